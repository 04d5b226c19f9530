import { datesIn } from '../dates/date-expressions.rules.js';
import type { DocumentYears } from '../dates/document-years.rules.js';
import { type DaysFound, daysFoundIn, stretchAt } from '../dates/window-expressions.rules.js';
import { type FlatText, rangeOf, sliceFlat } from '../text/flat-text.rules.js';
import { exactSubject } from './headings.rules.js';
import { everySection, headingOf, type Part, restOf, type Section } from './outline.rules.js';
import type { SubjectSection } from './sections.rules.js';

/** When a campaign runs, with the place in the source that says so. */
export interface WindowFound extends Omit<DaysFound, 'start' | 'end'> {
  readonly start: number;
  readonly end: number;
  /** The words themselves, flat, for reading the weekday behind them. */
  readonly flat: string;
}

const LABEL = /^[\p{Script=Han}“”]{0,12}?时间(?:安排)?(?:确定为|定为|是|为|：)[：]?/u;
const OTHER_TIMES = /报名|报送|截止|提交|申报|征集|征稿|投稿|评选|评审|发布|比赛|培训|会议|启动仪式|结果/;
const STEPS = /步骤|阶段|进度|安排|流程/;
const HELD = /(?:开展|举办|举行|组织|实施|启动|进行|定为|确定为|作为|推出|集中宣传|持续)/;
const SAID = /(?:决定|定于|决定于|决定在|决定从|决定自|拟于|拟定于|将于|计划于|于|在|自|从|活动时间为|时间为|确定)$/;

/**
 * When the campaign runs: under a heading or label of time first; then where the opening says `定于…开展`, `6月是…宣传月`; then the stages of a
 * timetable taken together. Null when the text names no days.
 */
export function findWindow(
  parts: readonly Part[],
  named: readonly SubjectSection[],
  years: DocumentYears,
): WindowFound | null {
  let unsure: WindowFound | null = null;
  const keep = (found: WindowFound | null): WindowFound | null => {
    if (found && found.from === null && found.to === null) unsure ??= found;
    return found && (found.from !== null || found.to !== null) ? found : null;
  };
  for (const { subject, section } of named) {
    if (subject !== 'time') continue;
    const found = keep(underHeading(section, years));
    if (found) return found;
  }
  for (const text of labelled(parts)) {
    const found = keep(daysOf(text, years));
    if (found) return found;
  }
  for (const text of parts.flatMap((part) => part.preamble)) {
    const found = keep(saidIn(text, years));
    if (found) return found;
  }
  for (const { subject, section } of named) {
    const found = subject === 'time' ? keep(union(section.children, years, false)) : null;
    if (found) return found;
  }
  for (const section of parts.flatMap((part) => part.sections)) {
    const found = STEPS.test(headingOf(section)) ? keep(union(section.children, years, true)) : null;
    if (found) return found;
  }
  for (const section of parts.flatMap((part) => part.sections)) {
    for (const text of [restOf(section), ...section.content]) {
      const found = saidIn(text, years);
      if (found && found.from !== null && found.to !== null && found.from !== found.to) return found;
    }
  }
  return unsure;
}

function daysOf(text: FlatText, years: DocumentYears): WindowFound | null {
  const days = daysFoundIn(text.flat, years);
  const range = days && rangeOf(text, days.start, days.end);
  return days && range ? { ...days, ...range, flat: text.flat.slice(days.start, days.end + 8) } : null;
}

function underHeading(section: Section, years: DocumentYears): WindowFound | null {
  const texts = [restOf(section), ...section.content].filter((text) => text.flat !== '');
  for (const text of texts) {
    const label = /时间[：为是]/.exec(text.flat);
    const found = daysOf(label ? sliceFlat(text, label.index) : text, years);
    if (found) return found;
  }
  const labelledChild = section.children.find((child) => exactSubject(headingOf(child)) === 'time');
  return labelledChild ? (underHeading(labelledChild, years) ?? daysOf(labelledChild.paragraph, years)) : null;
}

function labelled(parts: readonly Part[]): FlatText[] {
  const after = (text: FlatText, from = 0): FlatText[] => {
    const label = LABEL.exec(from === 0 ? text.flat : text.flat.slice(from));
    if (!label || OTHER_TIMES.test(label[0])) return [];
    return [sliceFlat(text, from + label[0].length)];
  };
  return parts.flatMap((part) => [
    ...part.preamble.flatMap((text) => after(text)),
    ...everySection(part.sections).flatMap(({ paragraph, marker, content }) => [
      ...after(paragraph, marker.length),
      ...content.flatMap((text) => after(text)),
    ]),
  ]);
}

/** From the first to the last day the stages of a timetable name. With `all`, at least two must name some. */
function union(stages: readonly Section[], years: DocumentYears, all: boolean): WindowFound | null {
  const found = stages.flatMap((stage) => {
    const texts = [stage.paragraph, ...stage.content].map((text, index) =>
      index === 0 ? sliceFlat(text, stage.marker.length) : text,
    );
    return texts.map((text) => daysOf(text, years)).find((days) => days !== null) ?? [];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last || (all && found.length < 2)) return null;
  const froms = found.flatMap((days) => days.from ?? []).sort();
  const tos = found.flatMap((days) => days.to ?? []).sort();
  const [from, to] = [froms[0] ?? null, tos.at(-1) ?? null];
  return { ...first, from, to, start: first.start, end: last.end, uncertain: found.some((days) => days.uncertain) };
}

/** `定于2021年5月8日至14日在全市开展…`, `6月12日至18日为全国节能宣传周`, `今年9月是全国“质量月”`. */
function saidIn(text: FlatText, years: DocumentYears): WindowFound | null {
  for (const sentence of sentencesOf(text)) {
    if (!MAY_SAY.test(sentence.flat)) continue;
    const dates = datesIn(sentence.flat, MAX_DATES);
    for (const index of dates.keys()) {
      const days = stretchAt(sentence.flat, dates, index, years);
      const range = days && rangeOf(sentence, days.start, days.end);
      if (days && range && dates[index]?.relative !== 'every' && isSaid(sentence.flat, days)) {
        return { ...days, ...range, flat: sentence.flat.slice(days.start, days.end + 8) };
      }
    }
  }
  return null;
}

/** Without one of these words `isSaid` holds of no date: they spare most sentences the reading of their dates. */
const MAY_SAY = new RegExp(`[是为]|${HELD.source}`);

/** A sentence with more dates than this is a timetable, not a statement of when the campaign runs. */
const MAX_DATES = 12;

function isSaid(flat: string, days: DaysFound): boolean {
  if (days.unit === 'year') return false;
  const before = flat.slice(Math.max(0, days.start - 60), days.start);
  const after = flat.slice(days.end, days.end + 60);
  const isNamed =
    days.from !== days.to &&
    /^(?:（[^（）]{1,12}）)?(?:是|为)[^，]{0,30}(?:月|周|日|季|活动)”?(?:$|[，。])/.test(after);
  if (isNamed) return !/每年/.test(before.slice(-6));
  const isBy = /^(?:（[^（）]{1,12}）)?(?:之?前|以前)/.test(after);
  const inPast = /印发|召开|通过|施行|公布|讲话|指示|批准|发布|下发/.test(after.slice(0, 24));
  const opens = SAID.test(before) || before === '' || before.endsWith('，');
  return opens && HELD.test(after) && !isBy && !inPast && !/每年/.test(before.slice(-6));
}

/** A ； within round brackets: `（每单位2篇；可附视频）` is no end. */
function isAside(flat: string, index: number): boolean {
  if (flat.charAt(index) !== '；') return false;
  const before = flat.slice(Math.max(0, index - ASIDE), index);
  return before.lastIndexOf('（') > before.lastIndexOf('）') && /^[^（。]*）/.test(flat.slice(index, index + ASIDE));
}

/** Longer brackets hold sentences of their own. */
const ASIDE = 60;

/** Sentences of a text; 。 ； ！ ？ end one. */
export function sentencesOf(text: FlatText): FlatText[] {
  const stop = text.flat.search(/[。；！？]/);
  if (stop < 0 || stop === text.flat.length - 1) return text.flat === '' ? [] : [text];
  const sentences: FlatText[] = [];
  let from = 0;
  for (let index = 0; index < text.flat.length; index += 1) {
    if (!/[。；！？]/.test(text.flat.charAt(index)) || isAside(text.flat, index)) continue;
    sentences.push(sliceFlat(text, from, index + 1));
    from = index + 1;
  }
  if (from < text.flat.length) sentences.push(sliceFlat(text, from));
  return sentences;
}
