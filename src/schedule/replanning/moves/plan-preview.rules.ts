import type { Because } from '../../planner/planner.rules.js';
import { compacted } from './compact.rules.js';
import { type Misfit, misfitsOf } from '../book/misfit.rules.js';
import { type Mover, placing } from './placing.rules.js';
import type { PlanBook, PlannedPublication, RuleFacts } from '../book/plan-book.rules.js';
import { isMove, type Proposal } from './proposal.rules.js';
import { digestOf } from '../change/rule-change.rules.js';

/** One line of a preview. */
export interface PreviewEntry {
  readonly proposal: Proposal;
  /** Every rule against the slot it has; empty when it fits there. */
  readonly against: readonly Because[];
  /** Its slot lies in a blackout that lays it aside for a person. */
  readonly held: boolean;
  /** It moves only because the page it links to does. */
  readonly follows: boolean;
  /** The local day (`YYYY-MM-DD`) the whole was to go to, where a day is moved. */
  readonly target?: string;
}

/** Entries without their reasons, and the same again with the reasons of those that are shown: words for a page, not for the plan. */
export interface ExplainedEntries {
  entries: PreviewEntry[];
  explain: (ids: readonly string[]) => Promise<PreviewEntry[]>;
}

/** What is to be done with the plan: a pure question, asked for the preview and again, under lock, when it is confirmed; answered in steps. */
export type Planner = (
  book: PlanBook,
  rules: RuleFacts,
  isAsked: (publication: PlannedPublication) => boolean,
) => Generator<void, PreviewEntry[]>;

/** Most moves offered by one compact: its locks are held while all of them are written. The next compact offers the next. */
export const MOST_COMPACTED = 1_000;

/** Moves what no longer fits, or those of it that were chosen. */
export function movingMisfits(chosen: ReadonlySet<string> | null): Planner {
  return function* (book, rules, isAsked) {
    const misfits = (yield* misfitsOf(book, rules, isAsked)).filter(
      ({ publication }) => chosen === null || chosen.has(publication.id),
    );
    return entriesOf(yield* placingMisfits(book, rules, misfits), misfits);
  };
}

/** Places for misfits, from their present slots on: none is sent to an earlier time than people have seen. */
export function placingMisfits(
  book: PlanBook,
  rules: RuleFacts,
  misfits: readonly Misfit[],
): Generator<void, Proposal[]> {
  const movers = misfits.map(({ publication }) => ({ publication, wish: publication.slot, isNewWish: false }));
  return placing(book, rules, movers);
}

/** Offers earlier slots to those with a gap before them. */
export const compacting: Planner = function* (book, rules, isAsked) {
  const moves = yield* compacted(book, rules, isAsked);
  return moves.slice(0, MOST_COMPACTED).map((proposal) => ({ proposal, against: [], held: false, follows: false }));
};

/** Gives movers a new wish. @param target local day they all should go to @param moversOf those that should move, with their wishes */
export function movingTo(target: string, moversOf: (publications: PlannedPublication[]) => Mover[]): Planner {
  return function* (book, rules, isAsked) {
    const movers = moversOf(
      book.publications.filter((publication) => publication.slot > book.now && isAsked(publication)),
    );
    const asked = new Set(movers.map(({ publication }) => publication.id));
    return (yield* placing(book, rules, movers)).map((proposal) => ({
      proposal,
      against: [],
      held: false,
      follows: !asked.has(proposal.publication.id),
      target,
    }));
  };
}

export function entriesOf(proposals: readonly Proposal[], misfits: readonly Misfit[]): PreviewEntry[] {
  const known = new Map(misfits.map((misfit) => [misfit.publication.id, misfit]));
  return proposals.flatMap((proposal) => {
    const misfit = known.get(proposal.publication.id);
    if (!misfit && !isMove(proposal)) return [];
    return [{ proposal, against: misfit?.because ?? [], held: misfit?.held ?? false, follows: !misfit }];
  });
}

/** What a person confirms: who goes where, and nothing else. Null when nobody moves. */
export function digestOfMoves(entries: readonly PreviewEntry[]): string | null {
  const moves = entries.flatMap(({ proposal }) =>
    isMove(proposal) ? [[proposal.publication.id, proposal.publication.slot, proposal.to]] : [],
  );
  return moves.length === 0 ? null : digestOf(moves);
}

const CROWD_MS = 3_600_000;

/** Where most of those that move would leave close together. Instants epoch ms, both of them slots. */
export interface Crowd {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** The hour into which most of the entries would move, the earliest of equal ones; null when nothing moves. */
export function crowdOf(entries: readonly PreviewEntry[]): Crowd | null {
  const slots = entries
    .flatMap(({ proposal }) => (isMove(proposal) ? [proposal.to] : []))
    .sort((one, other) => one - other);
  let crowd: Crowd | null = null;
  let last = 0;
  for (const [first, from] of slots.entries()) {
    while (last + 1 < slots.length && Number(slots[last + 1]) < from + CROWD_MS) last += 1;
    const count = last - first + 1;
    if (count > (crowd?.count ?? 0)) crowd = { count, from, to: slots[last] ?? from };
  }
  return crowd;
}

/** How many of the entries would move, and why the others would not. */
export interface PreviewCounts {
  readonly listed: number;
  readonly movable: number;
  readonly held: number;
  readonly follows: number;
  readonly outsideWindow: number;
  readonly noSlot: number;
  /** Waits for a page that is not coming, or is a page others could not follow. */
  readonly blocked: number;
}

export function countsOf(entries: readonly PreviewEntry[]): PreviewCounts {
  const count = (counts: (entry: PreviewEntry) => boolean): number => entries.filter(counts).length;
  const stuck = (...codes: string[]): number =>
    count(({ proposal }) => proposal.fault !== null && codes.includes(proposal.fault.code));
  return {
    listed: entries.length,
    movable: count(({ proposal }) => isMove(proposal)),
    held: count(({ held }) => held),
    follows: count(({ follows }) => follows),
    outsideWindow: stuck('SLOT_OUTSIDE_WINDOW'),
    noSlot: stuck('NO_LEGAL_SLOT'),
    blocked: stuck('PAGE_NOT_COMING', 'FOLLOWER_STUCK'),
  };
}
