import type { SendOutcome } from '../channel.js';
import { type CodeTable, rowOf } from './code-table.rules.js';
import type { PlatformReply } from './platform-reply.rules.js';

/** Longest the harmless question may last, ms: the attempt is still open meanwhile. */
export const CALLER_CHECK_MS = 5_000;

/** Whether an answer refuses whoever calls, not what was asked. */
export function refusesCaller(table: CodeTable, reply: PlatformReply): boolean {
  if (reply.kind !== 'refused') return false;
  const { verdict } = rowOf(table, reply.code);
  return verdict === 'token' || verdict === 'authorisation';
}

/**
 * A platform looks at who calls before it does anything, so such a refusal is certain: nothing was posted. It is believed only when the
 * next harmless call by the same caller is refused, too. Where that passes, or nobody can tell, the post is looked for like any other.
 * @param refusedAgain asks; only called where something depends on it
 */
export async function crossChecked<Outcome extends SendOutcome>(
  outcome: Outcome,
  refusedAgain: () => Promise<boolean>,
): Promise<Outcome> {
  if (outcome.kind !== 'retry' || outcome.certain !== 'caller' || (await refusedAgain())) return outcome;
  const { certain: _, ...doubted } = outcome;
  return doubted as Outcome;
}
