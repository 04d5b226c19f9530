import chineseDays from 'chinese-days';
import { formatDate } from './iso-time.rules.js';
import { civilOf, type DayNumber, dayNumberOf, isoWeekdayOf } from './zone-clock.rules.js';

export const DAY_CLASSES = ['workday', 'weekend', 'holiday'] as const;
export type DayClass = (typeof DAY_CLASSES)[number];

/** Classes an installation sets itself, by local date `YYYY-MM-DD`; they go before the announced ones. */
export type DayClassTable = Readonly<Record<string, DayClass>>;

/** Both caches only remember: the same date always has the same class. */
const KEPT = 100_000;
const known = new Map<DayNumber, DayClass>();
const announcedYears = new Map<number, boolean>();

/**
 * The class of a local calendar date: announced holidays and 调休 working days of mainland China from the `chinese-days` package (the State Council's
 * yearly notices; 1.5.7 knows 2004–2026), anything else by its weekday.
 */
export function dayClassOf(day: DayNumber, table?: DayClassTable): DayClass {
  if (table) {
    const date = formatDate(day);
    const own = Object.hasOwn(table, date) ? table[date] : undefined;
    if (own) return own;
  }
  const kept = known.get(day);
  if (kept) return kept;
  if (known.size >= KEPT) known.clear();
  const found = announcedClassOf(day);
  known.set(day, found);
  return found;
}

function announcedClassOf(day: DayNumber): DayClass {
  const notice = noticeFor(day);
  if (notice) return notice.work ? 'workday' : 'holiday';
  if (isoWeekdayOf(day) <= 5) return 'workday';
  // The package leaves out three weekend days in the middle of a holiday (Dragon Boat 2011, 2012, 2015): both neighbours belong to the same one.
  const [before, after] = [noticeFor(day - 1), noticeFor(day + 1)];
  const inside = before && after && !before.work && !after.work && before.name === after.name;
  return inside ? 'holiday' : 'weekend';
}

/** What was announced for a date, or null. */
function noticeFor(day: DayNumber): { work: boolean; name: string } | null {
  // New Year's Day is in every year's notice, and a notice may reach back to the last days of the year before. Other years need not be looked through.
  const { year } = civilOf(day);
  return isAnnounced(year) || isAnnounced(year + 1) ? detailOf(day) : null;
}

/** Whether the package knows the State Council's notice for a year; other years follow the weekday. */
export function isAnnounced(year: number): boolean {
  const kept = announcedYears.get(year);
  if (kept !== undefined) return kept;
  if (announcedYears.size >= KEPT) announcedYears.clear();
  const found = detailOf(dayNumberOf(year, 1, 1)) !== null;
  announcedYears.set(year, found);
  return found;
}

/** A date whose class was announced: a day of a holiday, or a day worked in its place (调休). */
export interface AnnouncedDay {
  readonly day: DayNumber;
  readonly class: 'holiday' | 'workday';
  /** The holiday's name; null for a weekend day that is inside one and not listed by itself. */
  readonly name: { readonly zh: string; readonly en: string } | null;
}

/** Everything that was announced for a year, earliest first; nothing for a year whose notice is not known. */
export function announcedDaysOf(year: number): AnnouncedDay[] {
  const days: AnnouncedDay[] = [];
  for (let day = dayNumberOf(year, 1, 1); day < dayNumberOf(year + 1, 1, 1); day++) {
    const notice = noticeFor(day);
    const found = announcedClassOf(day);
    if (found === 'weekend' || (!notice && found === 'workday')) continue;
    const [en, zh] = notice?.name.split(',') ?? [];
    days.push({ day, class: found, name: en && zh ? { zh, en } : null });
  }
  return days;
}

function detailOf(day: DayNumber): { work: boolean; name: string } | null {
  const date = formatDate(day);
  if (date.length !== 10) return null;
  // Only the announcement is taken from the package, and only for a bare YYYY-MM-DD. It keys its own table by the process's zone, so that west of Greenwich
  // both the key and the question slip a day and still meet; its `date` and its weekday slip too and are not used.
  const { name, work } = chineseDays.getDayDetail(date);
  // Announced days are named like `National Day,国庆节,3`, all others by their weekday.
  return name.includes(',') ? { name, work } : null;
}
