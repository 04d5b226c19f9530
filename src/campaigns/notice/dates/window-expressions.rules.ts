import { addDays, type CalendarDate, dateOf, daysNamed, daysOf, lastDayAfterMonths } from './calendar.rules.js';
import { datesIn, type DateExpression, readNumber } from './date-expressions.rules.js';
import { type DocumentYears, yearOf } from './document-years.rules.js';

/** A stretch of days as a text names it; a side the text leaves open is null. */
export interface DaysFound {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Flat range of the words. */
  readonly start: number;
  readonly end: number;
  /** True when words are there that name no certain day (前后, 初, 第二周). */
  readonly uncertain: boolean;
  /** True when the end lies in the next year though the text does not say so. */
  readonly crossesYear: boolean;
  readonly unit: DateExpression['unit'];
}

const TO = /^(?:至|到|[—~-]{1,3})/;
const BETWEEN =
  /^(?:（[^（）]{1,12}）)?(?:(?:上午|下午|晚上|早上|中午)?\d{1,2}(?:：\d{2}|[时点](?:\d{1,2}分|半)?)|上午|下午|中午)?(?:开始)?起?/;
const NUMERAL = '(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})';
const FROM_NOW =
  /(?:自|从)?(?:本?(?:通知|方案|文件))?(?:即日|发文之日|印发之日|下发之日|发布之日|公布之日)起?(?:至|到|[—~-]{1,3})?$/;
const LASTS = new RegExp(`为期(${NUMERAL}|半|两)个?(天|日|周|星期|月|年)`);

/** The first stretch of days a text names: a date, a month, or from one to another. Null when it names none. */
export function daysFoundIn(flat: string, years: DocumentYears): DaysFound | null {
  const dates = datesIn(flat, FEW);
  let unsure: DaysFound | null = null;
  for (const [index, date] of dates.entries()) {
    if (date.relative === 'every') continue;
    const found = stretchAt(flat, dates, index, years);
    // `今年为…`, `5月第二周（5月8日至14日）`: the words before the days only lead to them.
    const leads = date.unit === 'year' || /^（即?$/.test(flat.slice(date.end, dates[index + 1]?.start ?? date.end));
    if (found && !found.uncertain) return found;
    unsure ??= found;
    if (!leads) return unsure;
  }
  return unsure ?? untilYearEnd(flat, years);
}

/** `即日起至年底`, which holds no date of its own. */
function untilYearEnd(flat: string, years: DocumentYears): DaysFound | null {
  const end = /(?:至|到|[—~-]{1,3})(?:本|当)?年[底末]/.exec(flat);
  const now = end && FROM_NOW.exec(flat.slice(Math.max(0, end.index - 24), end.index));
  if (!end || !now || years.base === null) return null;
  const to = dateOf(years.base, 12, 31);
  return stretch({
    from: years.issued,
    to,
    start: end.index - now[0].length,
    end: end.index + end[0].length,
    unit: 'year',
  });
}

/** The stretch wanted is at the beginning; the dates after it do not matter. */
const FEW = 12;

/** The stretch that begins with one of a text's dates. */
export function stretchAt(
  flat: string,
  dates: readonly DateExpression[],
  index: number,
  years: DocumentYears,
): DaysFound | null {
  const date = dates[index];
  if (!date) return null;
  const shared = sharedUnit(flat, dates, index, years);
  if (shared) return shared;
  const now = FROM_NOW.exec(flat.slice(Math.max(0, date.start - 24), date.start));
  if (now) return fromNow(date, date.start - now[0].length, years);
  const between = BETWEEN.exec(flat.slice(date.end))?.[0].length ?? 0;
  // `自5月8日开始，至5月14日结束`
  const gap = between + (/^，(?=至|到)/.test(flat.slice(date.end + between)) ? 1 : 0);
  const sep = TO.exec(flat.slice(date.end + gap))?.[0].length ?? 0;
  if (sep > 0) {
    const range = rangeTo(flat, dates, index, date.end + gap + sep, years);
    if (range) return range;
  }
  return consecutive(flat, dates, index, years) ?? single(flat, date, years);
}

/** `5月8日、9日`, `5月和6月`: days or months that follow each other without a gap. */
function consecutive(
  flat: string,
  dates: readonly DateExpression[],
  index: number,
  years: DocumentYears,
): DaysFound | null {
  const first = dates[index];
  const year = first ? yearOf(first, years) : null;
  const named = first && year !== null && !first.atEnd ? daysNamed(first, year) : null;
  if (!first || !named) return null;
  let [to, end] = [named.to, first.end];
  for (;;) {
    const at = end + (/^[、和]/.exec(flat.slice(end))?.[0].length ?? 0);
    const listed = dates.find(({ start }) => start === at);
    const next = listed?.unit === first.unit && listed.year === null ? listed : shortDay(flat, at, first);
    const days = at > end && next ? daysNamed(next, year ?? 0) : null;
    if (!next || !days || days.from !== addDays(to, 1) || /^(?:之?前|以前)/.test(flat.slice(next.end))) break;
    [to, end] = [days.to, next.end];
  }
  return end === first.end ? null : stretch({ from: named.from, to, start: first.start, end, unit: first.unit });
}

/** The `9日` of `5月8日、9日`. */
function shortDay(flat: string, at: number, from: DateExpression): DateExpression | null {
  const day = new RegExp(`^(${NUMERAL})[日号]`).exec(flat.slice(at, at + 6));
  const part = readNumber(day?.[1] ?? '');
  return day && part !== null && from.unit === 'day' ? { ...from, part, start: at, end: at + day[0].length } : null;
}

function stretch(parts: Pick<DaysFound, 'from' | 'to' | 'start' | 'end' | 'unit'> & Partial<DaysFound>): DaysFound {
  return { uncertain: parts.from === null && parts.to === null, crossesYear: false, ...parts };
}

/** `7月1—31日`, `3至5月`, `2023年3—5月`: the unit stands once, behind the second number. */
function sharedUnit(
  flat: string,
  dates: readonly DateExpression[],
  index: number,
  years: DocumentYears,
): DaysFound | null {
  const date = dates[index];
  if (!date) return null;
  if (date.unit === 'month' && !date.atEnd) {
    const days = new RegExp(`^(${NUMERAL})(?:至|到|[—~-]{1,3})(${NUMERAL})[日号]`).exec(flat.slice(date.end));
    const year = yearOf(date, years);
    const [first, last] = [readNumber(days?.[1] ?? ''), readNumber(days?.[2] ?? '')];
    if (days && date.month !== null && first !== null && last !== null) {
      const [from, to] =
        year === null ? [null, null] : [dateOf(year, date.month, first), dateOf(year, date.month, last)];
      return stretch({ from, to, start: date.start, end: date.end + days[0].length, unit: 'day' });
    }
  }
  const next = date.unit === 'year' ? dates[index + 1] : date;
  if (!next || next.unit !== 'month' || (next !== date && next.year !== null)) return null;
  const low = date.unit === 'year' ? date.end : Math.max(0, date.start - 6);
  const months = new RegExp(`(?<![\\d月日年.])(${NUMERAL})(?:至|到|[—~-]{1,3})$`).exec(flat.slice(low, next.start));
  const first = readNumber(months?.[1] ?? '');
  if (!months || first === null || first > 12 || (date.unit === 'year' && months.index !== 0)) return null;
  const year = yearOf(date.unit === 'year' ? date : next, years);
  const start = date.unit === 'year' ? date.start : low + months.index;
  const crossesYear = first > (next.month ?? 12);
  const from = year === null ? null : dateOf(year, first, 1);
  const to = year === null ? null : (daysNamed(next, year + (crossesYear ? 1 : 0))?.to ?? null);
  return stretch({ from, to, start, end: next.end, unit: 'month', crossesYear });
}

/** `自即日起至9月底`: from the day of the document itself. */
function fromNow(date: DateExpression, start: number, years: DocumentYears): DaysFound {
  const year = yearOf(date, years);
  const to = year === null ? null : (daysNamed(date, year)?.to ?? null);
  return stretch({ from: years.issued, to, start, end: date.end, unit: date.unit });
}

function rangeTo(
  flat: string,
  dates: readonly DateExpression[],
  index: number,
  at: number,
  years: DocumentYears,
): DaysFound | null {
  const date = dates[index];
  const next = dates[index + 1];
  if (!date) return null;
  const end = next?.start === at ? next : (numericEnd(flat, at, date) ?? shortEnd(flat, at, date));
  if (!end) return null;
  const [fromYear, toYear] = rangeYears(date, end, years);
  const from = fromYear === null || date.atEnd ? null : (daysNamed(date, fromYear)?.from ?? null);
  const plain = toYear === null ? null : (daysNamed(end, toYear)?.to ?? null);
  const wraps = from !== null && plain !== null && plain < from && end.year === null && end.relative === null;
  const to = wraps && toYear !== null ? (daysNamed(end, toYear + 1)?.to ?? null) : plain;
  const unnamed = end.year === null && typeof end.relative !== 'number';
  const crossesYear = from !== null && to !== null && unnamed && from.slice(0, 4) !== to.slice(0, 4);
  const uncertain = date.unit === 'vague' || end.unit === 'vague' || from === null || to === null;
  return stretch({ from, to, start: date.start, end: end.end, unit: end.unit, crossesYear, uncertain });
}

/** The end of `2023.5.8-5.14` and `2023.5.8—14`. */
function numericEnd(flat: string, at: number, from: DateExpression): DateExpression | null {
  if (/[年月]/.test(flat.slice(from.start, from.end))) return null;
  const match = /^(?:(\d{1,2})[./-])?(\d{1,2})(?![\d.：年月日号])/.exec(flat.slice(at, at + 6));
  if (!match) return null;
  const month = match[1] === undefined ? from.month : Number(match[1]);
  return { ...from, year: null, relative: null, month, part: Number(match[2]), start: at, end: at + match[0].length };
}

/** An end that borrows from its beginning: `30日`, `下旬`, `月底`, `年底`. */
function shortEnd(flat: string, at: number, from: DateExpression): DateExpression | null {
  const rest = flat.slice(at, at + 12);
  const common = { ...from, year: null, relative: null, start: at, atEnd: false };
  const day = new RegExp(`^(?:本月|当月)?(${NUMERAL})[日号]`).exec(rest);
  const part = readNumber(day?.[1] ?? '');
  if (day && part !== null && from.month !== null) return { ...common, unit: 'day', part, end: at + day[0].length };
  const third = /^([上中下])旬/.exec(rest);
  if (third?.[1] && from.month !== null)
    return { ...common, unit: 'third', part: '上中下'.indexOf(third[1]) + 1, end: at + 2 };
  if (/^月[底末]/.test(rest) && from.month !== null)
    return { ...common, unit: 'month', part: null, atEnd: true, end: at + 2 };
  const close = /^(?:本|当)?年[底末]/.exec(rest);
  return close ? { ...common, unit: 'month', month: 12, part: null, atEnd: true, end: at + close[0].length } : null;
}

function rangeYears(from: DateExpression, to: DateExpression, years: DocumentYears): [number | null, number | null] {
  if (from.year === null && from.relative === null && to.year !== null) {
    const before =
      (from.month ?? 1) > (to.month ?? 12) || ((from.month ?? 1) === to.month && (from.part ?? 0) > (to.part ?? 99));
    return [before ? to.year - 1 : to.year, to.year];
  }
  const fromYear = yearOf(from, years);
  if (to.year !== null) return [fromYear, to.year];
  if (typeof to.relative === 'number') return [fromYear, fromYear === null ? null : fromYear + to.relative];
  return [fromYear, fromYear];
}

function single(flat: string, date: DateExpression, years: DocumentYears): DaysFound {
  const place = { start: date.start, end: date.end, unit: date.unit };
  const year = yearOf(date, years);
  const after = flat.slice(date.end, date.end + 30);
  const named = year === null ? null : daysNamed(date, year);
  if (!named || /^(?:（[^（）]{1,12}）)?(?:前后|左右|前夕)/.test(after))
    return stretch({ ...place, from: null, to: null, uncertain: true });
  if (
    /(?:截至|截止到?|至|到)$/.test(flat.slice(Math.max(0, date.start - 4), date.start)) ||
    /^(?:止|为止|前)/.test(after)
  ) {
    return stretch({ ...place, from: null, to: named.to });
  }
  if (date.atEnd) return stretch({ ...place, from: null, to: null, uncertain: true });
  // `2023年春节期间` names no days, and neither does a year that only opens a sentence.
  if (date.unit === 'year' && /^(?!内|全年|期间|度)[\p{Script=Han}\d“]/u.test(after))
    return stretch({ ...place, from: null, to: null, uncertain: true });
  if (/^(?:以后|之后)/.test(after)) return stretch({ ...place, from: named.from, to: null });
  const gap = BETWEEN.exec(after)?.[0] ?? '';
  if (!/(?:起|开始)$/.test(gap) && !/^[，（]?(?:开始|启动)/.test(after.slice(gap.length)))
    return stretch({ ...place, ...named });
  return lasting(after, named.from, place) ?? stretch({ ...place, from: named.from, to: null });
}

/** `9月1日起，为期一个月`: counted from the first day, that day included. */
function lasting(
  after: string,
  from: CalendarDate,
  place: Pick<DaysFound, 'start' | 'end' | 'unit'>,
): DaysFound | null {
  const match = LASTS.exec(after);
  const count = match?.[1] === '两' ? 2 : readNumber(match?.[1] ?? '');
  if (!match || count === null) return null;
  const end = place.end + match.index + match[0].length;
  const unit = match[2] ?? '';
  const to = /[天日]/.test(unit)
    ? addDays(from, count - 1)
    : /周|星期/.test(unit)
      ? addDays(from, count * 7 - 1)
      : lastDayAfterMonths(from, unit === '年' ? count * 12 : count);
  return stretch({ ...place, end, from, to });
}

/** The weekday printed in brackets after a date (1 = Monday), or null. */
export function weekdayAfter(flat: string, end: number): number | null {
  const match = /^（(?:星期|周|礼拜)([一二三四五六日天])）/.exec(flat.slice(end, end + 8));
  if (!match?.[1]) return null;
  return match[1] === '天' ? 7 : '一二三四五六日'.indexOf(match[1]) + 1;
}

/** The last day a deadline expression names: `7月27日`, `6月底`, `2021年底`; null for a month or a third of one, which name no single day. */
export function lastDayNamed(date: DateExpression, years: DocumentYears): CalendarDate | null {
  const year = yearOf(date, years);
  if (year === null) return null;
  if (date.unit === 'day' || date.atEnd) return daysNamed(date, year)?.to ?? null;
  return null;
}

/** Last day of the month a date lies in. */
export function endOfMonth(date: CalendarDate): CalendarDate | null {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return dateOf(year, month, daysOf(year, month));
}
