import { SEARCH_DAYS } from '../planner/because.rules.js';
import type { SlotSearch } from '../planner/slot-search.rules.js';
import { ceilToSecond, DAY } from '../planner/time/zone-clock.rules.js';
import { type CopiedPublication, OpenedCopy, pagePlaces, type PlanCopy, planningOrder } from './plan-copy.rules.js';

/** A plan made anew. By index of the copy's publications. */
export interface Replanned {
  /** The order they were planned in. */
  readonly order: readonly number[];
  /** The new slot, epoch ms; NaN = there is none, and it takes no place. */
  readonly slots: Float64Array;
  /** 1 = the new slot lies in a blackout that lays it aside for a person. */
  readonly held: Uint8Array;
}

/** Publications planned between two looks at the clock: some hundred microseconds. */
const STEP = 32;

/**
 * Plans a copy anew in the order of the waiting: every publication keeps its wish, its window and its page, gets the earliest second the rules allow and
 * takes its place before the next is planned. Yields how many are done, every few of them, so that the caller can show it, breathe or stop.
 */
export function* replan(copy: PlanCopy): Generator<number, Replanned> {
  const places = pagePlaces(copy.publications);
  const order = yield* nothingDone(planningOrder(copy.publications, places));
  const opened = new OpenedCopy(copy);
  const slots = new Float64Array(copy.publications.length).fill(NaN);
  const held = new Uint8Array(copy.publications.length);
  for (const [done, index] of order.entries()) {
    const publication = copy.publications[index] as CopiedPublication;
    if (done % STEP === 0 || opened.isApart(publication)) yield done;
    const draw = opened.askedBy(publication);
    const { start, pageSlot } = startOf(publication, copy.now, slots, places);
    // A page without a slot leaves what links to it without one too.
    const asked = publication.urgent ? draw.urgent : draw.normal;
    const slot = Number.isNaN(pageSlot) ? null : slotInWindow(asked.search, start, publication.windowTo);
    if (slot === null) continue;
    slots[index] = slot;
    if (asked.freezes.some(({ gate }) => gate.refuses(slot))) held[index] = 1;
    opened.reserve(publication.speaker, slot);
  }
  return { order, slots, held };
}

/** What comes before the first is planned. */
function* nothingDone<Result>(steps: Generator<void, Result>): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield 0;
  }
}

/** From when a publication is searched, and the slot of the page it waits for: null = waits for none, NaN = that page got none. */
export function startOf(
  publication: CopiedPublication,
  now: number,
  slots: Float64Array,
  places: ReadonlyMap<string, number>,
): { start: number; pageSlot: number | null } {
  const page = publication.dependsOn === null ? undefined : places.get(publication.dependsOn);
  const pageSlot = page === undefined ? publication.pageSlot : (slots[page] as number);
  const start = Math.max(publication.wish, now, publication.windowFrom, pageSlot ?? 0);
  return { start: ceilToSecond(start), pageSlot };
}

/** A search that ends with the window: what lies behind it would need a new signature, and need not be found. */
function slotInWindow(search: SlotSearch, start: number, windowTo: number): number | null {
  return search.first(start, Math.min(start + SEARCH_DAYS * DAY, windowTo - 1));
}
