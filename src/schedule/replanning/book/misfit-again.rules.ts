import type { BookedSend, PlanBook, PlannedPublication, RuleFacts } from './plan-book.rules.js';
import { scopesOf, speakerKey } from './plan-book.rules.js';
import { OpenedPlan } from './opened-plan.rules.js';
import type { Misfit } from './misfit.rules.js';
import { placeMark, sendMark } from './plan-part.rules.js';

/** What an earlier look under the same rules, asked about the same, found. */
export interface FoundBefore {
  readonly book: PlanBook;
  readonly misfits: readonly Misfit[];
}

/** How many publications may still be judged; whoever is in a hurry gives few. */
export interface Patience {
  left: number;
}

/** Publications looked at between two looks at the clock. */
const STEP = 32;

/**
 * As `misfitsOf`, but only what something has changed near is judged anew. A judgement looks no further than the rules reach back, so far from
 * every difference it comes out as it did; where one comes out differently, that is a difference for those after it.
 * @returns null when more had to be judged than `patience` allows
 */
export function* misfitsAgain(
  book: PlanBook,
  rules: RuleFacts,
  isAsked: (publication: PlannedPublication) => boolean,
  found: FoundBefore | null,
  patience: Patience,
): Generator<void, Misfit[] | null> {
  const plan = new OpenedPlan(book, rules);
  const reach = reachOf(book, rules);
  const was = new Map(found?.misfits.map((misfit) => [misfit.publication.id, misfit]));
  const changes = found && found.book.now <= book.now ? new NearChange(changesBetween(found, book), reach) : null;
  const judged: PlannedPublication[] = [];
  for (const [place, publication] of book.publications.entries()) {
    if (place % STEP === 0) yield;
    if (publication.slot > book.now && isAsked(publication)) judged.push(publication);
    else plan.reserve(publication, publication.slot);
  }
  const misfits: Misfit[] = [];
  // Places that stand, taken only once somebody asks near them.
  let standing: PlannedPublication[] = [];
  for (const [place, publication] of judged.entries()) {
    if (place % STEP === 0) yield;
    const { id, slot } = publication;
    const before = was.get(id);
    if (changes && !changes.isNear(slot)) {
      if (before) misfits.push({ ...before, publication });
      else standing.push(publication);
      continue;
    }
    if ((patience.left -= 1) < 0) return null;
    for (const one of standing) if (one.slot >= slot - reach) plan.reserve(one, one.slot);
    standing = [];
    const { legal, held, because } = plan.judge(publication, slot);
    if (legal) plan.reserve(publication, slot);
    else misfits.push({ publication, held, because });
    if (legal !== (before === undefined)) changes?.add(slot);
  }
  return misfits;
}

/** Where two plans differ, asked in the order of time. Instants are epoch ms. */
class NearChange {
  private next = 0;
  private last = -Infinity;
  private readonly instants: number[];

  constructor(
    instants: readonly number[],
    private readonly reach: number,
  ) {
    this.instants = [...instants].sort((a, b) => a - b);
  }

  /** @param at not before what was asked last */
  isNear(at: number): boolean {
    while ((this.instants[this.next] ?? Infinity) < at - this.reach) this.next += 1;
    return at - this.last <= this.reach || (this.instants[this.next] ?? Infinity) <= at + this.reach;
  }

  /** A difference found on the way, at what was asked last. */
  add(at: number): void {
    this.last = at;
  }
}

/** Every instant at which one plan has something that counts and the other has not. */
function changesBetween({ book: then, misfits }: FoundBefore, now: PlanBook): number[] {
  const gone = new Map(then.publications.map((one) => [placeMark(one), one.slot]));
  const aside = new Set(misfits.map(({ publication }) => publication.id));
  const changes: number[] = [];
  for (const one of now.publications) {
    const stays = gone.delete(placeMark(one));
    // A misfit counted for nothing; once it is due it does.
    if (!stays || (one.slot <= now.now && aside.has(one.id))) changes.push(one.slot);
  }
  changes.push(...gone.values());
  const sent = new Map<string, number>();
  for (const one of then.sends) sent.set(sendMark(one), (sent.get(sendMark(one)) ?? 0) + 1);
  for (const one of now.sends) {
    const left = sent.get(sendMark(one)) ?? 0;
    if (left > 0 && one.end !== null) sent.set(sendMark(one), left - 1);
    else changes.push(one.begin, one.end ?? now.now);
  }
  for (const one of then.sends) if ((sent.get(sendMark(one)) ?? 0) > 0) changes.push(one.begin, endOf(one, then));
  return changes;
}

/** What is under way counts as ending when the plan was read. */
function endOf({ end }: BookedSend, { now }: PlanBook): number {
  return end ?? now;
}

/** How far from a slot another may lie and still matter to it, ms. */
function reachOf(book: PlanBook, rules: RuleFacts): number {
  let reach = 0;
  const seen = new Set<string>();
  for (const one of book.publications) {
    const speaker = speakerKey(one);
    if (seen.has(speaker)) continue;
    seen.add(speaker);
    for (const { lookBack } of scopesOf(rules, one)) reach = Math.max(reach, lookBack);
  }
  return reach;
}
