import { type CalendarDate, addDays } from '../dates/calendar.rules.js';
import type { DocumentYears } from '../dates/document-years.rules.js';
import { isContactParagraph } from '../text/contacts.rules.js';
import { stopOutside, uncut } from '../text/brackets.rules.js';
import { type FlatText, foundIn, type Found } from '../text/flat-text.rules.js';
import { type FlatRoute, type HandIn, handsIn, readHandIn, routesIn, subjectOf } from './hand-in.rules.js';
import { type FlatRange, isParty } from './offices.rules.js';
import { type Limit, limitsIn } from './limits.rules.js';
import { sentencesOf } from '../body/window.rules.js';

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

const DONE =
  /^(?:(?:要|应|须|必须|务必|全面|全部|基本|认真|及时|统一)*)(?:完成|制定|制订|印发|确定|做好|落实|结束|建立|组建|部署|明确|启动|设置|布置|更换|张贴|组织)/;
const NOT_YET_OURS = /力争|目标是|规划|已(?:经)?(?:完成|实现|建成|有|在)|累计/;

/** A sentence about all that is handed in: 以上材料均报… */
const OF_ALL = /^(?:以上|上述|所有|各类)/;

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
    const first = found.length;
    for (const [index, sentence] of sentences.entries()) {
      const own = limits[index] ?? [];
      const ofSentence = found.length;
      if (own.length === 0 && OF_ALL.test(sentence.flat)) {
        for (let place = first; place < found.length; place += 1) {
          const each = found[place];
          if (each?.to.length === 0) found[place] = withRoutes(source, each, [sentence]);
        }
      }
      for (const [place, limit] of own.entries()) {
        const reading = found.length < MAX_DEADLINES ? readDeadline(source, sentence, own, place, limit) : null;
        if (!reading) continue;
        const free = limits.slice(index + 1, index + 5).findIndex((next) => next.length > 0);
        const following = sentences.slice(index + 1, index + 1 + (free < 0 ? 4 : free));
        // What is said of 以上材料 holds for every date of the sentence before, anything else for the last.
        const isMeant =
          place === own.length - 1 ||
          (reading.to.length === 0 && /^(?:以上|上述|所有|相关)|均/.test(following[0]?.flat ?? ''));
        found.push(isMeant ? withRoutes(source, reading, following) : reading);
      }
      if (sentence.flat.includes('分别')) found.push(...sharedOut(source, found.splice(ofSentence)));
    }
  }
  return merged(found);
}

/** `方案和总结分别于5月10日和6月30日前报送`: each date has its own thing. */
function sharedOut(source: string, readings: readonly DeadlineFound[]): DeadlineFound[] {
  const runs: DeadlineFound[][] = [];
  for (const reading of readings) {
    const run = runs.at(-1);
    const same = run && (reading.what === null || reading.what.value === run[0]?.what?.value);
    if (same) run.push(reading);
    else runs.push([reading]);
  }
  return runs.flatMap((run) => partedThing(source, run));
}

function partedThing(source: string, run: readonly DeadlineFound[]): readonly DeadlineFound[] {
  const what = run[0]?.what;
  const pieces = what ? source.slice(what.start, what.end).split(/([、和与及])/) : [];
  if (!what || run.length < 2 || pieces.length !== run.length * 2 - 1) return run;
  if (pieces.some((piece) => uncut(piece, [0, piece.length]).join() !== `0,${piece.length}`)) return run;
  return run.map((reading, index) => {
    const start = what.start + pieces.slice(0, index * 2).join('').length;
    const value = pieces[index * 2] ?? '';
    return value.length < 2 ? reading : { ...reading, what: { value, start, end: start + value.length } };
  });
}

function distinct(bodies: readonly Found[]): Found[] {
  return bodies.filter((body, index) => bodies.findIndex((other) => other.value === body.value) === index);
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
  const low = Math.max(previous ? endOfHandIn(flat, previous.to, limit.from) : 0, limit.from - 300);
  const objectHigh = limits[place + 1]?.from ?? flat.length;
  let high = Math.min(objectHigh, limit.to + 400);
  // `各区于20日前、各校于25日前将总结报送…`: the verb stands behind the last of the dates.
  const gap = flat.slice(limit.to, high);
  const sharesVerb = !DONE.test(gap) && (!/[，；。].{3,}$/.test(gap) || isParty(gap.replace(/^[，；]/, '')));
  for (let next = place + 1; sharesVerb && next < limits.length && !handsIn(flat.slice(limit.to, high)); next += 1) {
    high = Math.min(limits[next + 1]?.from ?? flat.length, limit.to + 400);
  }
  const region = flat.slice(low, high);
  const after = flat.slice(limit.to, high);
  const isHandIn = handsIn(after) || (handsIn(region) && limit.kind !== 'relative');
  const milestone = limit.kind === 'before' && DONE.test(after);
  if (!isHandIn && !milestone && !limit.names) return null;
  if (!isHandIn && NOT_YET_OURS.test(region)) return null;
  if (limit.kind === 'relative' && !handsIn(after) && !limit.names) return null;
  const ranged = (range: FlatRange | null): Found | null => range && foundIn(source, sentence, range[0], range[1]);
  const when = foundIn(source, sentence, limit.from, limit.to);
  if (!when) return null;
  if (!isHandIn && milestone) {
    const place = stopOutside(after, '，。；');
    const stop = place < 0 ? after.length : place;
    return {
      date: limit.date,
      when,
      what: ranged(uncut(flat, [limit.to, limit.to + stop])),
      to: [],
      routes: [],
      weekday: limit.weekday,
    };
  }
  const found = readHandIn(flat, { low, high, dateFrom: limit.from, dateTo: limit.to, objectHigh });
  const read = { ...found, who: found.who ?? (place > 0 ? subjectOf(flat) : null) };
  const to = distinct(read.to.flatMap((range) => ranged(range) ?? []));
  const named = limit.names && !handsIn(after) ? limit.names : (read.what ?? limit.names);
  const what = ranged(named && uncut(flat, named));
  const routes = ownRoutes(flat, limit.to, high, read).map((route) => ({
    who: ranged(route.who),
    to: route.to.flatMap((range) => ranged(range) ?? []),
  }));
  return { date: limit.date, when, what, to, routes, weekday: limit.weekday };
}

/** Where the clause of the deadline before ends, when it says of its own what is handed in: `…12月10日前提交，` is over before the next thing begins. */
function endOfHandIn(flat: string, from: number, to: number): number {
  const stop = flat.slice(from, to).search(/[，；]/);
  return stop >= 0 && handsIn(flat.slice(from, from + stop)) ? from + stop + 1 : from;
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
