import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FullPageError, FullPageWait } from '../../../components/full-page';
import { Statement } from '../../../components/statement';
import { serverNow } from '../../../lib/clock/server-clock';
import { spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { type Choice, type Work, workloadQuery } from '../api/insights-queries';
import { Bars } from '../components/bars';
import { spell } from '../components/out-tables';
import { Table } from '../components/table';
import { INSIGHTS } from '../insights.texts';

const COLOURS = { waiting: '#d9822b', decided: '#1554ad' };

/** How much waits for reviewers, and how long a review takes them. */
export function ReviewPart({ choice }: { choice: Choice }) {
  const t = useTexts(INSIGHTS);
  const query = useQuery(workloadQuery(choice));
  const { data } = query;
  const labels = useMemo(() => data?.stages.map(({ name }) => spoken(name)) ?? [], [data]);
  const series = useMemo(
    () =>
      (['waiting', 'decided'] as const).map((kind) => ({
        ...{ name: t(kind), colour: COLOURS[kind] },
        values: data?.stages.map((stage) => stage[kind]) ?? [],
      })),
    [data, t],
  );
  if (query.isError && !data) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  if (!data) return <FullPageWait />;
  if (data.stages.every(({ waiting, decided }) => waiting + decided === 0))
    return <Statement title={t('reviewNone')} text={t('reviewNoneHint')} />;
  const head = [t('waiting'), t('waitingLongest'), t('decided'), t('returned'), t('tookP50'), t('tookP95')];
  return (
    <div className="insights-parts">
      <section className="insights-part">
        <h2>{t('byStage')}</h2>
        <Bars labels={labels} series={series} isStacked={false} />
        <Table
          head={[t('byStage'), ...head]}
          rows={data.stages.map((stage) => [spoken(stage.name), ...figuresOf(stage, t)])}
        />
        <p className="soft">{t('tookHint')}</p>
      </section>
      <section className="insights-part">
        <h2>{t('byReviewer')}</h2>
        <Table
          head={[t('byReviewer'), ...head]}
          rows={data.people.map((person) => [person.personName, ...figuresOf(person, t)])}
        />
        <p className="soft">{t('waitingHint')}</p>
      </section>
    </div>
  );
}

function figuresOf(
  { waiting, waitingSince, decided, returned, tookP50, tookP95 }: Omit<Work, 'personId' | 'personName'>,
  t: Say<(typeof INSIGHTS)['zh']>,
): (number | string)[] {
  const spelt = (ms: number | null): string => (ms === null ? '—' : spell(ms, t));
  const waited = waitingSince === null ? null : Math.max(0, serverNow() - Date.parse(waitingSince));
  return [waiting, spelt(waited), decided, returned, spelt(tookP50), spelt(tookP95)];
}
