import { CHANNEL_NAMES, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { Words } from '../planner/words.rules.js';
import type { ThrottleRule } from '../planner/throttle-rule.rules.js';
import type { DayClassTable } from '../planner/time/day-class.rules.js';
import { parseDuration } from '../planner/time/iso-time.rules.js';
import { platformCap } from './policies/platform-cap.rules.js';

/** Who speaks where: what decides which policies apply. `path` runs from the root to the department itself. */
export interface SpeakingScope {
  departmentId: string;
  path: readonly string[];
  accountId: string;
  channel: ChannelKind;
}

export interface PolicyFacts {
  id: string;
  name: string;
  /** Where the house itself has named it; people's own names are in one language. */
  englishName?: string | null;
  departmentId: string | null;
  spread: 'each' | 'shared';
  channel: ChannelKind | null;
  accountId: string | null;
  zone: string;
  rules: ThrottleRule[];
}

export interface BlackoutFacts {
  id: string;
  name: string;
  departmentId: string | null;
  channel: ChannelKind | null;
  accountId: string | null;
  startsAt: Date;
  endsAt: Date;
  mode: 'shift' | 'freeze';
}

/** Which sends draw on a bucket: null matches all. `subtree` names the department whose whole subtree draws on it. */
export interface BucketFilter {
  departmentId: string | null;
  subtree: string | null;
  channel: ChannelKind | null;
  accountId: string | null;
}

/** A bucket before its sends are read. */
export interface BucketScope {
  key: string;
  label: Words;
  zone: string;
  rules: ThrottleRule[];
  filter: BucketFilter;
  /** Lock row that orders everybody who draws on it; null when the rules look at no sends. */
  lock: string | null;
  /** How far back sends still matter, ms. */
  lookBack: number;
  /** A rule of the speaking department: an urgent post may exceed it. Platform caps, what guards an account,
   * blackouts and policies that hold one never yield. */
  yields: boolean;
  /** Classes of days the installation sets itself. */
  dayClasses: DayClassTable;
}

const DAY = 86_400_000;

/** True when every part of the policy's or blackout's scope that is given matches. */
export function appliesTo(
  scope: { departmentId: string | null; channel: ChannelKind | null; accountId: string | null },
  to: SpeakingScope,
): boolean {
  return (
    (scope.channel === null || scope.channel === to.channel) &&
    (scope.accountId === null || scope.accountId === to.accountId) &&
    (scope.departmentId === null || to.path.includes(scope.departmentId))
  );
}

/** Every bucket a publication draws on, in a fixed order: policies by id, then the platform's cap, then blackouts. */
export function bucketScopes(
  to: SpeakingScope,
  policies: readonly PolicyFacts[],
  blackouts: readonly BlackoutFacts[],
  defaultZone: string,
  dayClasses: DayClassTable = {},
): BucketScope[] {
  const scopes = policies
    .filter((policy) => appliesTo(policy, to))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((policy) => ({ ...policyScope(policy, to), dayClasses }));
  const cap = platformCap(to.channel);
  if (cap) {
    const name = CHANNEL_NAMES[to.channel];
    scopes.push({
      key: `cap:${to.accountId}`,
      label: { zh: `${name.zh}平台上限`, en: `${name.en} platform cap` },
      zone: cap.zone,
      rules: cap.rules,
      filter: { departmentId: null, subtree: null, channel: null, accountId: to.accountId },
      lock: `account:${to.accountId}`,
      lookBack: lookBackOf(cap.rules),
      yields: false,
      dayClasses,
    });
  }
  for (const blackout of blackouts.filter((candidate) => appliesTo(candidate, to)))
    scopes.push({
      key: `blackout:${blackout.id}`,
      label: { zh: `停发时段「${blackout.name}」`, en: `blackout "${blackout.name}"` },
      zone: defaultZone,
      rules: [
        {
          type: 'blackout',
          from: blackout.startsAt.toISOString(),
          to: blackout.endsAt.toISOString(),
          mode: blackout.mode,
        },
      ],
      filter: { departmentId: null, subtree: null, channel: null, accountId: null },
      lock: null,
      lookBack: 0,
      yields: false,
      dayClasses,
    });
  return scopes;
}

function policyScope(policy: PolicyFacts, to: SpeakingScope): Omit<BucketScope, 'dayClasses'> {
  const counts = lookBackOf(policy.rules) > 0 || policy.rules.some((rule) => rule.type === 'maxInFlight');
  // Without a department the subtree is the whole tree.
  const own = policy.spread === 'each';
  const subtree = policy.departmentId !== null && policy.spread === 'shared' ? policy.departmentId : null;
  return {
    key: own ? `policy:${policy.id}:${to.departmentId}` : `policy:${policy.id}`,
    label: { zh: `规则「${policy.name}」`, en: `rule "${policy.englishName ?? policy.name}"` },
    zone: policy.zone,
    rules: policy.rules,
    filter: {
      departmentId: own ? to.departmentId : null,
      subtree,
      channel: policy.channel,
      accountId: policy.accountId,
    },
    lock: counts ? lockOf(policy, own ? to.departmentId : subtree) : null,
    lookBack: lookBackOf(policy.rules),
    yields: (own || policy.departmentId !== null) && !policy.rules.some(({ type }) => type === 'blackout'),
  };
}

/**
 * Whose granted slots a department lines up behind. On an account that several departments share this is its own queue alone: who
 * goes first among departments is decided at the claim, by fairness, so a slot there is a forecast.
 */
export function queueFilter({ filter }: Pick<BucketScope, 'filter'>, departmentId: string): BucketFilter {
  if (filter.accountId === null || filter.departmentId !== null || filter.subtree !== null) return filter;
  return { ...filter, departmentId };
}

function lockOf(policy: PolicyFacts, departmentId: string | null): string {
  if (departmentId !== null) return `department:${departmentId}`;
  if (policy.accountId !== null) return `account:${policy.accountId}`;
  if (policy.channel !== null) return `channel:${policy.channel}`;
  return 'all';
}

/** The longest stretch back in which sends still matter to the rules, ms. */
export function lookBackOf(rules: readonly ThrottleRule[]): number {
  return Math.max(
    0,
    ...rules.map((rule) => {
      if (rule.type === 'minGap') return parseDuration(rule.gap) ?? 0;
      if (rule.type !== 'limit') return 0;
      if (rule.window === 'sliding') return parseDuration(rule.per) ?? 0;
      // The longest a calendar period can be, with a day to spare for clock changes.
      return { day: 2, week: 8, month: 32 }[rule.per] * DAY;
    }),
  );
}
