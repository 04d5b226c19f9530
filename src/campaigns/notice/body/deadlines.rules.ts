import { type CalendarDate, addDays } from '../dates/calendar.rules.js';
import { datesIn, type DateExpression } from '../dates/date-expressions.rules.js';
import { type DocumentYears } from '../dates/document-years.rules.js';
import { endOfMonth, lastDayNamed, stretchAt, weekdayAfter } from '../dates/window-expressions.rules.js';
import { isContactParagraph } from '../text/contacts.rules.js';
import { type FlatText, foundIn, type Found } from '../text/flat-text.rules.js';
import {
  type FlatRange,
  type FlatRoute,
  type HandIn,
  handsIn,
  readHandIn,
  routesIn,
  subjectOf,
} from './hand-in.rules.js';
import { sentencesOf } from './window.rules.js';

/** A date by which something is to be done, what, and where it goes. */
export interface DeadlineFound {
  /** Null when the words name no calendar day (每月5日前) or the year is not to be known. */
  readonly date: CalendarDate | null;
  /** The words of the date as printed. */
  readonly when: Found;
  readonly what: Found | null;
  readonly to: Found[];
  readonly routes: { readonly who: Found | null; readonly to: Found[] }[];
  /** Weekday printed behind the date (1 = Monday), or null. */
  readonly weekday: number | null;
}

/** A date of a sentence that is a last day: `[from, to)` with the words 于…前 round it. */
interface Limit {
  readonly from: number;
  readonly to: number;
  readonly date: CalendarDate | null;
  readonly weekday: number | null;
  /** What the words themselves say ends: 报名, 作品提交; null for 于…前. */
  readonly names: FlatRange | null;
  readonly kind: 'before' | 'named' | 'direct' | 'relative';
}

const BEFORE =
  /^(?:（[^（）]{1,12}）)?(?:(?:上午|下午|晚上?|中午)?\d{1,2}(?:：\d{2}|[时点](?:\d{1,2}分|半)?)(?:整)?|(?:上午|下午)?下班|上午|下午|中午|当[日天])?(?:之前|以前|前|止|为止|截止)(?!后|期|往|列|述|景|瞻|沿|身|夕|来|款|提(?!交)|置|十)/;
const ELIGIBLE = /^(?:注册|取得|出生|毕业|成立|登记|参加|入职|获得|发布|建成|投产|已|未|曾|的)/;
const ENDS =
  /(?:截止(?:时间|日期|期限|日)?|截稿(?:时间|日期)?|不(?:得)?[晚迟]于|最[迟晚](?:不超过|于|在)?|[期时]限)(?:为|是|至|到|于|：)?(?:至|到)?$/;
const ENDS_AT =
  /(?:报名|报送|提交|申报|征集|征稿|投稿|推荐|上报|收稿|回执|反馈|作品征集|网络投票|投票)(?:截止)?(?:时间|日期|期限|起止时间)?(?:为|是|：|截止至?|截至|从|自)$/;
const RELATIVE =
  /每(?:月|周|季度|旬|半月|个月)[^，。；]{0,10}?前|(?:活动|宣传月|宣传周|会议|培训)?结束(?:后|之日起)[^，。；]{0,10}?(?:日|天|周|月)之?内|收到(?:本)?通知[^，。；]{0,6}?[日天周]之?内|(?:本|当)?[年月][底末]前/g;
const DONE =
  /^(?:(?:要|应|须|必须|务必|全面|全部|基本|认真|及时|统一)*)(?:完成|制定|制订|印发|确定|做好|落实|结束|建立|组建|部署|明确|启动|设置|布置|更换|张贴|组织)/;
const NOT_YET_OURS = /力争|目标是|规划|已(?:经)?(?:完成|实现|建成|有|在)|累计/;

/** More deadlines than any notice has; what comes after is left alone. */
const MAX_DEADLINES = 200;

/** Every deadline of the paragraphs, in the order of the text. Dates of the past, of meetings and of other documents are none. */
export function findDeadlines(source: string, paragraphs: readonly FlatText[], years: DocumentYears): DeadlineFound[] {
  const found: DeadlineFound[] = [];
  for (const paragraph of paragraphs) {
    if (found.length >= MAX_DEADLINES) break;
    if (isContactParagraph(paragraph.flat)) continue;
    const sentences = sentencesOf(paragraph);
    const limits = sentences.map((sentence) => limitsIn(sentence.flat, years));
    for (const [index, sentence] of sentences.entries()) {
      const own = limits[index] ?? [];
      for (const [place, limit] of own.entries()) {
        const reading = found.length < MAX_DEADLINES ? readDeadline(source, sentence, own, place, limit) : null;
        if (!reading) continue;
        const free = limits.slice(index + 1, index + 5).findIndex((next) => next.length > 0);
        const following = sentences.slice(index + 1, index + 1 + (free < 0 ? 4 : free));
        // What is said of 以上材料 holds for every date of the sentence before, anything else for the last.
        const isMeant =
          place === own.length - 1 ||
          (reading.to.length === 0 && /^(?:以上|上述|所有|相关)|[均]/.test(following[0]?.flat ?? ''));
        found.push(isMeant ? withRoutes(source, reading, following) : reading);
      }
    }
  }
  return merged(found);
}

function limitsIn(flat: string, years: DocumentYears): Limit[] {
  const dates = datesIn(flat);
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
  const ends = ENDS.exec(head) ?? ENDS_AT.exec(head);
  if (ends) {
    const range = stretchAt(flat, dates, index, years);
    const to = range ? range.end : date.end;
    return {
      date: range?.to ?? common.date,
      weekday: weekdayAfter(flat, to),
      from: date.start,
      to,
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
  return [...flat.matchAll(RELATIVE)].slice(0, MAX_DEADLINES).flatMap((match): Limit[] => {
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
    return [{ from, to, date, weekday: null, names: null, kind: 'relative' }];
  });
}

function readDeadline(
  source: string,
  sentence: FlatText,
  limits: readonly Limit[],
  place: number,
  limit: Limit,
): DeadlineFound | null {
  const { flat } = sentence;
  const previous = limits[place - 1];
  const low = Math.max(previous?.to ?? 0, limit.from - 300);
  const objectHigh = limits[place + 1]?.from ?? flat.length;
  let high = Math.min(objectHigh, limit.to + 400);
  // `各区于20日前、各校于25日前将总结报送…`: the verb stands behind the last of the dates.
  const sharesVerb = !DONE.test(flat.slice(limit.to, high)) && !/[，；。].{3,}$/.test(flat.slice(limit.to, high));
  for (let next = place + 1; sharesVerb && next < limits.length && !handsIn(flat.slice(limit.to, high)); next += 1) {
    high = Math.min(limits[next + 1]?.from ?? flat.length, limit.to + 400);
  }
  const region = flat.slice(low, high);
  const after = flat.slice(limit.to, high);
  const isHandIn = handsIn(after) || (handsIn(region) && limit.kind !== 'relative');
  const milestone = limit.kind === 'before' && DONE.test(after);
  if (!isHandIn && !milestone && !limit.names) return null;
  if (!isHandIn && NOT_YET_OURS.test(region)) return null;
  if (limit.kind === 'relative' && !handsIn(after)) return null;
  const ranged = (range: FlatRange | null): Found | null => range && foundIn(source, sentence, range[0], range[1]);
  const when = foundIn(source, sentence, limit.from, limit.to);
  if (!when) return null;
  if (!isHandIn && milestone) {
    const stop = /[，。；]/.exec(after)?.index ?? after.length;
    return {
      date: limit.date,
      when,
      what: ranged([limit.to, limit.to + stop]),
      to: [],
      routes: [],
      weekday: limit.weekday,
    };
  }
  const found = readHandIn(flat, { low, high, dateFrom: limit.from, dateTo: limit.to, objectHigh });
  const read = { ...found, who: found.who ?? (place > 0 ? subjectOf(flat) : null) };
  const to = read.to.flatMap((range) => ranged(range) ?? []);
  const what = ranged(limit.names && !handsIn(after) ? limit.names : (read.what ?? limit.names));
  const routes = ownRoutes(flat, limit.to, high, read).map((route) => ({
    who: ranged(route.who),
    to: route.to.flatMap((range) => ranged(range) ?? []),
  }));
  return { date: limit.date, when, what, to, routes, weekday: limit.weekday };
}

/** The routes of the deadline's own stretch: clause by clause, the first with the subject that stands before the date. */
function ownRoutes(flat: string, from: number, to: number, read: HandIn): FlatRoute[] {
  if (read.to.length === 0) return [];
  const shift = ([low, high]: FlatRange): FlatRange => [from + low, from + high];
  const routes = routesIn(flat.slice(from, to)).map((route) => ({
    who: route.who && shift(route.who),
    to: route.to.map(shift),
  }));
  const [first, ...rest] = routes;
  return first ? [{ ...first, who: first.who ?? read.who }, ...rest] : [{ who: read.who, to: read.to }];
}

/** Adds where the sentences that follow send the same material. */
function withRoutes(source: string, deadline: DeadlineFound, following: readonly FlatText[]): DeadlineFound {
  const to = [...deadline.to];
  const routes = [...deadline.routes];
  for (const sentence of following) {
    const found = routesIn(sentence.flat);
    if (found.length === 0) break;
    for (const route of found) {
      const receivers = route.to.flatMap(([low, high]) => foundIn(source, sentence, low, high) ?? []);
      const who = route.who && foundIn(source, sentence, route.who[0], route.who[1]);
      routes.push({ who, to: receivers });
      to.push(...receivers.filter((body) => !to.some((other) => other.value === body.value)));
    }
  }
  return { ...deadline, to, routes };
}

/** The same hand-in said twice (in the notice and in its attachment) is one deadline. */
function merged(found: readonly DeadlineFound[]): DeadlineFound[] {
  const kept: DeadlineFound[] = [];
  for (const next of found) {
    const same = kept.findIndex(
      (other) => other.date !== null && other.date === next.date && sameThing(other.what?.value, next.what?.value),
    );
    const other = kept[same];
    if (!other) {
      kept.push(next);
      continue;
    }
    const to = [...other.to, ...next.to.filter((body) => !other.to.some((known) => known.value === body.value))];
    kept[same] = {
      ...other,
      what: other.what ?? next.what,
      to,
      routes: other.routes.length > 0 ? other.routes : next.routes,
    };
  }
  return kept;
}

function sameThing(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** True when a deadline lies so long before the document itself that the year is doubtful. */
export function isLongBefore(date: CalendarDate, issued: CalendarDate): boolean {
  return addDays(date, 31) < issued;
}
