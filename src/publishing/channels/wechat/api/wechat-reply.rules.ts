import type { ChangeOutcome, NotReady } from '../../channel.js';
import type { RefusalContext } from '../../codes/code-outcome.rules.js';
import {
  changingFailure,
  type Failure,
  harmlessFailure,
  type PlatformReply,
  readAnswer,
  type ReplyShape,
  sendingFailure,
} from '../../codes/platform-reply.rules.js';
import { WECHAT } from '../outcome/wechat-outcome.rules.js';

/** An answer of the official-account API, read. */
export type WechatReply = PlatformReply;

/** WeChat reports errors as HTTP 200 with `errcode`; success may leave it out. */
export const WECHAT_SHAPE: ReplyShape = { code: 'errcode', message: 'errmsg', lists: false, faultsSpeak: false };

/** Reads an answer of the outbound client. */
export function readReply(answer: Parameters<typeof readAnswer>[0]): WechatReply {
  return readAnswer(answer, WECHAT_SHAPE);
}

/** Outcome of a harmless call that did not succeed: it may always be tried again. */
export function unlessOk(reply: Failure, now: number): NotReady {
  return harmlessFailure(WECHAT, reply, now);
}

/** Outcome of the irreversible call when it did not plainly succeed. */
export function sendFailure(reply: Failure, context: Omit<RefusalContext, 'act'>): NotReady {
  return sendingFailure(WECHAT, reply, context);
}

/** Outcome of a call that takes a post down, when it did not plainly succeed. */
export function changeFailure(reply: Failure, now: number): ChangeOutcome {
  return changingFailure(WECHAT, reply, now);
}

/** The day's calls for it are used up. */
export function noCallsLeft(dayLeftMs: number, now: number): ChangeOutcome {
  return {
    kind: 'retry',
    notBefore: now + dayLeftMs + 60_000,
    reason: 'the day’s calls for taking down are used up',
    text: {
      zh: '今天的删除接口次数已用完（平台每天 10 次）：次日零点后自动继续；急需撤下请到公众平台手动删除',
      en: 'the day’s deletions by the interface are used up (the platform allows 10): goes on after midnight in Beijing; if it is urgent, delete it in the back office',
    },
  };
}
