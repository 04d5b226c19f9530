import type { Accepted, ChannelTraits, FindOutcome } from '../channels/channel.js';

/** Added to the longest call before absence may be believed, ms: queues in kernels and proxies. */
export const SETTLE_MARGIN_MS = 15_000;
/** Two looks that both say "not there" must lie this far apart, ms. */
export const LOOKS_APART_MS = 10_000;
/** Pauses between looks, ms; when they are used up a person is asked. */
export const LOOK_PAUSES_MS = [5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000] as const;

/** Where a connector suggests nothing. */
const FIRST_POLL_MS = 5_000;

/** How long after its begin a call may still reach the platform, ms. */
export function longestMs(traits: ChannelTraits): number {
  return traits.longestCallMs + SETTLE_MARGIN_MS;
}

/** Pause before an accepted post is asked about first, ms. */
export function firstPollMs({ pollDelaysMs }: ChannelTraits): number {
  return pollDelaysMs?.[0] ?? FIRST_POLL_MS;
}

export interface Look {
  /** ISO instant of the look, by the database's clock. */
  at: string;
  result: FindOutcome['kind'];
  reason?: string;
}

/** Whether a look reaches back before a begin. Times are epoch ms. */
export interface LookedAt {
  beganAt: number;
  /** By then it was over, by the clock that dated the begin. */
  readBy: number;
}

/**
 * The list is dated by the platform, the begin by the database. Where the platform says what its clock showed, their ages are compared, each
 * by its own clock, so that it matters to nobody how wrong the other is; else the clocks are taken for one.
 */
export function reachesBack(
  { reachesBackTo, readAt }: Extract<FindOutcome, { kind: 'absent' }>,
  { beganAt, readBy }: LookedAt,
): boolean {
  return readAt === undefined ? reachesBackTo <= beganAt : readAt - reachesBackTo >= readBy - beganAt;
}

export interface UnconfirmedFacts extends LookedAt {
  /** When the look began. */
  now: number;
  traits: ChannelTraits;
  /** The sender can send no more: its lock was taken, or the platform is fenced against its draft. */
  senderIsOut: boolean;
  looks: readonly Look[];
  /** The platform, or a person, has been at this attempt before, and was given up waiting for. */
  wasAccepted: boolean;
}

export type SettleStep =
  | { kind: 'sent'; ref: string; url?: string; postedAt?: number }
  /** Under way after all: asked about like any other that was accepted. */
  | Accepted
  /** Proven absent: back to the schedule. */
  | { kind: 'absent' }
  | { kind: 'look-again'; inMs: number }
  /** A person is asked. */
  | { kind: 'ask' };

/**
 * What a look at the platform means (design: publishing, settle). "Absent" is believed only when the sender is proven out, the
 * longest call and a margin have passed, two looks apart said so, and the list read reaches back before the begin. A connector
 * that is idempotent may simply be asked again once its sender can be at it no more.
 */
export function settleStep(facts: UnconfirmedFacts, found: FindOutcome): SettleStep {
  if (found.kind === 'found') return { ...found, kind: 'sent' };
  if (found.kind === 'accepted' && !facts.wasAccepted) return found;
  const over = facts.now >= facts.beganAt + longestMs(facts.traits);
  if (found.kind === 'absent' && over && facts.senderIsOut && reachesBack(found, facts)) {
    const earlier = facts.looks.some(
      (look) => look.result === 'absent' && facts.now - Date.parse(look.at) >= LOOKS_APART_MS,
    );
    if (earlier || facts.traits.idempotent) return { kind: 'absent' };
  }
  if (found.kind === 'unknown' && found.final) return { kind: 'ask' };
  const pause = LOOK_PAUSES_MS[facts.looks.length];
  return pause === undefined ? { kind: 'ask' } : { kind: 'look-again', inMs: pause };
}
