import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { ChangeOutcome, NotReady, SendOutcome, SendPackage } from '../../channel.js';
import {
  changingFailure,
  type Failure,
  harmlessFailure,
  type PlatformReply,
  readAnswer,
  type ReplyShape,
  sendingFailure,
} from '../../codes/platform-reply.rules.js';
import { WEIBO } from '../outcome/weibo-outcome.rules.js';
import { permalinkOf } from '../weibo-post.rules.js';

/** An answer of the open platform, read. */
export type WeiboReply = PlatformReply;

/** Errors are JSON with `error_code` (a number or a text), usually under HTTP 400 or 403. */
export const WEIBO_SHAPE: ReplyShape = { code: 'error_code', message: 'error', lists: true, faultsSpeak: true };

/** Reads an answer of the outbound client. */
export function readReply(answer: Parameters<typeof readAnswer>[0]): WeiboReply {
  return readAnswer(answer, WEIBO_SHAPE);
}

/** Outcome of a harmless call that did not succeed. */
export function unlessOk(reply: Failure, now: number): NotReady {
  return harmlessFailure(WEIBO, reply, now);
}

/** What became of a post by the platform's answer, whichever interface it left by. */
export function postOutcome(reply: WeiboReply, pack: SendPackage, now: number): SendOutcome {
  if (reply.kind !== 'ok')
    return sendingFailure(WEIBO, reply, { now, ...(pack.mayHavePosted ? { mayHavePosted: true } : {}) });
  const mid = textOf(reply.body, 'mid') ?? textOf(reply.body, 'idstr');
  if (mid === null) return { kind: 'unconfirmed', reason: 'the answer to the post holds no mid' };
  return { kind: 'sent', ref: mid, url: permalinkOf(pack.account.settings, mid) };
}

/** What became of taking a post down that did not plainly succeed. Asking again is harmless. */
export function changeOutcome(reply: Failure, now: number): ChangeOutcome {
  return changingFailure(WEIBO, reply, now);
}
