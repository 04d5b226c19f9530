import type { Accepted, ChangeOutcome, NotReady, OutcomeText, Rejection, SendOutcome } from '../../channel.js';
import { changeUnheard, lookedUp, triedAgain } from '../../codes/unheard-text.rules.js';
import { addressOf, refOf, type WebhookReply } from './webhook-reply.rules.js';

/** Long enough for a network to come back, short enough to keep the slot. */
const NETWORK_MS = 15_000;
const SOON_MS = 60_000;

export interface WebhookCodeRow {
  code: string;
  /** Who can do something about it; `signature`: the receiver no longer takes the account's secret. */
  fix: Rejection['fix'] | 'signature';
  zh: string;
  en: string;
}

/** What each status a receiver may refuse with means, and what to do. */
export const WEBHOOK_CODES: readonly WebhookCodeRow[] = [
  {
    code: '401',
    fix: 'signature',
    zh: '接收方不认可签名：请核对双方的密钥和服务器时间，必要时更换密钥',
    en: 'the receiver does not take the signature: compare the secret and the clocks, or rotate the secret',
  },
  {
    code: '403',
    fix: 'account',
    zh: '接收方拒绝访问：请网站管理员放行本系统的出口地址或开通权限',
    en: 'the receiver denies access: have the site’s administrator let this system in',
  },
  {
    code: '404',
    fix: 'account',
    zh: '接收地址不存在：请核对账号中的接口地址',
    en: 'nothing is at this address: correct the address of the account',
  },
  {
    code: '405',
    fix: 'account',
    zh: '接收地址不接受 POST 请求：请核对账号中的接口地址',
    en: 'the address takes no POST requests: correct the address of the account',
  },
  {
    code: '410',
    fix: 'account',
    zh: '接收方已停用此地址：请向网站管理员索取新地址',
    en: 'the receiver has closed this address: ask the site’s administrator for the new one',
  },
  {
    code: '3XX',
    fix: 'account',
    zh: '接收方把请求转到了另一个地址：请在账号中填写最终的 https 地址',
    en: 'the receiver redirects: enter its final https address in the account',
  },
  {
    code: '413',
    fix: 'content',
    zh: '内容或图片超过接收方允许的大小：请缩小图片，或请网站管理员放宽上限',
    en: 'larger than the receiver takes: use smaller pictures, or have its limit raised',
  },
  {
    code: '422',
    fix: 'content',
    zh: '接收方不接受这篇稿件：请按其说明修改后重新送审',
    en: 'the receiver does not take this story: change it as it says and submit it again',
  },
];

const ROWS = new Map(WEBHOOK_CODES.map((row) => [row.code, row]));

/** The row of a status; of one nobody has written down the site's administrator must know. */
export function webhookRow(code: string): WebhookCodeRow {
  return (
    ROWS.get(code) ?? {
      code,
      fix: 'human',
      zh: `接收方拒绝了请求（HTTP ${code}）：请把此代码告诉网站管理员`,
      en: `the receiver refused (HTTP ${code}): tell the site’s administrator this code`,
    }
  );
}

/** What people are told of a refusal, with the receiver's own words behind. */
export function webhookText(code: string, message: string): OutcomeText {
  const { zh, en } = webhookRow(code);
  return message === '' ? { zh, en } : { zh: `${zh}（接收方说明：${message}）`, en: `${en} (it says: ${message})` };
}

type Failure = Exclude<WebhookReply, { kind: 'ok' }>;

/** Outcome of a call that did not succeed and may be made again without harm. */
export function unlessOk(reply: Failure, now: number): NotReady {
  switch (reply.kind) {
    case 'not-sent':
    case 'no-answer':
      return { kind: 'retry', notBefore: now + NETWORK_MS, reason: reply.reason, text: triedAgain(reply) };
    case 'later':
      return { kind: 'retry', notBefore: now + reply.waitMs, reason: `HTTP ${reply.code}`, text: BUSY };
    case 'pictures-missing':
      return {
        ...{ kind: 'retry', notBefore: now + NETWORK_MS, reason: `HTTP 424 ${reply.message}`.trim() },
        text: PICTURES_MISSING,
      };
    case 'sent-on':
      return rejection('3XX', '');
    case 'refused':
      return refusal(reply.code, reply.message, now);
  }
}

/**
 * What became of a publication that was handed over. Without an address in the answer the receiver has taken it and is still to say
 * where it is.
 * @param until epoch ms up to which it has time for that
 */
export function sendOutcome(reply: WebhookReply, ref: string, times: { now: number; until: number }): SendOutcome {
  if (reply.kind === 'no-answer') return { kind: 'unconfirmed', reason: reply.reason, text: lookedUp(reply) };
  if (reply.kind === 'sent-on') return { kind: 'unconfirmed', reason: reply.reason, text: SENT_ON };
  if (reply.kind !== 'ok') return unlessOk(reply, times.now);
  const url = reply.done ? addressOf(reply.body) : null;
  if (url === undefined) return { kind: 'unconfirmed', reason: 'the address in the answer is none', text: BAD_ADDRESS };
  if (url === null) return taken(ref, times.until);
  return { kind: 'sent', ref: refOf(reply.body, url), url };
}

/** The receiver has it, and is to say where it is until then (epoch ms). */
export function taken(ref: string, until: number): Accepted {
  return { kind: 'accepted', ref, until, text: TAKEN };
}

/** Outcome of a retraction, correction or restoration. */
export function changeOutcome(reply: WebhookReply, now: number): ChangeOutcome {
  if (reply.kind === 'ok') {
    if (!reply.done) return { kind: 'unknown', reason: 'taken, and still to be done', text: CHANGE_TAKEN };
    const url = addressOf(reply.body);
    return { kind: 'done', ...(url ? { url } : {}) };
  }
  if (reply.kind === 'no-answer') return { kind: 'unknown', reason: reply.reason, text: changeUnheard(reply) };
  if (reply.kind === 'sent-on') return { kind: 'unknown', reason: reply.reason, text: SENT_ON };
  return asChange(reply.kind === 'refused' ? refusal(reply.code, reply.message, now) : unlessOk(reply, now));
}

/** Why a change cannot even be begun. */
export function asChange(stop: NotReady): ChangeOutcome {
  if (stop.kind === 'retry') return stop;
  if (stop.kind === 'unconfirmed') return { ...stop, kind: 'unknown' };
  const { code, reason, text = { zh: reason, en: reason } } = stop;
  return { kind: 'refused', code, reason, text };
}

/** What a receiver has said in the end, by an answer or by a call of its own. */
export function refusedLater(message: string): Rejection {
  const said = message === '' ? { zh: '未说明原因', en: 'it gives no reason' } : { zh: message, en: message };
  return {
    kind: 'rejected',
    code: 'WEBHOOK_REJECTED',
    reason: message,
    fix: 'human',
    text: {
      zh: `接收方收下后没有发布：${said.zh}。请与网站管理员联系，改好后重新安排`,
      en: `the receiver took it and did not publish it: ${said.en}. Ask the site’s administrator, then schedule it again`,
    },
  };
}

function refusal(code: string, message: string, now: number): NotReady {
  if (webhookRow(code).fix !== 'signature') return rejection(code, message);
  const reason = `HTTP ${code} ${message}`.trim();
  const text = webhookText(code, message);
  return { kind: 'retry', notBefore: now + SOON_MS, reason, text, unauthorised: `WEBHOOK_${code}` };
}

function rejection(code: string, message: string): Rejection {
  const { fix } = webhookRow(code);
  return {
    kind: 'rejected',
    code: `WEBHOOK_${code}`,
    reason: `HTTP ${code} ${message}`.trim(),
    fix: fix === 'signature' ? 'account' : fix,
    text: webhookText(code, message),
  };
}

const PICTURES_MISSING: OutcomeText = {
  zh: '接收方缺少图片，系统会重传后再发',
  en: 'the receiver lacks pictures: they are given again, and then the page',
};
const BUSY: OutcomeText = {
  zh: '接收方要求稍后再发，系统会自动再试',
  en: 'the receiver asks for later; it is tried again',
};
const TAKEN: OutcomeText = {
  zh: '接收方已收下，等待它发布并告知链接',
  en: 'the receiver has taken it and is to publish it and say where',
};
const SENT_ON: OutcomeText = {
  zh: '接收方以重定向（3xx）答复，不能确定是否收下，系统会查证。请网站管理员改为直接答复 2xx；接收地址已变更的，请在账号中填写最终的 https 地址',
  en: 'the receiver answered with a redirect (3xx), so nobody knows whether it was taken; it is looked up. Have it answer 2xx itself, or enter its final https address where it has moved',
};
const CHANGE_TAKEN: OutcomeText = {
  zh: '接收方已收下这项改动，尚未完成；系统会再核对，请到网站上查看',
  en: 'the receiver has taken the change and not made it yet; it is asked again: look at the site',
};
const BAD_ADDRESS: OutcomeText = {
  zh: '接收方答复的链接不是网址：请到网站上核实，并请网站管理员修正接口',
  en: 'the link in the receiver’s answer is none: look at the site, and have its interface corrected',
};
