import type { CalendarDate } from '../dates/calendar.rules.js';
import { datesIn, type DateExpression } from '../dates/date-expressions.rules.js';
import { type DocumentYears, inMonthOfDocument } from '../dates/document-years.rules.js';
import { endOfMonth, lastDayNamed, stretchAt, weekdayAfter } from '../dates/window-expressions.rules.js';
import { handsIn } from './hand-in.rules.js';
import type { FlatRange } from './offices.rules.js';

/** A date of a sentence that is a last day: `[from, to)` with the words 于…前 round it. */
export interface Limit {
  readonly from: number;
  readonly to: number;
  readonly date: CalendarDate | null;
  readonly weekday: number | null;
  /** What the words themselves say ends: 报名, 作品提交; null for 于…前. */
  readonly names: FlatRange | null;
  readonly kind: 'before' | 'named' | 'direct' | 'relative';
}

const BEFORE =
  /^(?:（[^（）]{1,12}）)?(?:(?:上午|下午|晚上?|中午)?\d{1,2}(?:：\d{2}|[时点](?:\d{1,2}分|半)?)(?:整)?|(?:上午|下午)?(?:下班|放学)|上午|下午|中午|当[日天])?(?:之前|以前|前|止|为止|截止)(?!后|期|往|列|述|景|瞻|沿|身|夕|来|款|提(?!交)|置|十)/;
/** The hour behind a last day, which is part of its words. */
const HOUR = /^(?:（[^（）]{1,12}）)?(?:上午|中午|下午|晚上?)?\d{1,2}(?:：\d{2}|[时点](?:\d{1,2}分|半)?)(?:整)?/;
const ELIGIBLE =
  /^(?:注册|取得|出生|毕业|成立|登记|参加|入职|获得|发布|建成|投产|(?:印发|制定|完成|建立)的|已|未|曾|的)/;
const ENDS =
  /(?:截止(?:时间|日期|期限|日)?|截稿(?:时间|日期)?|不(?:得)?[晚迟]于|最[迟晚](?:不超过|于|在)?|[期时]限)(?:为|是|至|到|于|：)?(?:至|到)?$/;
const ENDS_AT =
  /(?:报名|报送|提交|申报|征集|征稿|投稿|推荐|上报|收稿|回执|反馈|作品征集|网络投票|投票)(?:截止)?(?:时间|日期|期限|起止时间)?(?:为|是|：|截止至?|截至|从|自)$/;
const RELATIVE =
  /每(?:月|周|季度|旬|半月|个月)[^，。；]{0,10}?前|(?:活动|宣传月|宣传周|会议|培训)?结束(?:后|之日起)[^，。；]{0,10}?(?:日|天|周|月)之?内|收到(?:本)?通知[^，。；]{0,6}?[日天周]之?内|(?:本|当)?[年月][底末]前/g;

/** More of them than any sentence has. */
const MOST = 200;

/** No last day is said without one of these: they spare most sentences the reading of their dates. */
const MAY_LIMIT = /[前止截晚迟限报提申征投推收回反将把内]/;

/** The last days a sentence names, in the order they stand. */
export function limitsIn(flat: string, years: DocumentYears): Limit[] {
  if (!MAY_LIMIT.test(flat)) return [];
  const dates = datesOf(flat, years);
  const limits: Limit[] = [];
  let covered = 0;
  for (const [index, date] of dates.entries()) {
    if (date.start < covered) continue;
    const limit = limitAt(flat, dates, index, date, years);
    if (!limit) continue;
    limits.push(limit);
    covered = limit.to;
  }
  limits.push(...relativeLimits(flat, limits, years));
  return limits.sort((a, b) => a.from - b.from);
}

/** The dates of a sentence; 本月 is the document's own month, unless the sentence speaks of every month or has named another before. */
function datesOf(flat: string, years: DocumentYears): DateExpression[] {
  const dates = datesIn(flat);
  const issuedIn = Number(years.issued?.slice(5, 7));
  const other = dates.findIndex(({ month }) => month !== null && month !== issuedIn);
  const last = flat.includes('每月') ? 0 : other < 0 ? dates.length : other;
  return dates.map((date, index) => (index < last ? inMonthOfDocument(date, years) : date));
}

function limitAt(
  flat: string,
  dates: readonly DateExpression[],
  index: number,
  date: DateExpression,
  years: DocumentYears,
): Limit | null {
  const head = flat.slice(Math.max(0, date.start - 24), date.start);
  const after = flat.slice(date.end, date.end + 60);
  const common = { date: lastDayNamed(date, years), weekday: weekdayAfter(flat, date.end) };
  const before = BEFORE.exec(after);
  const lead = /(?:请|须|应|要|务必|统一)?(?:于|在|截至|截止到?|最迟)?$/.exec(head)?.[0].length ?? 0;
  if (before && !ELIGIBLE.test(after.slice(before[0].length))) {
    const names = endingName(flat, date.start);
    return { ...common, from: date.start - lead, to: date.end + before[0].length, names, kind: 'before' };
  }
  if (sharesBefore(flat, dates, index)) {
    return { ...common, from: date.start - lead, to: date.end, names: null, kind: 'before' };
  }
  const ends = ENDS.exec(head) ?? ENDS_AT.exec(head);
  if (ends) {
    const range = stretchAt(flat, dates, index, years);
    const to = range ? range.end : date.end;
    return {
      date: range?.to ?? common.date,
      weekday: weekdayAfter(flat, to),
      from: date.start,
      to: to + (HOUR.exec(flat.slice(to, to + 24))?.[0].length ?? 0),
      names: endingName(flat, date.start),
      kind: 'named',
    };
  }
  const direct =
    /(?:于|在)$/.test(head) &&
    date.unit === 'day' &&
    /^(?:（[^（）]{1,12}）)?(?:将|把|报送|上报|报至|提交|反馈|报到|报(?=[我本市省区县]))/.test(after);
  return direct && handsIn(after)
    ? { ...common, from: date.start - lead, to: date.end, names: null, kind: 'direct' }
    : null;
}

/** `9月10日、9月25日前`: the 前 stands once, behind the last. */
function sharesBefore(flat: string, dates: readonly DateExpression[], index: number): boolean {
  const [date, next] = [dates[index], dates[index + 1]];
  if (!date || !next || date.unit !== 'day' || !/^(?:、|和|及|与)$/.test(flat.slice(date.end, next.start)))
    return false;
  return BEFORE.test(flat.slice(next.end, next.end + 60)) || sharesBefore(flat, dates, index + 1);
}

/** What stands before 截止时间, 报名时间 …: the thing that ends. */
function endingName(flat: string, dateFrom: number): FlatRange | null {
  const low = Math.max(0, dateFrom - 40);
  const head = flat.slice(low, dateFrom);
  const match =
    /([^，。；：（）“”《》]{2,24}?)(?:的)?(?:截止|截稿|起止)?(?:时间|日期|期限|日)?(?:为|是|：|至|到|于|截止至?|截至|从|自|自即日起至|即日起至|从即日起至)*$/.exec(
      head,
    );
  const name = match?.[1];
  if (!match || !name || !/报名|报送|提交|申报|征集|征稿|投稿|推荐|上报|收稿|回执|反馈|投票|缴费|作品/.test(name))
    return null;
  if (/截止|时间|日期|截稿|期限|截至/.test(match[0])) {
    const from = low + match.index;
    return [from, from + name.replace(/(?:截止|截稿|时间|日期)+$/, '').length];
  }
  return null;
}

function relativeLimits(flat: string, limits: readonly Limit[], years: DocumentYears): Limit[] {
  if (!flat.includes('前') && !flat.includes('内')) return [];
  return [...flat.matchAll(RELATIVE)].slice(0, MOST).flatMap((match): Limit[] => {
    const [from, to] = [match.index, match.index + match[0].length];
    if (
      limits.some((limit) => limit.from < to && from < limit.to) ||
      /\d|[一二三四五六七八九十]月?$/.test(flat.charAt(from - 1))
    )
      return [];
    const date = /^(?:本|当)?年[底末]前$/.test(match[0])
      ? years.base === null
        ? null
        : `${years.base}-12-31`
      : /^(?:本|当)?月[底末]前$/.test(match[0]) && years.issued
        ? endOfMonth(years.issued)
        : null;
    return [{ from, to, date, weekday: null, names: endingName(flat, from), kind: 'relative' }];
  });
}
