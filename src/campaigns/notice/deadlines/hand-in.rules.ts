import { mentionsContact } from '../text/contacts.rules.js';
import { stopOutside, uncut } from '../text/brackets.rules.js';
import { markerOf } from '../body/markers.rules.js';
import { bodiesAt, type FlatRange, isParty } from './offices.rules.js';

/** Who hands in to whom, as a clause says it. */
export interface FlatRoute {
  readonly who: FlatRange | null;
  readonly to: readonly FlatRange[];
}

const PLAIN_VERB =
  '(?:报送|呈报|上报|填报|申报|提交|递交|呈交|上交|送交|移交|反馈|寄送|邮寄|发送|上传|推荐|回复|回传|报备|备案)';
const TO_VERB = '(?:交|报|送|寄|发|传|投|汇总)';
/** A verb of handing in; the bare ones count only with 至, 到, 给 or right before the name of a body. */
const VERB = new RegExp(
  `${PLAIN_VERB}(?:至|到|给|往)?|${TO_VERB}(?:至|到|给|往)(?!位)|[报送](?![名道刊告警酬表到社纸业])|交(?![通警易流投管融响运界叉付])`,
  'g',
);

/** True when a flat text speaks of handing something in. */
export function handsIn(flat: string): boolean {
  return verbsIn(flat).length > 0;
}

interface Verb {
  readonly start: number;
  readonly end: number;
  readonly directed: boolean;
}

/** The verbs of handing in outside of quotation marks and brackets. */
function verbsIn(flat: string): Verb[] {
  return [...flat.matchAll(VERB)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (
      flat.charAt(start - 1) === '抄' ||
      isCovered(flat, start) ||
      (match[0].length === 1 && bodiesAt(flat, end).length === 0)
    )
      return [];
    // 推荐人选, 报送材料, 申报表: here the verb belongs to the thing.
    if (
      /^(?:表|书|单|材料|人选|人员|对象|单位|工作|要求|时间|方式|渠道|邮箱|系统|名额|内容|截止|指南|机制)/.test(
        flat.slice(end),
      ) &&
      /(?:的|《|将|把|、|和|及)$/.test(flat.slice(0, start))
    )
      return [];
    return [{ start, end, directed: /[至到给往]$/.test(match[0]) }];
  });
}

function isCovered(flat: string, place: number): boolean {
  const low = Math.max(0, place - 80);
  const before = flat.slice(low, place);
  return ['《》', '“”', '（）'].some(([open = '', close = '']) => before.lastIndexOf(open) > before.lastIndexOf(close));
}

/** What one clause (or the part of a sentence that belongs to one date) says of handing in. */
export interface HandIn {
  readonly what: FlatRange | null;
  readonly to: readonly FlatRange[];
  /** The one who hands in, when the clause names them. */
  readonly who: FlatRange | null;
}

/** The part of a sentence that belongs to one deadline: `[low, high)` with the date at `[dateFrom, dateTo)`; its own thing ends before `objectHigh`. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly dateFrom: number;
  readonly dateTo: number;
  readonly objectHigh: number;
}

/**
 * Reads the stretch `[low, high)` of a sentence in which a deadline stands at `[dateFrom, dateTo)`. Official prose has few shapes:
 * `于D前将X报送A`, `将X于D前报送A`, `于D前报送X`, `于D前向A报送X`, `X请于D前报送A`, `填写X，于D前报A`.
 */
export function readHandIn(flat: string, { low, high, dateFrom, dateTo, objectHigh }: Stretch): HandIn {
  const after = flat.slice(dateTo, high);
  const verbs = verbsIn(after);
  const object = objectAfter(after, verbs);
  const to = receiversIn(after, verbs, object);
  const shifted = (range: FlatRange | null, by: number): FlatRange | null => range && [range[0] + by, range[1] + by];
  const before = flat.slice(low, dateFrom);
  const who = subjectBefore(before);
  // `于5日前将方案，于10日前将总结报送甲`: one verb behind two things.
  const cut = object && dateTo + object[0] < objectHigh && dateTo + object[1] > objectHigh;
  const own = cut ? trimObject(after, object[0], objectHigh - dateTo) : object;
  // `合唱伴奏于21日前交甲`: nothing stands between the date and its verb, so what stands before is the thing.
  const bare = own === null && (verbs[0]?.start ?? 99) <= 3;
  const what = shifted(own, dateTo) ?? shifted(objectBefore(before, who, bare), low);
  return { what, to: to.map((range) => [range[0] + dateTo, range[1] + dateTo] as const), who: shifted(who, low) };
}

/** The thing after the date: between 将 and the verb, or behind the verb. */
function objectAfter(after: string, verbs: readonly Verb[]): FlatRange | null {
  const taking = /将|把/.exec(after.slice(0, 60));
  if (taking) {
    const from = taking.index + 1;
    const verb = verbs.find((each) => each.start >= from + 2);
    if (verb) return trimObject(after, from, verb.start);
  }
  const topic = /(?:^|，)([^，。；将把]{2,40}?)由[^，。；]{2,30}$/.exec(after.slice(0, verbs[0]?.start ?? 0));
  if (topic?.[1])
    return trimObject(
      after,
      topic.index + topic[0].indexOf(topic[1]),
      topic.index + topic[0].indexOf(topic[1]) + topic[1].length,
    );
  for (const verb of verbs) {
    if (bodiesAt(after, verb.end).length > 0) continue;
    const place = stopOutside(after.slice(verb.end, verb.end + 160), '，。；！');
    const stop = place < 0 ? Math.min(after.length - verb.end, 160) : place;
    const text = after.slice(verb.end, verb.end + stop);
    const onward = /(?:至|到|给|报送?|送)(?=[^至到给]*$)/.exec(text);
    const directed = onward && onward.index >= 2 && bodiesAt(text, onward.index + onward[0].length).length > 0;
    const end = verb.end + (directed ? onward.index : stop);
    const object = trimObject(after, verb.end, end);
    if (object && !verb.directed) return object;
  }
  return null;
}

/** Words behind a verb that name no thing: 报送截止时间, 报送至邮箱. */
const NO_THING = /^(?:截止|起止)?(?:时间|日期|期限)$|^(?:截止|逾期)/;

/** Longer brackets behind a thing say more than its name. */
const LONGEST_ASIDE = 24;

/** Leaves away what stands round a thing: 本单位, 盖章后的, 统一, 以书面形式 …, and contact data. */
function trimObject(text: string, from: number, to: number): FlatRange | null {
  let [low, high] = [from, to];
  const tail =
    /(?:，?(?:并|以|通过|按|经|由)[^，、]{0,24}|统一|一并|及时|分别|书面|汇总后?|加盖公章后?|盖章后|电子版|同时|直接|一式[一二两三四五六\d]份)$/;
  for (let round = 0; round < 3; round += 1) {
    const match = tail.exec(text.slice(low, high));
    if (!match || match.index < 2 || match[0].startsWith('电子版')) break;
    high = low + match.index;
  }
  [low, high] = uncut(text, [low, high]);
  // `第一批稿件（每单位不少于3篇，每篇…）`: how it is to be is no part of what it is called.
  const aside = /（[^（）]*）$/.exec(text.slice(low, high));
  if (aside && aside[0].length > LONGEST_ASIDE && aside.index >= 2) high = low + aside.index;
  while (high > low && /[，、；：。]/.test(text.charAt(high - 1))) high -= 1;
  while (low < high && /[，、；：的了]/.test(text.charAt(low))) low += 1;
  const value = text.slice(low, high);
  return value.length < 2 || mentionsContact(value) || NO_THING.test(value) ? null : [low, high];
}

/** Receivers behind a verb, behind the object (`报送总结至市教育局`), or before the verb (`向市教育局报送`). */
function receiversIn(after: string, verbs: readonly Verb[], object: FlatRange | null): FlatRange[] {
  const found: FlatRange[] = [];
  const add = (ranges: readonly FlatRange[]): void => {
    for (const range of ranges) if (!found.some((other) => other[0] === range[0])) found.push(range);
  };
  for (const toward of after.slice(0, 200).matchAll(/(?:^|[，])[^，。；]{0,12}?向/g)) {
    const from = toward.index + toward[0].length;
    const verb = verbs.find((each) => each.start > from && each.start - from <= 40);
    if (verb) add(bodiesAt(after.slice(0, verb.start), from));
  }
  for (const verb of verbs) add(bodiesAt(after, verb.end));
  if (object) {
    const onward = /^(?:一式.份)?(?:至|到|给|报送?至?|送至?)/.exec(after.slice(object[1]));
    if (onward) add(bodiesAt(after, object[1] + onward[0].length));
  }
  return found;
}

/** The one a sentence opens with, or null. */
export function subjectOf(flat: string): FlatRange | null {
  return subjectAt(flat, markerOf({ flat })?.length ?? 0, '[，；]');
}

/** The subject right before `于D前`, else the one the sentence opens with: 各区人社局, 技工院校, 各有关单位. */
function subjectBefore(before: string): FlatRange | null {
  const numbering = markerOf({ flat: before })?.length ?? 0;
  const clauseFrom = Math.max(numbering, lastStop(before) + 1);
  return subjectAt(before, clauseFrom, '$') ?? (clauseFrom > numbering ? subjectAt(before, numbering, '[，；]') : null);
}

function subjectAt(text: string, from: number, last: string): FlatRange | null {
  const duty = `要|应|须|需|请|务必|最[迟晚]|分别|汇总|收齐|可|并|认真|统一|将|把|于|在|${last}`;
  const subject = new RegExp(`^(?:其中|同时|并|请|、|及|和)*([^，。；：]{2,60}?)(?:${duty})`).exec(
    text.slice(from, from + 80),
  );
  if (!subject?.[1] || !isParty(subject[1])) return null;
  const at = from + subject[0].indexOf(subject[1]);
  return [at, at + subject[1].length];
}

function lastStop(text: string): number {
  return Math.max(...['，', '；', '。', '：', '！'].map((stop) => text.lastIndexOf(stop)));
}

/** True for a short clause that can only be a thing: no party, no action, no time. */
function isThing(clause: string): boolean {
  return (
    clause.length <= 20 &&
    !isParty(clause) &&
    !/[后时前期间并]$|^(?:活动|会议)?结束|[请要须应]|认真|及时|按时|电话|逾期|原则上/.test(clause)
  );
}

const MADE =
  /(?:形成|做好|制定|制订|撰写|填写|填报|准备好?|整理|收集|制作|拍摄|编写|起草|提炼|报送|提交|汇总|推荐|总结)(?:好|完成|出)?([^，。；]{2,60}?)(?:之?后)?$/;

/** The thing before the date: after 将, as the topic of the clause, or made in the clause before. */
function objectBefore(before: string, who: FlatRange | null, bare: boolean): FlatRange | null {
  const text = before.replace(
    /(?:请|须|应|要|需|务必|统一|均|分别|一律|并|可|也|各单位|各区)*(?:于|在|最[迟晚]|截止|截至|(?:最[迟晚])?不(?:得|能|应)?(?:[晚迟]于|超过)|最[迟晚]于)?$/,
    '',
  );
  // What is said in brackets behind the thing has stops of its own.
  const asideAt = /（[^（）]*）$/.exec(text)?.index ?? text.length;
  const clauseFrom = Math.max(lastStop(text.slice(0, asideAt)) + 1, markerOf({ flat: text })?.length ?? 0);
  const clause = text.slice(clauseFrom);
  const taking = Math.max(clause.lastIndexOf('将'), clause.lastIndexOf('把'));
  if (taking >= 0 && clause.length - taking > 2) return trimObject(text, clauseFrom + taking + 1, text.length);
  const isSubject = who !== null && who[1] >= text.length - 1;
  if (
    !isSubject &&
    clause.length >= 2 &&
    clause.length <= 80 &&
    ((bare && isThing(clause)) ||
      /(?:材料|总结|方案|报告|名单|表|作品|信息|案例|照片|情况|资料|计划|回执|稿件|视频|清单|台账|小结|书|素材|论文|推荐|成果|意见|统计|联络员|负责人|附件\d*）|》)(?:（[^（）]*）)?$/.test(
        clause,
      ))
  ) {
    return trimObject(text, clauseFrom + (/^(?:有关|相关|请|其中|并)/.exec(clause)?.[0] === '请' ? 1 : 0), text.length);
  }
  const made = MADE.exec(before.slice(0, Math.max(0, clauseFrom - 1)));
  if (!made?.[1]) return null;
  const from = made.index + made[0].lastIndexOf(made[1]);
  return trimObject(before, from, from + made[1].length);
}

/** Who sends what where, clause by clause: `各区将材料报送甲中心，各校报乙研究室`. */
export function routesIn(flat: string): FlatRoute[] {
  const routes: FlatRoute[] = [];
  let from = 0;
  for (const clause of flat.split(/(?<=[，；。])/)) {
    const numbering = markerOf({ flat: clause })?.length ?? 0;
    for (const verb of verbsIn(clause)) {
      const to = bodiesAt(clause, verb.end);
      if (to.length === 0) continue;
      const who = subjectAt(clause.slice(0, verb.start), numbering, '$');
      const shift = ([low, high]: FlatRange): FlatRange => [from + low, from + high];
      routes.push({ who: who && shift(who), to: to.map(shift) });
      break;
    }
    from += clause.length;
  }
  return routes;
}
