import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FullPageError, FullPageWait } from '../../../components/full-page';
import { Statement } from '../../../components/statement';
import { useTexts } from '../../../lib/language/use-texts';
import { type Choice, insightsQuery, type LatenessDay, spanOf } from '../api/insights-queries';
import { Bars } from '../components/bars';
import { ChannelTable, spell } from '../components/out-tables';
import { Table } from '../components/table';
import { Tile } from '../components/tile';
import { daysBetween, onDays, punctuality } from '../insights.rules';
import { INSIGHTS } from '../insights.texts';

const KINDS = ['punctual', 'delayed', 'late', 'missing'] as const;
const COLOURS = { punctual: '#3a9b5c', delayed: '#d9a22b', late: '#c8402e', missing: '#8a8f98' };

/** What left at its time, what after it, and what has not left. */
export function LatePart({ choice }: { choice: Choice }) {
  const t = useTexts(INSIGHTS);
  const query = useQuery(insightsQuery(choice));
  if (query.data) {
    const { lateness, channels } = query.data;
    if (lateness.length === 0) return <Statement title={t('none')} text={t('noneHint')} />;
    return (
      <div className="insights-parts">
        <Lateness rows={lateness} choice={choice} />
        <section className="insights-part">
          <h2>{t('byChannel')}</h2>
          <ChannelTable rows={channels} />
          {channels.some(({ channel }) => channel === 'other') && <p className="soft">{t('handNote')}</p>}
        </section>
      </div>
    );
  }
  if (query.isError) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  return <FullPageWait />;
}

function Lateness({ rows, choice }: { rows: readonly LatenessDay[]; choice: Choice }) {
  const t = useTexts(INSIGHTS);
  const days = useMemo(() => {
    const { from, to } = spanOf(choice.span);
    return daysBetween(from, to);
  }, [choice.span]);
  const labels = useMemo(() => days.map((day) => day.slice(5)), [days]);
  const series = useMemo(
    () =>
      KINDS.map((kind) => ({
        ...{ name: t(kind), colour: COLOURS[kind] },
        values: onDays(days, rows).map((row) => row?.[kind] ?? 0),
      })),
    [days, rows, t],
  );
  const { planned, share, late, missing } = punctuality(rows);
  return (
    <>
      <dl className="insights-tiles">
        <Tile name={t('punctualShare')} value={share === null ? '—' : `${share}%`} note={t('punctualHint')} />
        <Tile name={t('planned')} value={t('outUnit', { n: planned })} note={t('plannedHint')} />
        <Tile name={t('late')} value={t('outUnit', { n: late })} />
        <Tile name={t('missing')} value={t('outUnit', { n: missing })} note={t('missingHint')} />
      </dl>
      <section className="insights-part">
        <h2>{t('lateByDay')}</h2>
        <Bars labels={labels} series={series} />
        <details>
          <summary>{t('asTable')}</summary>
          <Table
            name={t('lateByDay')}
            head={[t('day'), ...KINDS.map((kind) => t(kind)), t('p50'), t('p95'), t('max')]}
            rows={rows.map((row) => [
              ...[row.day, ...KINDS.map((kind) => row[kind])],
              ...[row.lateP50, row.lateP95, row.lateMax].map((ms) => (ms === null ? '—' : spell(ms, t))),
            ])}
          />
        </details>
      </section>
    </>
  );
}
