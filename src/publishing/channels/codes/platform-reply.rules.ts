import type { ChangeOutcome, NotReady, OutcomeText, Retry } from '../channel.js';
import { codeOutcome, type RefusalContext } from './code-outcome.rules.js';
import type { CodeTable } from './code-table.rules.js';
import { changeUnheard, lookedUp, triedAgain } from './unheard-text.rules.js';

/** An answer of a platform, read. `refused` means the platform has answered that it did not act (see its table of codes). */
export type PlatformReply =
  | {
      kind: 'ok';
      body: Record<string, unknown>;
      /** Set where the platform answers with a bare list. */
      rows?: unknown[];
      /** When it answered by its own clock, epoch ms, whole seconds; absent where it does not say so. */
      at?: number;
    }
  /** `body`: what the platform answers beside the code, e.g. the message's id of a repetition. */
  | { kind: 'refused'; code: number; message: string; body?: Record<string, unknown> }
  /** `spent`: no call is left for it before then (epoch ms). */
  | { kind: 'not-sent'; reason: string; code?: string; spent?: { until: number; text: OutcomeText } }
  | { kind: 'no-answer'; reason: string; code?: string };

/** An answer that is not the wished-for one. */
export type Failure = Exclude<PlatformReply, { kind: 'ok' }>;

/** The shape of what the outbound client returns; stated here so that the rule stays pure. */
type Answer =
  | { kind: 'answered'; status: number; body: Buffer; headers?: Record<string, string> }
  | { kind: 'not-sent'; reason: string; code: string }
  | { kind: 'no-answer'; reason: string; code: string };

/** How a platform writes its answers down. */
export interface ReplyShape {
  /** Where the code stands; 0, or none, is success. */
  code: string;
  message: string;
  /** It also answers bare lists. */
  lists: boolean;
  /** Its errors come under error statuses, those above 500 too; otherwise such a status is somebody's in front of it. */
  faultsSpeak: boolean;
}

/**
 * Reads an answer. Anything that is not the platform's JSON came from something in front of it: with a 4xx (other than 408) the call did
 * not get through, otherwise nobody knows. A code that is no number is not the platform's word on what it did.
 */
export function readAnswer(answer: Answer, shape: ReplyShape): PlatformReply {
  if (answer.kind !== 'answered') return { kind: answer.kind, reason: answer.reason, code: answer.code };
  const { status } = answer;
  const parsed = parse(answer.body);
  const body = objectOf(parsed);
  const code = codeOf(body?.[shape.code]);
  const failed = status >= 500 || status === 408;
  if (body && code !== null && code !== 0 && (!failed || shape.faultsSpeak))
    return { kind: 'refused', code, message: String(body[shape.message] ?? ''), body };
  if (status >= 400 && !failed) return { kind: 'refused', code: status, message: `HTTP ${status}` };
  if (status >= 200 && status < 300) {
    const at = Date.parse(answer.headers?.['date'] ?? '');
    const told = Number.isNaN(at) ? {} : { at };
    if (body && code === 0) return { kind: 'ok', body, ...told };
    if (shape.lists && Array.isArray(parsed)) return { kind: 'ok', body: {}, rows: parsed, ...told };
  }
  return { kind: 'no-answer', reason: `HTTP ${status} without an answer of the platform`, code: `HTTP_${status}` };
}

/** When a list was read by the clock of the platform, for `FindOutcome`. */
export function readAt({ at }: Extract<PlatformReply, { kind: 'ok' }>): { readAt?: number } {
  return at === undefined ? {} : { readAt: at };
}

/**
 * An instant of a list by our clock: it is as old as the clock that wrote it says, where the platform tells what that showed.
 * All instants are epoch ms; `now` is ours.
 */
export function datedHere(instant: number, { at }: Extract<PlatformReply, { kind: 'ok' }>, now: number): number {
  return at === undefined ? instant : now - Math.max(0, at - instant);
}

/** Soon enough to keep the slot, late enough for a network to come back: at once again would be a storm of calls for as long as it is away. */
const NETWORK_RETRY_MS = 15_000;
/** Taking down is counted in tens a day, and each try counts. */
const CHANGE_RETRY_MS = 60_000;

/** Outcome of a harmless call that did not succeed: it may always be tried again. */
export function harmlessFailure(table: CodeTable, reply: Failure, now: number): NotReady {
  if (reply.kind === 'refused') return codeOutcome(table, reply.code, reply.message, { act: 'prepare', now });
  return again(reply, now + NETWORK_RETRY_MS);
}

/** Outcome of the irreversible call when it did not plainly succeed. */
export function sendingFailure(table: CodeTable, reply: Failure, context: Omit<RefusalContext, 'act'>): NotReady {
  switch (reply.kind) {
    case 'refused':
      return codeOutcome(table, reply.code, reply.message, { ...context, act: 'send' });
    case 'not-sent':
      return again(reply, context.now + NETWORK_RETRY_MS);
    case 'no-answer':
      return { kind: 'unconfirmed', reason: reply.reason, text: lookedUp(reply) };
  }
}

/** Outcome of taking a post down when it did not plainly succeed. It is repeatable: what was lost may be asked for again. */
export function changingFailure(table: CodeTable, reply: Failure, now: number): ChangeOutcome {
  if (reply.kind === 'no-answer') return { kind: 'unknown', reason: reply.reason, text: changeUnheard(reply) };
  if (reply.kind === 'not-sent') return again(reply, now + CHANGE_RETRY_MS);
  const outcome = codeOutcome(table, reply.code, reply.message, { act: 'prepare', now });
  if (outcome.kind === 'retry') return outcome;
  const { reason, text = { zh: reason, en: reason } } = outcome;
  if (outcome.kind === 'unconfirmed') return { kind: 'unknown', reason, text };
  return { kind: 'refused', code: outcome.code, reason, text };
}

/** A call that did not get through, or was not made for want of calls. */
function again(reply: Exclude<Failure, { kind: 'refused' }>, notBefore: number): Retry {
  const { reason } = reply;
  const spent = 'spent' in reply ? reply.spent : undefined;
  return { kind: 'retry', notBefore: spent?.until ?? notBefore, reason, text: spent?.text ?? triedAgain(reply) };
}

/** 0 = success; null = no number. */
function codeOf(given: unknown): number | null {
  const code = String(given ?? 0);
  return /^-?\d{1,9}$/.test(code) ? Number(code) : null;
}

/** Ids are longer than numbers are exact; platforms therefore send them as texts too, and only those are read. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null; // Not JSON: the caller decides by the status.
  }
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
