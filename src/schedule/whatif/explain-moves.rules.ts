import { SLOT_OUTSIDE_WINDOW, NO_LEGAL_SLOT } from '../schedule.errors.js';
import { AppError } from '../../platform/errors/app-error.js';
import { passedReasons } from '../publications/planning/passed-reasons.rules.js';
import type { ReasonView } from '../publications/publication-view.rules.js';
import { SEARCH_DAYS } from '../planner/because.rules.js';
import { refusalsBefore } from '../planner/planner.rules.js';
import { formatInstant } from '../planner/time/iso-time.rules.js';
import { ceilToSecond, DAY, ZoneClock } from '../planner/time/zone-clock.rules.js';
import type { Words } from '../planner/words.rules.js';
import {
  type CopiedPublication,
  type Draw,
  OpenedCopy,
  pagePlaces,
  type PlanCopy,
  scopesOf,
} from './plan-copy.rules.js';
import { type Replanned, startOf } from './replan.rules.js';

/** Why a publication lands where it lands. */
export interface Explanation {
  readonly because: readonly ReasonView[];
  /** Why it lands nowhere; null when it has a slot. */
  readonly impossible: { readonly code: string; readonly text: Words } | null;
}

/** What is placed again between two looks at the clock. */
const STEP = 256;

/**
 * Explains some of the publications of a plan made anew, exactly as they met the rules when their turn came: the plan is laid out again up to the last of
 * them, in the buckets they draw on alone and without any search. So a plan of a hundred thousand costs words for the page that is shown only.
 * @param wanted indices of the copy's publications
 */
export function* explainMoves(
  copy: PlanCopy,
  plan: Replanned,
  wanted: readonly number[],
): Generator<number, Map<number, Explanation>> {
  const open = new Set(wanted);
  const scopes = scopesOf(copy);
  const speakers = new Set(wanted.map((index) => (copy.publications[index] as CopiedPublication).speaker));
  const queues = new Set([...speakers].flatMap((speaker) => (scopes[speaker] ?? []).map(({ queue }) => queue)));
  const opened = new OpenedCopy(copy, queues);
  const places = pagePlaces(copy.publications);
  const explained = new Map<number, Explanation>();
  for (const [done, index] of plan.order.entries()) {
    if (done % STEP === 0) yield done;
    const publication = copy.publications[index] as CopiedPublication;
    if (open.delete(index)) {
      explained.set(index, explain(copy, plan, publication, index, opened.askedBy(publication), places));
      if (open.size === 0) break;
      // A search through a year in vain is a step of its own.
      yield done;
    }
    const slot = plan.slots[index] as number;
    if (!Number.isNaN(slot)) opened.reserve(publication.speaker, slot);
  }
  return explained;
}

function explain(
  copy: PlanCopy,
  plan: Replanned,
  publication: CopiedPublication,
  index: number,
  draw: Draw,
  places: ReadonlyMap<string, number>,
): Explanation {
  const show = (at: number): string => formatInstant(at, ZoneClock.of(copy.zone));
  const { start, pageSlot } = startOf(publication, copy.now, plan.slots, places);
  if (Number.isNaN(pageSlot))
    return { because: [], impossible: { code: 'PAGE_WITHOUT_SLOT', text: PAGE_WITHOUT_SLOT } };
  const { search } = publication.urgent ? draw.urgent : draw.normal;
  const slot = plan.slots[index] as number;
  const found = Number.isNaN(slot) ? search.first(start, start + SEARCH_DAYS * DAY) : slot;
  const because = [
    ...waitReasons(copy.now, publication, start, pageSlot, show),
    ...refusalsBefore(search.gates, start, found).map(({ bucket, rule, text }) => ({ policy: bucket, rule, text })),
    ...(publication.urgent && found !== null ? passedReasons(draw.yielding, found) : []),
  ];
  if (!Number.isNaN(slot)) return { because, impossible: null };
  const { windowFrom, windowTo } = publication;
  const fault =
    found === null
      ? new AppError(NO_LEGAL_SLOT)
      : new AppError(SLOT_OUTSIDE_WINDOW, { slot: show(found), from: show(windowFrom), to: show(windowTo) });
  return { because, impossible: { code: fault.code, text: fault.text } };
}

const PAGE_WITHOUT_SLOT: Words = {
  zh: '它要附链接的网站稿在新规则下没有可发布的时间。',
  en: 'The web page it links to has no legal time under the changed rules.',
};

/** What moved the start of the search before any rule was asked. */
function waitReasons(
  now: number,
  { wish, windowFrom }: CopiedPublication,
  start: number,
  pageSlot: number | null,
  show: (at: number) => string,
): ReasonView[] {
  if (start <= ceilToSecond(wish)) return [];
  const at = show(start);
  if (pageSlot !== null && start === ceilToSecond(pageSlot))
    return [
      {
        text: {
          zh: `网站稿 ${at} 发布，本稿要附它的链接，须在其后`,
          en: `the web page it links to goes out at ${at}; this one follows it`,
        },
      },
    ];
  if (start === ceilToSecond(windowFrom))
    return [{ text: { zh: `终审批准的时段从 ${at} 开始`, en: `the approved window opens at ${at}` } }];
  const asked = show(now);
  return [
    { text: { zh: `期望时间已过，从推演时刻 ${asked} 起算`, en: `its wish is past; looked for from ${asked} on` } },
  ];
}
