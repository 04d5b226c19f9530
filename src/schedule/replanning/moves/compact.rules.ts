import { atOnce } from '../../../platform/slices.js';
import { OpenedPlan } from '../book/opened-plan.rules.js';
import { pageSlotOf } from './placing.rules.js';
import type { PlanBook, PlannedPublication, RuleFacts } from '../book/plan-book.rules.js';
import { type Proposal, reasonsOf } from './proposal.rules.js';

/** Publications looked at between two looks at the clock. */
const STEP = 32;

/**
 * Offers earlier places: in the order of the plan each asked publication gets the earliest second from its wish on that the rules leave it
 * beside the ledger, everything outside the question and those before it; never a later one than it has. Nobody before it is asked to give
 * way, so none passes another that could have had the place itself. Any first part of the answer may be applied alone: moving an earlier
 * one forward takes nothing from a later one, for a window that holds both holds the earlier one's old place too.
 * @returns those that would move, in the order of the plan
 */
export function compactPlan(
  book: PlanBook,
  rules: RuleFacts,
  isAsked: (publication: PlannedPublication) => boolean,
): Proposal[] {
  return atOnce(compacted(book, rules, isAsked));
}

/** As `compactPlan`, in steps. */
export function* compacted(
  book: PlanBook,
  rules: RuleFacts,
  isAsked: (publication: PlannedPublication) => boolean,
): Generator<void, Proposal[]> {
  const plan = new OpenedPlan(book, rules);
  const asked: PlannedPublication[] = [];
  for (const [index, publication] of book.publications.entries()) {
    if (index % STEP === 0) yield;
    if (publication.slot > book.now && isAsked(publication)) asked.push(publication);
    else plan.reserve(publication, publication.slot);
  }
  const slots = new Map<string, number>();
  const moves: Proposal[] = [];
  for (const [index, publication] of asked.entries()) {
    if (index % STEP === 0) yield;
    const move = earlier(plan, book, publication, slots);
    const to = move?.to ?? publication.slot;
    plan.reserve(publication, to);
    slots.set(publication.id, to);
    if (move) moves.push(move);
  }
  return moves;
}

function earlier(
  plan: OpenedPlan,
  book: PlanBook,
  publication: PlannedPublication,
  slots: ReadonlyMap<string, number>,
): Proposal | null {
  const pageSlot = pageSlotOf(publication, slots);
  if (publication.dependsOn !== null && pageSlot === null) return null;
  // What a platform has put off is not called before then, however free the place.
  const from = Math.max(
    publication.wish,
    book.now,
    publication.windowFrom,
    pageSlot ?? 0,
    publication.putOffUntil ?? 0,
  );
  if (from >= publication.slot) return null;
  const { slot, because } = plan.search(publication, from);
  if (slot === null || slot >= publication.slot || slot >= publication.windowTo) return null;
  return { publication, wish: publication.wish, to: slot, earliest: slot, because: reasonsOf(because), fault: null };
}
