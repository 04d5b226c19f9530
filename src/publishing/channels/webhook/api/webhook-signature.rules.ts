import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { AccountAccess } from '../../channel.js';

/** How far a message's time may lie from our clock, seconds (Standard Webhooks, "replay attacks"). */
export const TOLERANCE_SECONDS = 300;

/** More signatures than anybody has secrets are not looked at. */
const MOST_SIGNATURES = 10;

/** Visible characters without a dot: the dot parts the id from the time in what is signed. */
const MESSAGE_ID = /^[\x21-\x2d\x2f-\x7e]{1,120}$/;

/**
 * The secrets that count, the newest first: after a rotation the one before it counts as well until its time is over.
 * @param now epoch ms
 */
export function secretsOf({ credentials, settings }: AccountAccess, now: number): string[] {
  const secret = textOf(credentials, 'secret');
  const old = textOf(credentials, 'oldSecret');
  const until = Date.parse(textOf(settings, 'oldSecretUntil') ?? '');
  return [...(secret === null ? [] : [secret]), ...(old !== null && until > now ? [old] : [])];
}

/**
 * The headers of a message, signed with each secret: whoever receives it may know the new one or the old one.
 * @param now epoch ms
 */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  now: number,
  body: string,
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, new Date(now), body)).join(' '),
  };
}

/** The headers of a message that came in, each a single text. */
export interface MessageHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

/**
 * Whether a message was signed with one of the secrets, over exactly this text, about now. The library's own check reads the
 * process's clock; ours is given.
 * @param now epoch ms
 */
export function isGenuine(
  secrets: readonly string[],
  { id, timestamp, signature }: MessageHeaders,
  body: string,
  now: number,
): boolean {
  if (!MESSAGE_ID.test(id) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Number(timestamp) - Math.floor(now / 1000)) > TOLERANCE_SECONDS) return false;
  const expected = secrets.map((secret) => new Webhook(secret).sign(id, new Date(Number(timestamp) * 1000), body));
  const given = signature.split(' ').slice(0, MOST_SIGNATURES);
  return given.some((one) => expected.some((other) => same(one, other)));
}

function same(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given, 'utf8'), Buffer.from(expected, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
