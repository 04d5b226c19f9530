import { createHash } from 'node:crypto';
import type { DayClass } from '../../planner/time/day-class.rules.js';
import type { BlackoutFacts, PolicyFacts } from '../../throttle/bucket-scope.rules.js';
import { pathOf, type PlanScope, type RuleFacts } from '../book/plan-book.rules.js';

/** A change of what the throttle's rules are made of; null stands for none. Facts with `enabled: false` are no facts. */
export type RuleChange =
  | { readonly kind: 'policy'; readonly id: string; readonly after: PolicyFacts | null }
  | { readonly kind: 'blackout'; readonly id: string; readonly after: BlackoutFacts | null }
  | { readonly kind: 'department'; readonly id: string; readonly parentId: string }
  | { readonly kind: 'days'; readonly classes: Readonly<Record<string, DayClass | null>> };

/** The rules as they would be. */
export function changedRules(rules: RuleFacts, change: RuleChange): RuleFacts {
  switch (change.kind) {
    case 'policy':
      return { ...rules, policies: replaced(rules.policies, change.id, change.after) };
    case 'blackout':
      return { ...rules, blackouts: replaced(rules.blackouts, change.id, change.after) };
    case 'department':
      return { ...rules, paths: movedPaths(rules.paths, change.id, change.parentId) };
    case 'days': {
      const table = { ...rules.dayClasses };
      for (const [date, dayClass] of Object.entries(change.classes)) {
        if (dayClass === null) delete table[date];
        else table[date] = dayClass;
      }
      return { ...rules, dayClasses: table };
    }
  }
}

/** Whom the change concerns: everybody in one of these, under the rules before or after. */
export function concernedBy(rules: RuleFacts, change: RuleChange): PlanScope[] {
  const everybody = { departmentId: null, channel: null, accountId: null };
  switch (change.kind) {
    case 'policy':
      return [rules.policies.find(({ id }) => id === change.id), change.after].flatMap((facts) => facts ?? []);
    case 'blackout':
      return [rules.blackouts.find(({ id }) => id === change.id), change.after].flatMap((facts) => facts ?? []);
    case 'department':
      return [{ ...everybody, departmentId: change.id }];
    case 'days':
      return [everybody];
  }
}

/** A digest of what was shown, so that what is confirmed is what was seen. */
export function digestOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}

function replaced<T extends { id: string }>(all: readonly T[], id: string, after: T | null): T[] {
  return [...all.filter((one) => one.id !== id), ...(after ? [after] : [])];
}

function movedPaths(paths: RuleFacts['paths'], id: string, parentId: string): RuleFacts['paths'] {
  const above = pathOf(paths, parentId);
  return new Map(
    [...paths].map(([departmentId, path]) => {
      const place = path.indexOf(id);
      return [departmentId, place < 0 ? path : [...above, ...path.slice(place)]];
    }),
  );
}
