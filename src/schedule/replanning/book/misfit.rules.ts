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
  const plan = new OpenedPlan(book, rules);
  const judged: PlannedPublication[] = [];
  for (const publication of book.publications) {
    if (publication.slot > book.now && isAsked(publication)) judged.push(publication);
    else plan.reserve(publication, publication.slot);
  }
  const misfits: Misfit[] = [];
  for (const publication of judged) {
    const { legal, held, because } = plan.judge(publication, publication.slot);
    if (legal) plan.reserve(publication, publication.slot);
    else misfits.push({ publication, held, because });
  }
  return misfits;
}
