import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { DayClassTable } from '../../planner/planner.rules.js';
import type { SendInterval } from '../../planner/bucket.rules.js';
import {
  type BlackoutFacts,
  bucketScopes,
  type BucketScope,
  type PolicyFacts,
} from '../../throttle/bucket-scope.rules.js';

/** Who speaks where. */
export interface Speaking {
  readonly departmentId: string;
  readonly accountId: string;
  readonly channel: ChannelKind;
}

/** A publication on the schedule, waiting. Instants are epoch ms. */
export interface PlannedPublication extends Speaking {
  readonly id: string;
  readonly slot: number;
  readonly wish: number;
  readonly windowFrom: number;
  /** Not included. */
  readonly windowTo: number;
  readonly urgent: boolean;
  /** The page it waits for, while that has not gone out. */
  readonly dependsOn: string | null;
  /** Slot of that page; null when it waits for none, or for one that will not come by itself. */
  readonly pageSlot: number | null;
  /** The platform, or its preparing, has put it off until then; null where nothing did. */
  readonly putOffUntil: number | null;
}

/** A send of the ledger that may still matter. */
export interface BookedSend extends SendInterval, Speaking {}

/** Everything the throttle's rules are made of. */
export interface RuleFacts {
  readonly policies: readonly PolicyFacts[];
  readonly blackouts: readonly BlackoutFacts[];
  /** Root to department, by department. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly dayClasses: DayClassTable;
  /** Zone of blackouts and of what is shown. */
  readonly zone: string;
}

/** The plan as it stood at one moment. */
export interface PlanBook {
  /** Epoch ms. */
  readonly now: number;
  /** In the order of their slots, a page before what links to it. */
  readonly publications: readonly PlannedPublication[];
  readonly sends: readonly BookedSend[];
  /** Publications whose reasons are wanted, for words cost more than places; all when absent. */
  readonly explained?: ReadonlySet<string>;
}

/** The book with reasons for these publications alone. */
export function explaining(book: PlanBook, ids: Iterable<string>): PlanBook {
  return { ...book, explained: new Set(ids) };
}

/** Whom a question is about; null = all. A department means its subtree. */
export interface PlanScope {
  readonly departmentId: string | null;
  readonly channel: ChannelKind | null;
  readonly accountId: string | null;
}

/** True when the publication's department, channel and account are within the scope. */
export function isWithin(scope: PlanScope, speaking: Speaking, paths: RuleFacts['paths']): boolean {
  return (
    (scope.channel === null || scope.channel === speaking.channel) &&
    (scope.accountId === null || scope.accountId === speaking.accountId) &&
    (scope.departmentId === null || pathOf(paths, speaking.departmentId).includes(scope.departmentId))
  );
}

/** The order of the plan: slot, what has a page behind its page, urgent first, id. */
export function byPlace(a: PlannedPublication, b: PlannedPublication): number {
  return (
    a.slot - b.slot ||
    Number(a.dependsOn !== null) - Number(b.dependsOn !== null) ||
    Number(b.urgent) - Number(a.urgent) ||
    (a.id < b.id ? -1 : 1)
  );
}

export function pathOf(paths: RuleFacts['paths'], departmentId: string): readonly string[] {
  return paths.get(departmentId) ?? [departmentId];
}

/** The buckets a speaker draws on under the given rules. */
export function scopesOf(rules: RuleFacts, speaking: Speaking): BucketScope[] {
  const to = { ...speaking, path: pathOf(rules.paths, speaking.departmentId) };
  return bucketScopes(to, rules.policies, rules.blackouts, rules.zone, rules.dayClasses);
}

/** Same speaker, same buckets. */
export function speakerKey({ departmentId, accountId, channel }: Speaking): string {
  return `${departmentId}/${accountId}/${channel}`;
}
