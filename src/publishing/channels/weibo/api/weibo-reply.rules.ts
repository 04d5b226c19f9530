import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { ChangeOutcome, Retry, SendOutcome, SendPackage } from '../../channel.js';
import { permalinkOf } from '../weibo-post.rules.js';
import { CALLS_SPENT } from './weibo-limits.rules.js';
import { weiboOutcome, type RefusalContext } from './weibo-outcome.rules.js';

/** An answer of the platform, read. `refused` carries the platform's own `error_code` (see the table of codes). */
export type WeiboReply =
  | {
      kind: 'ok';
      body: Record<string, unknown>;
      /** Set where the platform answers with a bare list. */ rows?: unknown[];
    }
  | { kind: 'refused'; code: number; message: string }
  /** `spent`: no call is left for it before then (epoch ms). */
  | { kind: 'not-sent'; reason: string; spent?: number }
  | { kind: 'no-answer'; reason: string };

type Answer =
  | { kind: 'answered'; status: number; body: Buffer }
  | { kind: 'not-sent'; reason: string }
  | { kind: 'no-answer'; reason: string };

/**
 * Reads an answer. Errors are JSON with `error_code` (a number or a text), usually under HTTP 400 or 403. Without that JSON the answer
 * came from something in front of the platform: with a 4xx (other than 408) the call did not get through, otherwise nobody knows.
 */
export function readReply(answer: Answer): WeiboReply {
  if (answer.kind !== 'answered') return { kind: answer.kind, reason: answer.reason };
  const { status } = answer;
  const parsed = parse(answer.body);
  if (Array.isArray(parsed) && status >= 200 && status < 300) return { kind: 'ok', body: {}, rows: parsed };
  const body = objectOf(parsed);
  const code = Number(body?.['error_code']);
  if (body?.['error_code'] !== undefined && Number.isInteger(code)) {
    return { kind: 'refused', code, message: String(body['error'] ?? '') };
  }
  if (body && status >= 200 && status < 300) return { kind: 'ok', body };
  if (status >= 400 && status < 500 && status !== 408)
    return { kind: 'refused', code: status, message: `HTTP ${status}` };
  return { kind: 'no-answer', reason: `HTTP ${status} without an answer of the platform` };
}

/** Soon enough to keep the slot, late enough for a network to come back: at once again would be a storm of calls for as long as it is away. */
const NETWORK_RETRY_MS = 15_000;

/** Outcome of a harmless call that did not succeed. */
export function unlessOk(
  reply: Exclude<WeiboReply, { kind: 'ok' }>,
  now: number,
): Exclude<SendOutcome, { kind: 'sent' | 'accepted' }> {
  if (reply.kind === 'refused') return weiboOutcome(reply.code, reply.message, { act: 'prepare', now });
  return notSent(reply, now);
}

/** A call that did not get through, or was not made for want of calls. */
function notSent({ reason, ...reply }: { reason: string; spent?: number }, now: number): Retry {
  if (reply.spent !== undefined) return { kind: 'retry', notBefore: reply.spent, reason, text: CALLS_SPENT };
  return { kind: 'retry', notBefore: now + NETWORK_RETRY_MS, reason };
}

/** Outcome of the post when it did not plainly succeed. */
export function sendFailure(
  reply: Exclude<WeiboReply, { kind: 'ok' }>,
  context: Omit<RefusalContext, 'act'>,
): Exclude<SendOutcome, { kind: 'sent' | 'accepted' }> {
  if (reply.kind === 'refused') return weiboOutcome(reply.code, reply.message, { ...context, act: 'send' });
  if (reply.kind === 'not-sent') return notSent(reply, context.now);
  return { kind: 'unconfirmed', reason: reply.reason };
}

/** What became of a post by the platform's answer, whichever interface it left by. */
export function postOutcome(reply: WeiboReply, pack: SendPackage, now: number): SendOutcome {
  if (reply.kind !== 'ok') return sendFailure(reply, { now, ...(pack.mayHavePosted ? { mayHavePosted: true } : {}) });
  const mid = textOf(reply.body, 'mid') ?? textOf(reply.body, 'idstr');
  if (mid === null) return { kind: 'unconfirmed', reason: 'the answer to the post holds no mid' };
  return { kind: 'sent', ref: mid, url: permalinkOf(pack.account.settings, mid) };
}

/** What became of taking a post down that did not plainly succeed. Asking again is harmless. */
export function changeOutcome(reply: Exclude<WeiboReply, { kind: 'ok' }>, now: number): ChangeOutcome {
  if (reply.kind === 'no-answer') return { kind: 'unknown', reason: reply.reason };
  const outcome = unlessOk(reply, now);
  if (outcome.kind !== 'rejected') {
    const { reason, text } = outcome;
    const notBefore = outcome.kind === 'retry' ? outcome.notBefore : now;
    return { kind: 'retry', notBefore, reason, ...(text ? { text } : {}) };
  }
  const { code, reason } = outcome;
  return { kind: 'refused', code, reason, text: outcome.text ?? { zh: reason, en: reason } };
}

/** Ids are longer than numbers are exact; the platform therefore sends them as texts too, and only those are read. */
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
