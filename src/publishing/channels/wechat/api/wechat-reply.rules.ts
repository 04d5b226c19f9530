import type { SendOutcome } from '../../channel.js';
import { wechatOutcome, type RefusalContext } from '../outcome/wechat-outcome.rules.js';

/** An answer of the platform, read. `refused` means the platform has answered that it did not act (see the table of codes). */
export type WechatReply =
  | { kind: 'ok'; body: Record<string, unknown> }
  /** `body`: what the platform answers beside the code, e.g. the `msg_id` of 45065. */
  | { kind: 'refused'; code: number; message: string; body?: Record<string, unknown> }
  | { kind: 'not-sent'; reason: string }
  | { kind: 'no-answer'; reason: string };

/** The shape of what the outbound client returns; stated here so that the rule stays pure. */
type Answer =
  | { kind: 'answered'; status: number; body: Buffer }
  | { kind: 'not-sent'; reason: string }
  | { kind: 'no-answer'; reason: string };

/**
 * Reads an answer. WeChat reports errors as HTTP 200 with `errcode`; success may leave it out. Anything that is not the platform's
 * JSON came from something in front of it: with a 4xx (other than 408) the call did not get through, otherwise nobody knows.
 */
export function readReply(answer: Answer): WechatReply {
  if (answer.kind !== 'answered') return { kind: answer.kind, reason: answer.reason };
  const { status } = answer;
  const body = parseObject(answer.body);
  if (!body || status >= 500 || status === 408) {
    if (status >= 400 && status < 500 && status !== 408)
      return { kind: 'refused', code: status, message: `HTTP ${status}` };
    return { kind: 'no-answer', reason: `HTTP ${status} without an answer of the platform` };
  }
  const given: unknown = body['errcode'] ?? 0;
  // A code that is no number is not the platform's word on what it did.
  if (!/^-?\d{1,9}$/.test(String(given))) return { kind: 'no-answer', reason: `errcode ${JSON.stringify(given)}` };
  const code = Number(given);
  if (code !== 0) return { kind: 'refused', code, message: String(body['errmsg'] ?? ''), body };
  if (status >= 300) return { kind: 'refused', code: status, message: `HTTP ${status}` };
  return { kind: 'ok', body };
}

/** Soon enough to keep the slot, late enough for a network to come back: at once again would be a storm of calls for as long as it is away. */
const NETWORK_RETRY_MS = 15_000;

/** Outcome of a harmless call that did not succeed: it may always be tried again. */
export function unlessOk(
  reply: Exclude<WechatReply, { kind: 'ok' }>,
  now: number,
): Exclude<SendOutcome, { kind: 'sent' | 'accepted' }> {
  if (reply.kind === 'refused') return wechatOutcome(reply.code, reply.message, { act: 'prepare', now });
  return { kind: 'retry', notBefore: now + NETWORK_RETRY_MS, reason: reply.reason };
}

/** Outcome of the irreversible call when it did not plainly succeed. */
export function sendFailure(
  reply: Exclude<WechatReply, { kind: 'ok' }>,
  context: Omit<RefusalContext, 'act'>,
): Exclude<SendOutcome, { kind: 'sent' | 'accepted' }> {
  if (reply.kind === 'refused') return wechatOutcome(reply.code, reply.message, { ...context, act: 'send' });
  if (reply.kind === 'not-sent')
    return { kind: 'retry', notBefore: context.now + NETWORK_RETRY_MS, reason: reply.reason };
  return { kind: 'unconfirmed', reason: reply.reason };
}

function parseObject(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null; // Not JSON: the caller decides by the status.
  }
}
