import type { ChangeOutcome } from '../../channel.js';
import type { WechatReply } from '../api/wechat-reply.rules.js';
import { wechatOutcome, wechatText } from './wechat-outcome.rules.js';

/** Outcome of a call that takes a post down, when it did not plainly succeed. It is repeatable: what was lost may be asked for again. */
export function changeFailure(reply: Exclude<WechatReply, { kind: 'ok' }>, now: number): ChangeOutcome {
  if (reply.kind === 'not-sent') return { kind: 'retry', notBefore: now + 60_000, reason: reply.reason };
  if (reply.kind === 'no-answer') return { kind: 'unknown', reason: reply.reason };
  const { code, message } = reply;
  const outcome = wechatOutcome(code, message, { act: 'prepare', now });
  if (outcome.kind === 'retry') return outcome;
  return { kind: 'refused', code: `WECHAT_${code}`, reason: outcome.reason, text: wechatText(code, message) };
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
