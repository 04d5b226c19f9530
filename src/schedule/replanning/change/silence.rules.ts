import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { CHANNELS } from '../../../accounts/channels/channel-kind.rules.js';
import type { Because } from '../../planner/planner.rules.js';
import { appliesTo, type PolicyFacts } from '../../throttle/bucket-scope.rules.js';
import { OpenedPlan } from '../book/opened-plan.rules.js';
import { isWithin, pathOf, type PlanScope, type RuleFacts, type Speaking } from '../book/plan-book.rules.js';

/** An account and whose it is. */
export interface AccountFacts {
  readonly id: string;
  readonly departmentId: string;
  readonly channel: ChannelKind;
}

/** Somebody who could not publish at any time within a year, even with nothing else planned. `accountId` null = whatever the account. */
export interface Silence {
  readonly departmentId: string;
  readonly channel: ChannelKind;
  readonly accountId: string | null;
  readonly because: readonly Because[];
}

/** Stands where no account is named; no account has it. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/**
 * Everybody who may speak within the scopes: each department on every channel, and on its own accounts and those of the departments above.
 */
export function speakersWithin(
  scopes: readonly PlanScope[],
  rules: RuleFacts,
  accounts: readonly AccountFacts[],
): Speaking[] {
  const speakers: Speaking[] = [];
  for (const [departmentId, path] of rules.paths) {
    const own = accounts.filter((account) => path.includes(account.departmentId));
    const all = [
      ...CHANNELS.map((channel) => ({ departmentId, channel, accountId: NO_ACCOUNT })),
      ...own.map(({ id, channel }) => ({ departmentId, channel, accountId: id })),
    ];
    speakers.push(...all.filter((speaker) => scopes.some((scope) => isWithin(scope, speaker, rules.paths))));
  }
  return speakers;
}

/**
 * Those of the speakers for whom hours and blackouts together never open within 366 days from `now` (epoch ms). Limits do not count: with
 * an empty ledger each of them lets one out. Speakers under the same rules are asked once.
 */
export function findSilences(speakers: readonly Speaking[], rules: RuleFacts, now: number): Silence[] {
  const closing = { ...rules, policies: rules.policies.flatMap(closingPart) };
  const plan = new OpenedPlan({ now, publications: [], sends: [] }, closing);
  const known = new Map<string, readonly Because[] | null>();
  return speakers.flatMap((speaker): Silence[] => {
    const to = { ...speaker, path: pathOf(rules.paths, speaker.departmentId) };
    const facts = [...closing.policies, ...closing.blackouts].filter((scope) => appliesTo(scope, to));
    const same = facts.map(({ id }) => id).join();
    let because = known.get(same);
    if (because === undefined) {
      const answer = plan.search({ ...speaker, urgent: false }, now);
      because = answer.slot === null ? answer.because : null;
      known.set(same, because);
    }
    const { departmentId, channel, accountId } = speaker;
    return because ? [{ departmentId, channel, accountId: accountId === NO_ACCOUNT ? null : accountId, because }] : [];
  });
}

/** The policy with what can close alone; its rules keep their places, for the reasons name them. */
function closingPart(policy: PolicyFacts): PolicyFacts[] {
  const closes = policy.rules.some(({ type }) => type === 'hours' || type === 'blackout');
  return closes ? [policy] : [];
}
