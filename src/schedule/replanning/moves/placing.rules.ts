import { atOnce } from '../../../platform/slices.js';
import { OpenedPlan } from '../book/opened-plan.rules.js';
import { byPlace, type PlanBook, type PlannedPublication, type RuleFacts } from '../book/plan-book.rules.js';
import {
  faultOf,
  FOLLOWER_STUCK,
  PAGE_NOT_COMING,
  pageReason,
  type Proposal,
  reasonsOf,
  staying,
} from './proposal.rules.js';

/** Publications looked at between two looks at the clock. */
const STEP = 32;

/** One that should move, and from when on a place is looked for (epoch ms). */
export interface Mover {
  readonly publication: PlannedPublication;
  readonly wish: number;
  /** The wish is a new one, said anew by a person; otherwise the publication's own is kept. */
  readonly isNewWish: boolean;
}

/**
 * Places movers anew, in the order they stand in, each at the earliest second that breaks no rule beside the ledger, everything that stays
 * and the movers placed before it. One that finds no place inside its approved window stays, and everybody else is placed around it; what
 * links to a page that would overtake it moves behind the page, and where it cannot the page stays. So the moves can be made as a whole.
 * @returns in the order of the plan: every mover, and those that follow their pages
 */
export function placeMovers(book: PlanBook, rules: RuleFacts, movers: readonly Mover[]): Proposal[] {
  return atOnce(placing(book, rules, movers));
}

/** As `placeMovers`, in steps. */
export function* placing(book: PlanBook, rules: RuleFacts, movers: readonly Mover[]): Generator<void, Proposal[]> {
  const asked = new Set(movers.map(({ publication }) => publication.id));
  const moving = new Map(movers.map((mover) => [mover.publication.id, mover]));
  const stuck = new Map<string, Proposal>();
  const linking = book.publications.filter(({ dependsOn }) => dependsOn !== null);
  const pages = new Map(book.publications.map((publication) => [publication.id, publication]));
  for (;;) {
    const placed = yield* placeOnce(book, rules, moving, stuck);
    let isSettled = true;
    for (const proposal of placed.filter(({ fault }) => fault !== null)) {
      isSettled = false;
      const { id, dependsOn } = proposal.publication;
      const page = asked.has(id) || dependsOn === null ? undefined : pages.get(dependsOn);
      if (page) {
        moving.delete(id);
        stuck.set(page.id, staying(page, FOLLOWER_STUCK));
      } else stuck.set(id, proposal);
    }
    const slots = new Map(placed.flatMap(({ publication, to, fault }) => (fault ? [] : [[publication.id, to]])));
    for (const publication of linking) {
      const pageSlot =
        publication.dependsOn === null || stuck.has(publication.dependsOn) ? 0 : slots.get(publication.dependsOn);
      if (moving.has(publication.id) || (pageSlot ?? 0) <= publication.slot) continue;
      isSettled = false;
      moving.set(publication.id, { publication, wish: publication.slot, isNewWish: false });
    }
    if (isSettled) return [...placed, ...stuck.values()].sort((a, b) => byPlace(a.publication, b.publication));
  }
}

/** One pass with the stuck ones where they stand. Answers for all the others. */
function* placeOnce(
  book: PlanBook,
  rules: RuleFacts,
  moving: ReadonlyMap<string, Mover>,
  stuck: ReadonlyMap<string, Proposal>,
): Generator<void, Proposal[]> {
  const plan = new OpenedPlan(book, rules);
  const free: Mover[] = [];
  for (const [index, publication] of book.publications.entries()) {
    if (index % STEP === 0) yield;
    const mover = stuck.has(publication.id) ? undefined : moving.get(publication.id);
    if (mover) free.push(mover);
    else plan.reserve(publication, publication.slot);
  }
  const slots = new Map<string, number>();
  const proposals: Proposal[] = [];
  for (const [index, mover] of free.entries()) {
    if (index % STEP === 0) yield;
    const proposal = place(plan, book, rules, mover, slots);
    proposals.push(proposal);
    if (proposal.fault !== null) continue;
    plan.reserve(mover.publication, proposal.to);
    slots.set(mover.publication.id, proposal.to);
  }
  return proposals;
}

function place(
  plan: OpenedPlan,
  book: PlanBook,
  rules: RuleFacts,
  { publication, wish, isNewWish }: Mover,
  slots: ReadonlyMap<string, number>,
): Proposal {
  const kept = isNewWish ? wish : publication.wish;
  const pageSlot = pageSlotOf(publication, slots);
  if (publication.dependsOn !== null && pageSlot === null) return staying(publication, PAGE_NOT_COMING);
  const from = Math.max(wish, book.now, publication.windowFrom, pageSlot ?? 0);
  const answer = plan.search(publication, from);
  const because = [
    ...(pageSlot !== null && from === pageSlot && from > wish ? [pageReason(pageSlot, rules.zone)] : []),
    ...reasonsOf(answer.because),
  ];
  const fault = faultOf(answer.slot, publication, rules.zone);
  if (fault) return { ...staying(publication, fault, answer.slot), because };
  return { publication, wish: kept, to: answer.slot as number, earliest: answer.slot, because, fault: null };
}

/** Where the page it waits for will stand; null when it waits for none, or for one that does not come by itself. */
export function pageSlotOf(
  { dependsOn, pageSlot }: PlannedPublication,
  slots: ReadonlyMap<string, number>,
): number | null {
  return dependsOn === null ? null : (slots.get(dependsOn) ?? pageSlot);
}
