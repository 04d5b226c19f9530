import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import { capabilityOf } from '../../../accounts/channels/capability.rules.js';
import { CHANNEL_USES } from '../../../stories/media/fitting/channel-use.rules.js';
import { holdsTopic } from '../../../stories/variants/weibo-topic.rules.js';
import type { AccountAccess, MediaFile, NotReady, OutcomeText, Rejection } from '../channel.js';
import { linksIn } from '../../links/link-marker.rules.js';

/** Why the account cannot post now, or null. Web authorisations end without renewal; Weibo asks for the operator's address. */
export function notReady(account: AccountAccess, now: number): Rejection | null {
  const missing = ['uid', 'rip'].filter((key) => textOf(account.settings, key) === null);
  if (textOf(account.credentials, 'accessToken') === null) missing.push('accessToken');
  if (missing.length > 0) {
    return {
      kind: 'rejected',
      code: 'WEIBO_ACCOUNT_INCOMPLETE',
      reason: `missing: ${missing.join(', ')}`,
      fix: 'account',
      text: {
        zh: `微博账号缺少设置：${missing.join('、')}，请在账号设置中填写或重新授权`,
        en: `the account lacks ${missing.join(', ')}: enter it in its settings, or authorise it again`,
      },
    };
  }
  const expiresAt = textOf(account.settings, 'expiresAt');
  if (expiresAt !== null && !(Date.parse(expiresAt) > now)) {
    return {
      kind: 'rejected',
      code: 'WEIBO_EXPIRED',
      reason: `the authorisation ended at ${expiresAt}`,
      fix: 'account',
      text: { zh: '微博授权已到期，请重新授权该账号', en: 'the authorisation has ended: authorise the account again' },
    };
  }
  return null;
}

/** An authorisation that has ended can be renewed: what would be refused for it waits, with its account. */
export function waitingFor(refusal: Rejection, now: number): NotReady {
  if (refusal.code !== 'WEIBO_EXPIRED') return refusal;
  const { reason, text, code } = refusal;
  return { kind: 'retry', notBefore: now + 60_000, reason, ...(text ? { text } : {}), unauthorised: code };
}

/**
 * What the platform would refuse about the text by this interface, found out before the slot.
 * @param text the text with its marked link; null when it lacks a link that it needs
 * @param length its length in 字
 */
export function contentRefusal(driver: 'share' | 'biz', text: string | null, length: number): Rejection | null {
  const { text: limits, topics } = capabilityOf('weibo', driver);
  if (text === null) {
    return refusal('WEIBO_NO_LINK', 'the text lacks the link it needs', {
      zh: '微博正文须含一个网址（待填的链接须已有地址），否则平台不予发布',
      en: 'the text needs a link, and the page it stands for must be out, or Weibo refuses it',
    });
  }
  if (!topics && holdsTopic(text)) {
    return refusal('WEIBO_TOPIC', 'the text has a topic', {
      zh: '开放接口不支持 #话题#：请去掉 # 号，或改用人工发布、商业接口的账号',
      en: 'the open interface takes no #topic#: remove it, or use an account that posts by hand or by the commercial interface',
    });
  }
  if (length > limits.maxLength) {
    return refusal('WEIBO_TOO_LONG', `${length} of ${limits.maxLength}`, {
      zh: `微博正文连同网址共 ${length} 字，超过 ${limits.maxLength} 字，请缩短`,
      en: `the text has ${length} characters with its link; ${limits.maxLength} are allowed: shorten it`,
    });
  }
  return null;
}

/** Longer than an ordinary post: the commercial interface wants that said. */
export function isLong(length: number): boolean {
  return length > capabilityOf('weibo', 'share').text.maxLength;
}

/** The open interface takes a text only with a link under the app's bound domains; where those are known it is found out early. */
export function domainRefusal(text: string, { settings }: AccountAccess): Rejection | null {
  const bound = settings['boundDomains'];
  if (!Array.isArray(bound) || bound.length === 0) return null;
  const isBound = (link: string) => {
    const { host, hostname } = new URL(link);
    return bound.some((domain: string) => [host, hostname].includes(domain) || hostname.endsWith(`.${domain}`));
  };
  if (linksIn(text).some((link) => URL.canParse(link) && isBound(link))) return null;
  return refusal('WEIBO_DOMAIN', `no link under ${bound.join(', ')}`, {
    zh: `正文须含应用安全域名（${bound.join('、')}）下的网址：请改用该域名的链接，或在微博开放平台添加安全域名`,
    en: `the text needs a link under the app’s bound domains (${bound.join(', ')}): use one, or have the domain added on the open platform`,
  });
}

/** What both interfaces take of a picture. */
export const PICTURE = CHANNEL_USES.weibo;

export function pictureRefusal(file: MediaFile): Rejection | null {
  const { mimes, maxBytes } = PICTURE;
  if (mimes.includes(file.mime) && file.bytes.length <= maxBytes) return null;
  return refusal('WEIBO_PICTURE', `${file.sha256} is ${file.mime}, ${file.bytes.length} bytes`, {
    zh: '微博配图须为 JPG、PNG 或 GIF，且小于 5 MB，请更换图片',
    en: 'a picture on Weibo must be JPG, PNG or GIF below 5 MB: choose another',
  });
}

function refusal(code: string, reason: string, text: OutcomeText): Rejection {
  return { kind: 'rejected', code, reason, fix: 'content', text };
}
