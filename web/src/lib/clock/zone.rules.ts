const QUARTER_MS = 900_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const KEPT = 20_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** How far the clocks of an IANA zone are ahead of UTC at an instant (epoch ms), in ms; behind it is negative. */
export function offsetAt(at: number, zone: string): number {
  if (!Number.isFinite(at)) return 0;
  // Clocks are changed at quarters of an hour: what holds at the beginning of one holds all through it.
  const quarter = Math.floor(at / QUARTER_MS);
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  let offset = known.get(quarter);
  if (offset === undefined) {
    if (known.size >= KEPT) known.clear();
    offset = readOffset(quarter * QUARTER_MS, zone);
    known.set(quarter, offset);
  }
  return offset;
}

function readOffset(at: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const number = (name: string): number => Number(parts[name]);
  const year = parts['era'] === 'BC' ? 1 - number('year') : number('year');
  const shown = Date.UTC(year, number('month') - 1, number('day'), number('hour'), number('minute'), number('second'));
  return shown - at;
}

/** What the clocks of a zone show at an instant: `YYYY-MM-DDTHH:mm:ss`. */
export function wallAt(at: number, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 19);
}

/**
 * The instant at which the clocks of a zone show `YYYY-MM-DDTHH:mm`, epoch ms; NaN for what is no time. What they show twice is the
 * first of the two; what they leave out is read as if they had not been changed yet, as the server reads it.
 */
export function instantAt(wall: string, zone: string): number {
  const shown = Date.parse(`${wall}Z`);
  if (Number.isNaN(shown)) return Number.NaN;
  const [before, after] = [offsetAt(shown - DAY_MS, zone), offsetAt(shown + DAY_MS, zone)];
  const fitting = [before, after].map((offset) => shown - offset).filter((at) => at + offsetAt(at, zone) === shown);
  return fitting.length > 0 ? Math.min(...fitting) : shown - before;
}

/** `+08:00`, as instants are written with it. */
export function offsetWritten(offsetMs: number): string {
  const minutes = Math.abs(Math.round(offsetMs / MINUTE_MS));
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `UTC+8`, `UTC+5:30`, `UTC−4`, as people say it. */
export function offsetSpoken(offsetMs: number): string {
  const minutes = Math.abs(Math.round(offsetMs / MINUTE_MS));
  if (minutes === 0) return 'UTC';
  const rest = minutes % 60;
  return `UTC${offsetMs < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Whether two zones' clocks show the same in the months around an instant, whatever their names. */
export function sameClocks(one: string, other: string, at: number): boolean {
  return Array.from({ length: 13 }, (_, month) => at + (month - 6) * 30 * DAY_MS).every(
    (around) => offsetAt(around, one) === offsetAt(around, other),
  );
}

/** What people call the zone: `北京时间`, `Eastern Time`. @param language as browsers name it, e.g. `zh-CN` */
export function zoneSpoken(zone: string, language: string): string {
  if (['Asia/Shanghai', 'Asia/Chongqing', 'PRC'].includes(zone))
    return language.startsWith('en') ? 'Beijing time' : '北京时间';
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
