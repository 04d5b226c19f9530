import type { Words } from './words.rules.js';
import type { CalendarPeriod } from './throttle-rule.rules.js';
import type { DayClass } from './time/day-class.rules.js';
import { formatClock, formatOffset } from './time/iso-time.rules.js';
import { civilOf, DAY, type DayNumber, isoWeekdayOf, SECOND, type ZoneClock } from './time/zone-clock.rules.js';

/** Days the planner looks ahead, each of 24 h. */
export const SEARCH_DAYS = 366;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS_ZH = '一二三四五六日';
const WEEKDAYS_EN = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const CLASS_ZH: Record<DayClass, string> = { workday: '工作日', weekend: '周末', holiday: '节假日' };
const CLASS_EN: Record<DayClass, string> = { workday: 'a working day', weekend: 'a weekend day', holiday: 'a holiday' };
const MINUTE = 60 * SECOND;
const UNITS = [
  [DAY, '天', 'day'],
  [DAY / 24, '小时', 'hour'],
  [MINUTE, '分钟', 'minute'],
  [SECOND, '秒', 'second'],
] as const;

/** A duration in words: 1 天 2 小时 / 1 day 2 hours. */
export function durationWords(ms: number): Words {
  const [zh, en]: [string[], string[]] = [[], []];
  let rest = ms;
  for (const [unit, nameZh, nameEn] of UNITS) {
    const count = unit === SECOND ? rest / SECOND : Math.floor(rest / unit);
    rest -= count * unit;
    if (count === 0) continue;
    zh.push(`${count} ${nameZh}`);
    en.push(`${count} ${nameEn}${count === 1 ? '' : 's'}`);
  }
  return { zh: zh.join(' '), en: en.join(' ') };
}

/** A date in words, with the year where it differs from that of the day the reader has in mind. */
export function dateWords(day: DayNumber, reference: DayNumber): Words {
  const { year, month, day: date } = civilOf(day);
  const withYear = year !== civilOf(reference).year;
  return {
    zh: `${withYear ? `${year}年` : ''}${month}月${date}日`,
    en: `${date} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ''}`,
  };
}

/**
 * A local time in words, to the second it falls in or the next: slots are whole seconds, and the figures must add up.
 * With the date where it differs from that of `reference`, and the offset where the wall clock shows the reading twice.
 */
export function timeWords(exact: number, reference: number, clock: ZoneClock): Words {
  const instant = Math.ceil(exact / SECOND) * SECOND;
  const local = clock.localAt(instant);
  const day = Math.floor(local / DAY);
  const offset = clock.isAmbiguous(instant) ? ` (UTC${formatOffset(clock.offsetAt(instant))})` : '';
  const time = `${formatClock(local - day * DAY)}${offset}`;
  const referenceDay = clock.dayAt(reference);
  if (day === referenceDay) return { zh: time, en: time };
  const date = dateWords(day, referenceDay);
  return { zh: `${date.zh} ${time}`, en: `${date.en} ${time}` };
}

function fromWords(legalFrom: number | null, reference: number, clock: ZoneClock): Words {
  if (legalFrom === null)
    return { zh: `${SEARCH_DAYS} 天内没有可发的时间`, en: `there is no time within ${SEARCH_DAYS} days` };
  const time = timeWords(legalFrom, reference, clock);
  return { zh: `${time.zh} 起可发`, en: `possible from ${time.en}` };
}

/**
 * Why a sliding limit or a smallest distance refuses `at`. `run`: first and last of the sends that leave no room; `isChained`: those
 * behind it leave none either, which the figures alone would not tell.
 */
export function explainSliding(
  rule: { isMinGap: boolean; max: number; per: number; run: readonly number[]; isChained: boolean },
  at: number,
  legalFrom: number | null,
  clock: ZoneClock,
): Words {
  const per = durationWords(rule.per);
  const from = fromWords(legalFrom, at, clock);
  const [first, last] = [rule.run[0] ?? at, rule.run[1] ?? at].map((time) => timeWords(time, at, clock)) as [
    Words,
    Words,
  ];
  const limit: Words = rule.isMinGap
    ? { zh: `相邻两条至少间隔 ${per.zh}`, en: `posts must be at least ${per.en} apart` }
    : {
        zh: `${per.zh}内${rule.max === 1 ? '只能' : '最多'}发 ${rule.max} 条`,
        en: `at most ${rule.max} ${rule.max === 1 ? 'post' : 'posts'} in any ${per.en}`,
      };
  const taken: Words =
    rule.max === 1
      ? { zh: `${first.zh} 已有一条`, en: `one is at ${first.en}` }
      : { zh: `${first.zh} 至 ${last.zh} 已有 ${rule.max} 条`, en: `${rule.max} are at ${first.en} to ${last.en}` };
  const more = rule.isChained ? { zh: '，其后也已排满', en: ', and those after it leave no room' } : { zh: '', en: '' };
  return { zh: `${limit.zh}，${taken.zh}${more.zh}，${from.zh}`, en: `${limit.en}; ${taken.en}${more.en}; ${from.en}` };
}

const PERIOD_ZH: Record<CalendarPeriod, string> = { day: '每天', week: '每周', month: '每月' };

/** Why a calendar quota refuses `at`. `from` and `to`: first and last day of the period. */
export function explainCalendar(
  quota: { max: number; per: CalendarPeriod; count: number; from: DayNumber; to: DayNumber },
  at: number,
  legalFrom: number | null,
  clock: ZoneClock,
): Words {
  const [first, last] = [dateWords(quota.from, quota.from), dateWords(quota.to, quota.from)];
  const { year, month } = civilOf(quota.from);
  const period: Record<CalendarPeriod, Words> = {
    day: first,
    week: { zh: `${first.zh}至${last.zh}这一周`, en: `the week of ${first.en} to ${last.en}` },
    month: { zh: `${year}年${month}月`, en: `${MONTHS[month - 1]} ${year}` },
  };
  const { zh, en } = period[quota.per];
  const next = fromWords(legalFrom, at, clock);
  const posts = quota.max === 1 ? 'post' : 'posts';
  return {
    zh: `${PERIOD_ZH[quota.per]}最多发 ${quota.max} 条，${zh}已有 ${quota.count} 条，${next.zh}`,
    en: `at most ${quota.max} ${posts} a ${quota.per}; ${en} already has ${quota.count}; ${next.en}`,
  };
}

/**
 * Why hours refuse `at`: the class of the day and its ranges as written. Where nobody asked for `at` itself, and the search only came by,
 * it speaks of the stretch that is closed. Hours are told by the minute, for so they are written.
 */
export function explainHours(
  day: { dayClass: DayClass; ranges: readonly string[]; isAsked: boolean },
  at: number,
  legalFrom: number | null,
  clock: ZoneClock,
): Words {
  const number = clock.dayAt(at);
  const date = dateWords(number, number);
  const weekday = isoWeekdayOf(number) - 1;
  const next = fromWords(legalFrom, at, clock);
  const closed = day.ranges.length === 0;
  const outside = outsideWords(Math.floor(at / MINUTE) * MINUTE, legalFrom, day.isAsked, clock);
  const [zh, en] = [day.ranges.join('、'), day.ranges.join(', ')];
  return {
    zh: `${date.zh}（周${WEEKDAYS_ZH[weekday]}）是${CLASS_ZH[day.dayClass]}，${closed ? '当天不可发' : `可发时间为 ${zh}，${outside.zh}`}，${next.zh}`,
    en: `${WEEKDAYS_EN[weekday]} ${date.en} is ${CLASS_EN[day.dayClass]}, ${closed ? 'with no sending hours' : `with sending hours ${en}, ${outside.en}`}; ${next.en}`,
  };
}

/** What of a day lies outside its hours: the minute that was asked for, or the stretch the search passed over. */
function outsideWords(minute: number, legalFrom: number | null, isAsked: boolean, clock: ZoneClock): Words {
  const from = timeWords(minute, minute, clock);
  if (isAsked) return { zh: `${from.zh} 不在其内`, en: `which ${from.en} is outside of` };
  if (legalFrom === null) return { zh: `${from.zh} 以后不可发`, en: `so that nothing leaves after ${from.en}` };
  const to = timeWords(legalFrom, minute, clock);
  return { zh: `${from.zh} 至 ${to.zh} 不可发`, en: `so that nothing leaves from ${from.en} to ${to.en}` };
}

/** Why a blackout refuses `at`. */
export function explainBlackout(
  blackout: { from: number; to: number; name: string | undefined },
  at: number,
  legalFrom: number | null,
  clock: ZoneClock,
): Words {
  // Both borders show their date, and their year where it is another than that of `at`.
  const [from, to] = [blackout.from, blackout.to].map((time) =>
    timeWords(time, clock.dayAt(time) === clock.dayAt(at) ? at - 2 * DAY : at, clock),
  ) as [Words, Words];
  const next = fromWords(legalFrom, at, clock);
  const name = blackout.name === undefined ? undefined : { zh: `“${blackout.name}”`, en: ` “${blackout.name}”` };
  return {
    zh: `${from.zh} 至 ${to.zh} 为停发时段${name?.zh ?? ''}，${next.zh}`,
    en: `no sending from ${from.en} to ${to.en}${name ? ` (blackout${name.en})` : ' (blackout)'}; ${next.en}`,
  };
}

/** Why the number of sends under way refuses another one now. */
export function explainInFlight(max: number, open: number): Words {
  return {
    zh: `同时在发的最多 ${max} 条，现有 ${open} 条尚未结束，有一条结束后可发`,
    en: `at most ${max} at the same time; ${open} ${open === 1 ? 'is' : 'are'} still under way; possible once one has ended`,
  };
}

/** Words for a search without result. */
export function noSlotWords(wish: number, clock: ZoneClock): Words {
  const from = timeWords(wish, wish - 400 * DAY, clock);
  return {
    zh: `从 ${from.zh} 起 ${SEARCH_DAYS} 天内没有可发的时间；请调整发布频次规则、停发时段或期望时间`,
    en: `no slot within ${SEARCH_DAYS} days from ${from.en}; change the rules, the blackouts or the wished time`,
  };
}
