import { addDays, dayOf } from '../../lib/clock/days';
import type { Channel, Insights, LatenessDay } from './api/insights-queries';

export const CHANNEL_ORDER: readonly Channel[] = ['web', 'wechat', 'weibo', 'other'];

/** Every day from the first to the last, `YYYY-MM-DD`, also those on which nothing left. */
export function daysBetween(from: string, to: string): string[] {
  const [days, last]: [string[], string] = [[], dayOf(Date.parse(to) - 1)];
  for (let day = dayOf(Date.parse(from)); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** For each channel that spoke, how much left on each of the days. */
export function seriesOf(days: readonly string[], rows: Insights['days']): { channel: Channel; counts: number[] }[] {
  const place = new Map(days.map((day, index) => [day, index]));
  return CHANNEL_ORDER.flatMap((channel) => {
    const counts = days.map(() => 0);
    let any = false;
    for (const row of rows) {
      const at = place.get(row.day);
      if (row.channel !== channel || at === undefined) continue;
      counts[at] = row.out;
      any = true;
    }
    return any ? [{ channel, counts }] : [];
  });
}

/** What is told of each of the days; undefined where nothing is. */
export function onDays<Row extends { day: string }>(
  days: readonly string[],
  rows: readonly Row[],
): (Row | undefined)[] {
  const known = new Map(rows.map((row) => [row.day, row]));
  return days.map((day) => known.get(day));
}

/** How much was to leave, the share in whole hundredths that did so punctually, and how much came late or not; null of nothing. */
export function punctuality(rows: readonly Pick<LatenessDay, 'punctual' | 'delayed' | 'late' | 'missing'>[]): {
  planned: number;
  share: number | null;
  late: number;
  missing: number;
} {
  const sum = (of: 'punctual' | 'delayed' | 'late' | 'missing'): number =>
    rows.reduce((total, row) => total + row[of], 0);
  const [punctual, late, missing] = [sum('punctual'), sum('late'), sum('missing')];
  const planned = punctual + sum('delayed') + late + missing;
  // Rounded down: what was not always punctual is no hundred.
  return { planned, share: planned === 0 ? null : Math.floor((punctual / planned) * 100), late, missing };
}

/** Milliseconds as people say them: `0.2 s`, `12 s`, `3 min`, `2 h`, `3 d`. */
export function spellMs(ms: number): { value: string; unit: 's' | 'min' | 'h' | 'd' } {
  if (ms < 10_000) return { value: (ms / 1_000).toFixed(1), unit: 's' };
  if (ms < 120_000) return { value: String(Math.round(ms / 1_000)), unit: 's' };
  if (ms < 7_200_000) return { value: String(Math.round(ms / 60_000)), unit: 'min' };
  if (ms < 172_800_000) return { value: (ms / 3_600_000).toFixed(1), unit: 'h' };
  return { value: (ms / 86_400_000).toFixed(1), unit: 'd' };
}
