import { platformDay, platformMonth } from '../../ledger/platform-day.rules.js';

/** Whom a mass send goes to. */
export type Audience =
  { kind: 'all' } | { kind: 'tag'; tagId: number } | { kind: 'openids'; openids: readonly string[] };

/** `waiting`: for the account's administrator. */
export type MassState = 'waiting' | 'sending' | 'sent' | 'failed' | 'deleted';

/** What the quota counts of a mass send. */
export interface MassUse {
  audience: Audience;
  state: MassState;
  acceptedAt: number;
}

/** `msg_status` of `mass/get`: the platform knows no word for "waits for the administrator". */
export const MSG_STATUS: Record<MassState, string> = {
  waiting: 'SENDING',
  sending: 'SENDING',
  sent: 'SEND_SUCCESS',
  failed: 'SEND_FAIL',
  deleted: 'DELETE',
};

export const REFUSED_BY_ADMINISTRATOR = 'err(40001)';
export const NOT_CONFIRMED_IN_TIME = 'err(40002)';

/** The status of the closing event from a number: 0 success, -1 failure, else the reason why the platform refused. */
export function statusOf(outcome: number): string {
  if (outcome === 0) return 'send success';
  return outcome === -1 ? 'send fail' : `err(${outcome})`;
}

/** What the check for reprints concluded, from the status: 2 for its own refusals, else 1. */
export function checkStateOf(status: string): number {
  return /^err\(3000[123]\)$/.test(status) ? 2 : 1;
}

/**
 * How much of the quota is used. A 公众号 counts its sends of the day; a 服务号 what one follower got this month: a send
 * to all counts for everyone, one to a tag for that tag. What failed before it was sent gives its place back.
 * @param byHand sends of the back office in the same span, which count as sends to all
 */
export function quotaUsed(
  kind: 'subscription' | 'service',
  sends: Iterable<MassUse>,
  audience: Audience,
  at: number,
  byHand: number,
): number {
  const span = kind === 'subscription' ? platformDay : platformMonth;
  let used = byHand;
  for (const send of sends) {
    if (send.state === 'failed' || span(send.acceptedAt) !== span(at)) continue;
    if (kind === 'subscription' || send.audience.kind === 'all' || reaches(send.audience, audience)) used += 1;
  }
  return used;
}

function reaches(send: Audience, audience: Audience): boolean {
  if (audience.kind === 'all') return false;
  if (send.kind === 'tag') return audience.kind === 'tag' && audience.tagId === send.tagId;
  return (
    send.kind === 'openids' &&
    audience.kind === 'openids' &&
    audience.openids.some((openid) => send.openids.includes(openid))
  );
}

/** The key `filter` or `touser` and the message stand for when the caller names no clientmsgid of its own. */
export function massDigestInput(audience: Audience, msgtype: string, content: unknown): string {
  return JSON.stringify([audience, msgtype, content]);
}
