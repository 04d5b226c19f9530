import { DateTime } from 'luxon';
import { type Mover, placing } from './placing.rules.js';
import type { PlanBook, PlannedPublication, RuleFacts } from '../book/plan-book.rules.js';
import { isMove, type Proposal } from './proposal.rules.js';
import type { Planner } from './plan-preview.rules.js';
import { movingTo } from './plan-preview.rules.js';

/** How many days after the one to be cleared are looked at for one that takes everything. */
export const DAYS_LOOKED_AT = 31;

/** The local day of an instant (epoch ms), `YYYY-MM-DD`. */
export function dayOf(instant: number, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toFormat('yyyy-MM-dd');
}

/** The same time of day on another local day; where clocks skip it, as much later. */
export function sameTimeOn(instant: number, day: string, zone: string): number {
  const { year, month, day: date } = DateTime.fromISO(day, { zone });
  return DateTime.fromMillis(instant, { zone }).set({ year, month, day: date }).toMillis();
}

/**
 * Moves everything planned on a local day to another one, in the order and at the time of day it had, as wishes.
 * @param to the day, or null for the first of the following 31 that takes all of it; where none does, the next day and on
 */
export function movingDay(day: string, to: string | null): Planner {
  return function* (book, rules, isAsked) {
    const { zone } = rules;
    const onDay = ({ slot }: PlannedPublication): boolean => dayOf(slot, zone) === day;
    const moversTo = (target: string) => (publications: PlannedPublication[]) =>
      publications.filter(onDay).map((publication): Mover => ({
        publication,
        wish: sameTimeOn(publication.slot, target, zone),
        isNewWish: true,
      }));
    const moving = book.publications.filter((publication) => publication.slot > book.now && isAsked(publication));
    const target = to ?? (yield* freeDay(book, rules, day, (next) => moversTo(next)(moving)));
    return yield* movingTo(target, moversTo(target))(book, rules, isAsked);
  };
}

function* freeDay(
  book: PlanBook,
  rules: RuleFacts,
  day: string,
  moversTo: (day: string) => Mover[],
): Generator<void, string> {
  const first = DateTime.fromISO(day, { zone: 'utc' });
  const days = Array.from({ length: DAYS_LOOKED_AT }, (_, index) =>
    first.plus({ days: index + 1 }).toFormat('yyyy-MM-dd'),
  );
  for (const candidate of days) {
    const movers = moversTo(candidate);
    const arrives = (proposals: readonly Proposal[]): boolean =>
      proposals.every((proposal) => isMove(proposal) && dayOf(proposal.to, rules.zone) === candidate);
    // A closed day is told by the first of them alone.
    if (arrives(yield* placing(book, rules, movers.slice(0, 1))) && arrives(yield* placing(book, rules, movers)))
      return candidate;
  }
  return days[0] as string;
}
