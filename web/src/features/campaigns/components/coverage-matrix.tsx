import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { type Campaign, coverageQuery, departmentsQuery } from '../api/campaign-queries';
import { CAMPAIGNS } from '../campaigns.texts';
import { type Counts, matrixOf, STAGES } from '../coverage.rules';
import './coverage-matrix.css';

/** Which department has what for which pillar, and who has nothing yet. */
export function CoverageMatrix({ campaign }: { campaign: Campaign }) {
  const t = useTexts(CAMPAIGNS);
  const query = useQuery(coverageQuery(campaign.id));
  const { data: departments = [] } = useQuery(departmentsQuery);
  const matrix = useMemo(() => matrixOf(query.data?.cells ?? []), [query.data]);
  if (query.isError && !query.data)
    return (
      <p role="alert">
        {t('failed', { why: query.error.message })}{' '}
        <Button size="small" onClick={() => void query.refetch()}>
          {t('retry')}
        </Button>
      </p>
    );
  if (!query.data) return <p aria-busy className="coverage-wait" />;
  const columns: { id: string | null; title: string }[] = [
    ...campaign.pillars.map(({ id, title }) => ({ id, title })),
    ...(matrix.hasUnfiled ? [{ id: null, title: t('noPillar') }] : []),
  ];
  const speaking = new Set(matrix.rows.map(({ departmentId }) => departmentId));
  // Whoever runs the campaign need not write for it.
  const silent = departments.filter(
    ({ id, path }) => path.includes(campaign.departmentId) && id !== campaign.departmentId && !speaking.has(id),
  );
  return (
    <>
      {matrix.rows.length === 0 ? (
        <p className="soft">{t('coverageNone')}</p>
      ) : (
        <>
          <p className="soft coverage-legend">
            {STAGES.map((stage) => (
              <span key={stage} className="coverage-key">
                <i className={`coverage-bar is-${stage}`} aria-hidden /> {t(stage)}
              </span>
            ))}
            <span>{t('coverageHint')}</span>
          </p>
          <div className="coverage-scroll" tabIndex={0} role="region" aria-label={t('coverage')}>
            <table className="coverage">
              <thead>
                <tr>
                  <th scope="col">{t('department')}</th>
                  {columns.map(({ id, title }) => (
                    <th key={id ?? ''} scope="col">
                      {title}
                    </th>
                  ))}
                  <th scope="col">{t('total')}</th>
                </tr>
              </thead>
              <tbody>
                {matrix.rows.map(({ departmentId, departmentName, cells, total }) => (
                  <tr key={departmentId}>
                    <th scope="row">{departmentName}</th>
                    {columns.map(({ id }) => (
                      <td key={id ?? ''}>
                        <Cell
                          counts={cells.get(id)}
                          href={storiesOf({ campaignId: campaign.id, departmentId, pillarId: id })}
                        />
                      </td>
                    ))}
                    <td>
                      <Cell
                        counts={total}
                        href={storiesOf({ campaignId: campaign.id, departmentId, pillarId: null })}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
              {matrix.rows.length > 1 && (
                <tfoot>
                  <tr>
                    <th scope="row">{t('total')}</th>
                    {columns.map(({ id }) => (
                      <td key={id ?? ''}>
                        <Cell counts={matrix.totals.get(id)} />
                      </td>
                    ))}
                    <td>
                      <Cell counts={matrix.total} />
                    </td>
                  </tr>
                </tfoot>
              )}
            </table>
          </div>
        </>
      )}
      {silent.length > 0 && matrix.rows.length > 0 && (
        <details className="coverage-silent">
          <summary>{t('silent', { n: silent.length })}</summary>
          <p>{silent.map(({ shortName, name }) => shortName ?? name).join(' · ')}</p>
        </details>
      )}
    </>
  );
}

function Cell({ counts, href }: { counts: Counts | undefined; href?: string }) {
  const t = useTexts(CAMPAIGNS);
  if (!counts)
    return (
      <span className="soft" aria-label="0">
        —
      </span>
    );
  const stages = STAGES.filter((stage) => counts[stage] > 0);
  const words = stages.map((stage) => `${t(stage)} ${counts[stage]}`).join(' · ');
  return (
    <span className="coverage-cell">
      {href ? (
        <a href={href} aria-label={`${counts.total}: ${words}`}>
          {counts.total}
        </a>
      ) : (
        <b>{counts.total}</b>
      )}
      <span className="coverage-bars" aria-hidden>
        {stages.map((stage) => (
          <i key={stage} className={`coverage-bar is-${stage}`} style={{ flexGrow: counts[stage] }} />
        ))}
      </span>
      <small>{words}</small>
    </span>
  );
}

function storiesOf(filter: { campaignId: string; departmentId: string; pillarId: string | null }): string {
  const query = new URLSearchParams({ campaignId: filter.campaignId, departmentId: filter.departmentId });
  if (filter.pillarId !== null) query.set('pillarId', filter.pillarId);
  return `/console/stories?${query.toString()}`;
}
