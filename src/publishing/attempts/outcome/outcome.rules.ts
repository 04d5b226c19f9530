import { storedJson } from '../../../platform/database/storable.rules.js';
import type { PublicationState } from '../../../schedule/publications/publication-state.rules.js';
import type { OutcomeText, SendOutcome } from '../../channels/channel.js';
import { TO_BE_LOOKED_FOR } from '../../settle/absence/absence.rules.js';

/** What becomes of a publication and of its place in the throttle when a call has answered. */
export interface OutcomeEffect {
  publication: PublicationState;
  /** How the attempt ends; null = it stays open, the platform works on it. */
  attempt: 'sent' | 'rejected' | 'retry' | 'unconfirmed' | null;
  /** Certainly not posted: the post is given back to the buckets. */
  givesBack: boolean;
  /** What was prepared is spent or in doubt: prepare again. */
  preparesAgain: boolean;
}

const EFFECTS: Record<SendOutcome['kind'], OutcomeEffect> = {
  sent: { publication: 'sent', attempt: 'sent', givesBack: false, preparesAgain: false },
  accepted: { publication: 'confirming', attempt: null, givesBack: false, preparesAgain: false },
  rejected: { publication: 'failed', attempt: 'rejected', givesBack: true, preparesAgain: true },
  retry: { publication: 'scheduled', attempt: 'retry', givesBack: true, preparesAgain: true },
  unconfirmed: { publication: 'unconfirmed', attempt: 'unconfirmed', givesBack: false, preparesAgain: false },
};

/** Waits up to this are a matter of moments and grow with every retry; longer ones (a quota's next day) are what the platform said. */
const GROWING_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 600_000;

/** What may be tried at once is dated by now: an instant that never was (0) stands in no record. @param now epoch ms */
export function dated(outcome: SendOutcome, now: number): SendOutcome {
  return outcome.kind === 'retry' && outcome.notBefore < now ? { ...outcome, notBefore: now } : outcome;
}

/**
 * How long to wait before a send that certainly did not post is tried again, ms.
 * @param asked the connector's own wait, ms
 * @param retries earlier ones of the last hour
 */
export function retryWait(asked: number, retries: number): number {
  const wait = Math.max(0, asked);
  return wait > GROWING_WAIT_MS ? wait : Math.min(LONGEST_WAIT_MS, wait * 2 ** Math.min(retries, 10));
}

/**
 * What people are told of an outcome. Connectors know words for what a platform says; a connection that breaks, or an answer that is
 * none, has but a reason for the log.
 */
export function spokenOf({ kind, reason, text }: Spoken): OutcomeText {
  if (text) return text;
  switch (kind) {
    case 'rejected':
      return { zh: reason, en: reason };
    case 'retry':
      return {
        zh: '没有发出（一步没有完成），系统会自动再试；反复如此的，请系统管理员查看日志',
        en: 'it did not leave (a step was not finished) and is tried again; where that goes on, have the administrator read the log',
      };
    case 'unconfirmed':
      return {
        zh: '没有收到平台的明确答复，系统正在查证；查不出时会请值班人员到平台核实',
        en: 'no clear answer of the platform; it is being looked up, and where that does not tell the person on duty is asked to look there',
      };
  }
}

/**
 * Why what goes back to the schedule waits, and until when: shown with the publication until it is claimed again.
 * @param looksFirst the platform is looked at before it leaves again
 */
export function putOffReason(outcome: Spoken, until: Date, looksFirst = false): string {
  const { zh, en } = spokenOf(outcome);
  const then = looksFirst ? TO_BE_LOOKED_FOR : { zh: '', en: '' };
  return storedJson({ text: { zh: zh + then.zh, en: en + then.en }, until: until.toISOString() });
}

type Spoken = Extract<SendOutcome, { kind: 'rejected' | 'retry' | 'unconfirmed' }>;

export function effectOf(outcome: SendOutcome): OutcomeEffect {
  return EFFECTS[outcome.kind];
}

/** What is known of an attempt when an answer for it arrives. */
export interface AttemptStanding {
  /** Claim token the publication stands under now. */
  publicationToken: string | null;
  publicationState: PublicationState;
  attemptToken: string;
  attemptOutcome: 'sent' | 'rejected' | 'retry' | 'unconfirmed' | null;
  /** The platform, or a person, was at it before. */
  wasAccepted: boolean;
}

/**
 * Whether an answer still speaks for its publication. The answer of an attempt that somebody else has settled meanwhile, or
 * that a newer attempt has followed, is recorded beside. An unconfirmed attempt may still be told how it ended, or once that the platform
 * works on it, but not that nobody knows, nor that it is "worked on" again after it was given up waiting for.
 * @param bySender the sender itself says it: that it does not know counts for nothing once the platform was seen at work
 */
export function stillSpeaks(standing: AttemptStanding, outcome: SendOutcome, bySender = false): boolean {
  if (standing.publicationToken !== standing.attemptToken) return false;
  switch (standing.publicationState) {
    case 'sending':
      return standing.attemptOutcome === null;
    case 'confirming':
      if (outcome.kind === 'retry' || (bySender && outcome.kind === 'unconfirmed')) return false;
      return standing.attemptOutcome === null;
    case 'unconfirmed':
      if (outcome.kind === 'unconfirmed' || (outcome.kind === 'accepted' && standing.wasAccepted)) return false;
      return standing.attemptOutcome === 'unconfirmed';
    default:
      return false;
  }
}
