import type { DayClassTable } from '../planner/planner.rules.js';
import { parseInstant } from '../planner/time/iso-time.rules.js';
import { DAY_CLASSES } from '../planner/time/day-class.rules.js';
import type { BlackoutFacts, PolicyFacts } from '../throttle/bucket-scope.rules.js';

/** What is tried out. Nothing of it is written anywhere. */
export interface PlanChanges {
  /** New ones, and others in the place of those with the same id. */
  readonly putPolicies: readonly (PolicyFacts & { readonly enabled: boolean })[];
  readonly removePolicies: readonly string[];
  readonly putBlackouts: readonly BlackoutFacts[];
  readonly removeBlackouts: readonly string[];
  /** Classes of local dates, before those set and those announced. */
  readonly dayClasses: DayClassTable;
}

/** The policies in force once the changes were made; a policy put switched off is in force no more. */
export function changedPolicies(present: readonly PolicyFacts[], changes: PlanChanges): PolicyFacts[] {
  const put = changes.putPolicies.filter(({ enabled }) => enabled).map(({ enabled: _on, ...facts }) => facts);
  return [...without(present, changes.putPolicies, changes.removePolicies), ...put];
}

/** The blackouts once the changes were made, soonest first. */
export function changedBlackouts(present: readonly BlackoutFacts[], changes: PlanChanges): BlackoutFacts[] {
  return [...without(present, changes.putBlackouts, changes.removeBlackouts), ...changes.putBlackouts].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
  );
}

function without<T extends { id: string }>(
  present: readonly T[],
  put: readonly { id: string }[],
  removed: readonly string[],
): T[] {
  const gone = new Set([...put.map(({ id }) => id), ...removed]);
  return present.filter(({ id }) => !gone.has(id));
}

/** The first entry that is no class of a date of the calendar, by its key; null when all are. */
export function wrongDayClass(table: Readonly<Record<string, unknown>>): string | null {
  const isDate = (text: string): boolean =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(`${text}T00:00:00Z`) !== null;
  const wrong = Object.entries(table).find(
    ([date, dayClass]) => !isDate(date) || !DAY_CLASSES.some((known) => known === dayClass),
  );
  return wrong?.[0] ?? null;
}
