import type { ReactNode } from 'react';
import { type Figured, useFigure } from '../../../components/use-figure';
import { channelName } from '../../../lib/channel-names';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import type { Insights } from '../api/insights-queries';
import { INSIGHTS } from '../insights.texts';
import { spellMs } from '../insights.rules';
import { Table } from './table';

type Words = (typeof INSIGHTS)['zh'];
type Counts = Figured & { out: number };

export function spell(ms: number, t: Say<Words>): string {
  const { value, unit } = spellMs(ms);
  return t(unit, { value });
}

export function ChannelTable({ rows }: { rows: Insights['channels'] }) {
  const t = useTexts(INSIGHTS);
  const figure = useFigure();
  return (
    <Table
      head={[t('channel'), ...countHeads(t), t('p50'), t('p95'), t('p99'), t('max')]}
      rows={rows.map((row) => [
        channelName(row.channel),
        ...countsOf(row, figure),
        ...[row.lateP50, row.lateP95, row.lateP99, row.lateMax].map((ms) => (ms === null ? '—' : spell(ms, t))),
      ])}
    />
  );
}

export function DepartmentTable({ rows }: { rows: Insights['departments'] }) {
  const t = useTexts(INSIGHTS);
  const figure = useFigure();
  return (
    <Table
      head={[t('byDepartment'), ...countHeads(t)]}
      rows={rows.map((row) => [row.departmentName, ...countsOf(row, figure)])}
    />
  );
}

export function PillarTable({ rows }: { rows: Insights['pillars'] }) {
  const t = useTexts(INSIGHTS);
  const figure = useFigure();
  return (
    <Table
      head={[t('byPillar'), ...countHeads(t)]}
      rows={rows.map((row) => [
        row.campaignTitle === null ? t('noCampaign') : `${row.campaignTitle} · ${row.pillarTitle ?? t('noPillar')}`,
        ...countsOf(row, figure),
      ])}
    />
  );
}

export function DayTable({
  days,
  series,
}: {
  days: readonly string[];
  series: readonly { channel: Parameters<typeof channelName>[0]; counts: number[] }[];
}) {
  const t = useTexts(INSIGHTS);
  const sums = days.map((_, index) => series.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0));
  return (
    <Table
      head={[t('day'), ...series.map(({ channel }) => channelName(channel)), t('total')]}
      rows={days.flatMap((day, index) =>
        sums[index] === 0 ? [] : [[day, ...series.map(({ counts }) => counts[index] ?? 0), sums[index] ?? 0]],
      )}
    />
  );
}

function countHeads(t: Say<Words>): string[] {
  return [t('out'), t('reads'), t('likes'), t('comments'), t('shares')];
}

function countsOf(row: Counts, figure: ReturnType<typeof useFigure>): ReactNode[] {
  const counts = (['reads', 'likes', 'comments', 'shares'] as const).map((name) =>
    row[name] === null ? <span className="insights-none">{figure(row, name)}</span> : figure(row, name),
  );
  return [row.out, ...counts];
}
