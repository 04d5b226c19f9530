import { atOnce } from '../../../platform/slices.js';
import type { Because } from '../../planner/planner.rules.js';
import { OpenedPlan } from './opened-plan.rules.js';
import type { PlanBook, PlannedPublication, RuleFacts } from './plan-book.rules.js';

/** A publication that no longer fits where it stands. */
export interface Misfit {
  readonly publication: PlannedPublication;
  /** Its slot lies in a blackout that lays it aside for a person. */
  readonly held: boolean;
  /** Every rule against its slot. */
  readonly because: readonly Because[];
}

/** Publications looked at between two looks at the clock: a millisecond or two. */
const STEP = 32;

/**
 * Who does not fit where they stand: the plan is gone through in the order of its slots, each takes its place if the rules allow it beside
 * the ledger and those before it, and is a misfit if not. So of three posts in an hour that holds two, the third is the one that does not
 * fit. What is due already is the claim's business: it counts and is not judged.
 * @param isAsked about whom; all others keep their places unjudged
 */
export function findMisfits(
  book: PlanBook,
  rules: RuleFacts,
  isAsked: (publication: PlannedPublication) => boolean,
): Misfit[] {
  return atOnce(misfitsOf(book, rules, isAsked));
}

/** As `findMisfits`, in steps. */
export function* misfitsOf(
  book: PlanBook,
  rules: RuleFacts,
  isAsked: (publication: PlannedPublication) => boolean,
): Generator<void, Misfit[]> {
  const plan = new OpenedPlan(book, rules);
  const judged: PlannedPublication[] = [];
  for (const [place, publication] of book.publications.entries()) {
    if (place % STEP === 0) yield;
    if (publication.slot > book.now && isAsked(publication)) judged.push(publication);
    else plan.reserve(publication, publication.slot);
  }
  const misfits: Misfit[] = [];
  for (const [place, publication] of judged.entries()) {
    if (place % STEP === 0) yield;
    const { legal, held, because } = plan.judge(publication, publication.slot);
    if (legal) plan.reserve(publication, publication.slot);
    else misfits.push({ publication, held, because });
  }
  return misfits;
}
