import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FullPageError, FullPageWait } from '../../../components/full-page';
import { Statement } from '../../../components/statement';
import { useFigure } from '../../../components/use-figure';
import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import { type Channel, type Choice, type Insights, insightsQuery, spanOf } from '../api/insights-queries';
import { Bars } from '../components/bars';
import { HourMap } from '../components/hour-map';
import { ChannelTable, DayTable, DepartmentTable, PillarTable, spell } from '../components/out-tables';
import { Tile } from '../components/tile';
import { daysBetween, seriesOf } from '../insights.rules';
import { INSIGHTS } from '../insights.texts';

/** Apart also for those who see no colours: the legend and the table below say the same in words. */
const COLOURS: Record<Channel, string> = { web: '#1554ad', wechat: '#3a9b5c', weibo: '#d9822b', other: '#8a8f98' };

/** How much went out, when, by whom and to how many. */
export function OutPart({ choice }: { choice: Choice }) {
  const query = useQuery(insightsQuery(choice));
  if (query.data) return <Figures insights={query.data} choice={choice} />;
  if (query.isError) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  return <FullPageWait />;
}

function Figures({ insights, choice }: { insights: Insights; choice: Choice }) {
  const t = useTexts(INSIGHTS);
  const figure = useFigure();
  const days = useMemo(() => {
    const { from, to } = spanOf(choice.span);
    return daysBetween(from, to);
  }, [choice.span]);
  const series = useMemo(() => seriesOf(days, insights.days), [days, insights.days]);
  const labels = useMemo(() => days.map((day) => day.slice(5)), [days]);
  const bars = useMemo(
    () =>
      series.map(({ channel, counts }) => ({ name: channelName(channel), colour: COLOURS[channel], values: counts })),
    [series],
  );
  if (insights.channels.length === 0) return <Statement title={t('none')} text={t('noneHint')} />;
  const sum = (of: (row: Insights['channels'][number]) => number): number =>
    insights.channels.reduce((total, row) => total + of(row), 0);
  const counted = sum((row) => row.counted);
  const gone = sum((row) => row.gone);
  const whole = {
    ...{ likes: null, comments: null, shares: null },
    reads: insights.channels.some(({ reads }) => reads !== null) ? sum((row) => row.reads ?? 0) : null,
    unread: insights.channels.flatMap(({ unread }) => unread),
    missed: insights.channels.flatMap(({ missed }) => missed),
  };
  const { lateP95, lateMax } = insights.late;
  return (
    <>
      <dl className="insights-tiles">
        <Tile
          name={t('out')}
          value={t('outUnit', { n: sum((row) => row.out) })}
          {...(gone > 0 && { note: t('goneHint', { n: gone }) })}
        />
        <Tile
          name={t('reads')}
          value={whole.reads === null ? '—' : figure(whole, 'reads')}
          note={whole.reads === null ? figure(whole, 'reads') : t('readsHint', { counted })}
        />
        <Tile
          name={t('onTime')}
          value={lateP95 === null ? '—' : spell(lateP95, t)}
          {...(lateMax === null ? {} : { note: t('onTimeHint', { value: spell(lateMax, t) }) })}
        />
        <Tile name={t('departments')} value={t('departmentsUnit', { n: insights.departments.length })} />
      </dl>
      <div className="insights-parts">
        <section className="insights-part">
          <h2>{t('byDay')}</h2>
          <Bars labels={labels} series={bars} />
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
