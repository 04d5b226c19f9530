import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useMay } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { PageHead } from '../../components/page-head';
import { Statement } from '../../components/statement';
import { zoneInFull } from '../../lib/clock/elsewhere';
import { useTexts } from '../../lib/language/use-texts';
import {
  campaignNamesQuery,
  type Choice,
  departmentNamesQuery,
  type Insights,
  insightsQuery,
  SPANS,
  spanOf,
  workbookOf,
} from './api/insights-queries';
import { HourMap } from './components/hour-map';
import { OutChart } from './components/out-chart';
import { ChannelTable, DayTable, DepartmentTable, PillarTable, spell } from './components/out-tables';
import { daysBetween, seriesOf } from './insights.rules';
import { INSIGHTS } from './insights.texts';
import './insights.css';

/** What went out, when, how punctually and to how many; what is chosen stands in the address. */
export function InsightsPage() {
  const t = useTexts(INSIGHTS);
  const choice = choiceOf(useSearch({ strict: false }) as Record<string, unknown>);
  const query = useQuery(insightsQuery(choice));
  const { data } = query;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead', { zone: zoneInFull() })}
        acts={
          <Button href={workbookOf(choice)} download disabled={!data || data.channels.length === 0}>
            {t('export')}
          </Button>
        }
      />
      <ChoiceBar choice={choice} />
      {data ? (
        <Figures insights={data} choice={choice} />
      ) : query.isError ? (
        <FullPageError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <FullPageWait />
      )}
    </>
  );
}

function choiceOf({ span, campaignId, departmentId }: Record<string, unknown>): Choice {
  const known = SPANS.find((one) => one === String(span));
  return {
    span: known ?? '31',
    ...(typeof campaignId === 'string' ? { campaignId } : {}),
    ...(typeof departmentId === 'string' ? { departmentId } : {}),
  };
}

function ChoiceBar({ choice }: { choice: Choice }) {
  const t = useTexts(INSIGHTS);
  const navigate = useNavigate();
  const may = useMay();
  const { data: campaigns = [] } = useQuery({ ...campaignNamesQuery, enabled: may('campaign.read') });
  const { data: departments = [] } = useQuery({ ...departmentNamesQuery, enabled: may('department.read') });
  const choose = (next: Partial<Choice>) =>
    void navigate({ to: '/insights', search: { ...choice, ...next } as never, replace: true });
  return (
    <div className="insights-choice">
      <Select
        aria-label={t('span')}
        value={choice.span}
        options={SPANS.map((span) => ({ value: span, label: t(`days${span}`) }))}
        onChange={(span) => choose({ span })}
      />
      <Select
        aria-label={t('campaign')}
        value={choice.campaignId ?? ''}
        options={[
          { value: '', label: t('allCampaigns') },
          ...campaigns.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        popupMatchSelectWidth={false}
        onChange={(id) => choose({ campaignId: id || undefined })}
      />
      <Select
        aria-label={t('department')}
        value={choice.departmentId ?? ''}
        options={[
          { value: '', label: t('allDepartments') },
          ...departments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(id) => choose({ departmentId: id || undefined })}
      />
    </div>
  );
}

function Figures({ insights, choice }: { insights: Insights; choice: Choice }) {
  const t = useTexts(INSIGHTS);
  const days = useMemo(() => {
    const { from, to } = spanOf(choice.span);
    return daysBetween(from, to);
  }, [choice.span]);
  const series = useMemo(() => seriesOf(days, insights.days), [days, insights.days]);
  if (insights.channels.length === 0) return <Statement title={t('none')} text={t('noneHint')} />;
  const sum = (of: (row: Insights['channels'][number]) => number): number =>
    insights.channels.reduce((total, row) => total + of(row), 0);
  const counted = sum((row) => row.counted);
  const worst = Math.max(
    ...insights.channels.filter(({ channel }) => channel !== 'other').map((row) => row.lateP95),
    0,
  );
  const latest = Math.max(...insights.channels.map((row) => row.lateMax));
  return (
    <>
      <dl className="insights-tiles">
        <Tile name={t('out')} value={t('outUnit', { n: sum((row) => row.out) })} />
        <Tile
          name={t('reads')}
          value={counted === 0 ? '—' : sum((row) => row.reads ?? 0).toLocaleString()}
          note={counted === 0 ? t('noReads') : t('readsHint', { counted })}
        />
        <Tile name={t('onTime')} value={spell(worst, t)} note={t('onTimeHint', { value: spell(latest, t) })} />
        <Tile name={t('departments')} value={t('departmentsUnit', { n: insights.departments.length })} />
      </dl>
      <div className="insights-parts">
        <section className="insights-part">
          <h2>{t('byDay')}</h2>
          <OutChart days={days} series={series} />
          <details>
            <summary>{t('asTable')}</summary>
            <DayTable days={days} series={series} />
          </details>
        </section>
        <section className="insights-part">
          <h2>{t('byHour')}</h2>
          <HourMap hours={insights.hours} />
        </section>
        <section className="insights-part">
          <h2>{t('byChannel')}</h2>
          <ChannelTable rows={insights.channels} />
          {insights.channels.some(({ channel }) => channel === 'other') && <p className="soft">{t('handNote')}</p>}
        </section>
        <section className="insights-part">
          <h2>{t('byDepartment')}</h2>
          <DepartmentTable rows={insights.departments} />
        </section>
        <section className="insights-part">
          <h2>{t('byPillar')}</h2>
          <PillarTable rows={insights.pillars} />
        </section>
      </div>
    </>
  );
}

function Tile({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div className="insights-tile">
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {note && <span className="soft">{note}</span>}
      </dd>
    </div>
  );
}
