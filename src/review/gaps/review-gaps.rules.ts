import type { LocalText } from '../../platform/errors/app-error.js';
import type { ReviewRole } from '../round/workflow.rules.js';

/** A round that is asked a decision. */
export interface AskedRound {
  id: string;
  departmentId: string;
  role: ReviewRole;
  since: Date;
  /** Who may not decide it: they wrote it, or have decided a stage of it. */
  excluded: readonly string[];
}

/** A stage that nobody could decide any more. */
export interface LostStage {
  role: ReviewRole;
  name: LocalText;
  /** Names of the departments whose stories it is about; those on top stand for all below. */
  departments: string[];
  /** Nobody else holds it there; else only what waits now has nobody left. */
  isLast: boolean;
  /** Rounds that wait at the stage and would have nobody. */
  waiting: number;
}

/** Who may decide a stage of what belongs to a department. */
export interface Able {
  departmentId: string;
  role: ReviewRole;
  personId: string;
}

const keyOf = ({ departmentId, role }: { departmentId: string; role: ReviewRole }): string => `${departmentId} ${role}`;

/** Everybody who may decide, by department and stage. */
function byPlace(able: readonly Able[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const one of able) found.set(keyOf(one), (found.get(keyOf(one)) ?? new Set()).add(one.personId));
  return found;
}

/** The rounds that nobody may decide: they wait in vain until somebody is given the role. */
export function inVain<R extends AskedRound>(rounds: readonly R[], able: readonly Able[]): R[] {
  const places = byPlace(able);
  return rounds.filter((round) => [...(places.get(keyOf(round)) ?? [])].every((id) => round.excluded.includes(id)));
}

/** The stages that somebody may decide of what `before` says, and nobody as `after` says, each with the departments it is so of. */
export function lastOf(before: readonly Able[], after: readonly Able[]): Map<ReviewRole, string[]> {
  const left = byPlace(after);
  const lost = new Map<ReviewRole, Set<string>>();
  for (const one of before)
    if (!left.has(keyOf(one))) lost.set(one.role, (lost.get(one.role) ?? new Set()).add(one.departmentId));
  return new Map([...lost].map(([role, ids]) => [role, [...ids]]));
}

/** Of departments those that lie below no other of them: they stand for all. @param parents parent of each, null for the root */
export function topmost(ids: readonly string[], parents: ReadonlyMap<string, string | null>): string[] {
  const all = new Set(ids);
  return ids.filter((id) => !all.has(parents.get(id) ?? ''));
}
