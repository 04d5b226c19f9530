import type { OutboundAnswer } from '../../../../platform/http/outbound-http.js';

/** An answer of a receiver, read. */
export type WebhookReply =
  /** Done, or taken and still to be done (202). */
  | { kind: 'ok'; done: boolean; body: Record<string, unknown> }
  | { kind: 'refused'; code: string; message: string }
  /** Sent on to another page (301–303 and the like): so do systems that have taken what was posted, and those that have moved. */
  | { kind: 'sent-on'; reason: string }
  /** Certainly not done; may be asked again in so long, ms. */
  | { kind: 'later'; code: string; waitMs: number }
  /** It has lost pictures it was given before: the message was not taken. */
  | { kind: 'pictures-missing'; message: string }
  | { kind: 'not-sent'; reason: string; code?: string }
  /** The receiver may have done it, or not. */
  | { kind: 'no-answer'; reason: string; code?: string };

const LATER_MS = 60_000;
const LONGEST_LATER_MS = 3_600_000;
const LONGEST_MESSAGE = 200;

/** Redirects that ask for the same message at another address (RFC 9110): it was not taken here. */
const ELSEWHERE = [307, 308];

/**
 * Reads an answer. Everything below 500 that is no success is a refusal: the receiver has judged the message. A server's fault, a
 * conflict with itself (409), a page instead of JSON and a redirect to a page say nothing for certain.
 */
export function readReply(answer: OutboundAnswer): WebhookReply {
  if (answer.kind !== 'answered') return { kind: answer.kind, reason: answer.reason, code: answer.code };
  const { status, headers } = answer;
  const body = parsed(answer.body);
  if (status >= 200 && status < 300) {
    if (body === null)
      return {
        kind: 'no-answer',
        reason: `HTTP ${status} with something else than a JSON object`,
        code: `HTTP_${status}`,
      };
    return { kind: 'ok', done: status !== 202, body };
  }
  const message = messageOf(body ?? {});
  if (ELSEWHERE.includes(status)) return { kind: 'refused', code: '3XX', message };
  if (status >= 300 && status < 400) return { kind: 'sent-on', reason: `HTTP ${status}` };
  if (status === 424) return { kind: 'pictures-missing', message };
  if (status === 425 || status === 429)
    return { kind: 'later', code: String(status), waitMs: waitOf(headers['retry-after']) };
  if (status >= 500 || status === 408 || status === 409 || status < 200)
    return { kind: 'no-answer', reason: `HTTP ${status} ${message}`.trim(), code: `HTTP_${status}` };
  return { kind: 'refused', code: String(status), message };
}

/** An address of a page or a picture the receiver has told; null when it told none. `undefined`: what it told is none. */
export function addressOf(body: Record<string, unknown>): string | null | undefined {
  const { url } = body;
  if (url === undefined || url === null || url === '') return null;
  if (typeof url !== 'string' || url.length > 1_024) return undefined;
  try {
    const { protocol, username, password, href } = new URL(url);
    return (protocol === 'https:' || protocol === 'http:') && !username && !password ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The receiver's own reference of a post; its address where it has none. */
export function refOf(body: Record<string, unknown>, url: string): string {
  const { ref } = body;
  const text = typeof ref === 'number' ? String(ref) : ref;
  return typeof text === 'string' && /^[\x21-\x7e]{1,200}$/.test(text) ? text : url;
}

/** What the receiver says for people, on one line and not too long; empty when it says nothing. Problem documents (RFC 9457) are read, too. */
export function messageOf(body: Record<string, unknown>): string {
  const said = ['message', 'reason', 'detail', 'title', 'error'].map((key) => body[key]);
  const text = said.find((one): one is string => typeof one === 'string' && one.trim() !== '') ?? '';
  // eslint-disable-next-line no-control-regex -- control characters are what this removes
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return [...line].length > LONGEST_MESSAGE ? `${[...line].slice(0, LONGEST_MESSAGE).join('')}…` : line;
}

/** Nothing at all is an empty object: many receivers answer without a body. Null for what is no object. */
function parsed(bytes: Buffer): Record<string, unknown> | null {
  const text = bytes.toString('utf8').trim();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function waitOf(header: string | undefined): number {
  if (header === undefined || !/^\d{1,6}$/.test(header.trim())) return LATER_MS;
  return Math.min(LONGEST_LATER_MS, Math.max(1, Number(header.trim())) * 1_000);
}
