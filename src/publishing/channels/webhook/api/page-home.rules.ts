import { isOn, namedHosts } from '../../../links/known-ground.rules.js';
import type { AccountAccess, OutcomeText, SendOutcome } from '../../channel.js';
import type { ReceiverWord } from '../callback/webhook-told.rules.js';

type Receiver = Pick<AccountAccess, 'baseUrl' | 'settings'>;

/** Hosts of the site's pages: those that the account names, else the host that its messages go to, whatever the port. */
export function pageHosts({ baseUrl, settings }: Receiver): string[] {
  const named = namedHosts(settings);
  return named.length > 0 ? named : [new URL(baseUrl).hostname];
}

/** Whether a page the receiver names is on its site, or below one of its hosts. */
export function isAtHome(receiver: Receiver, url: string): boolean {
  return isOn(new URL(url), pageHosts(receiver));
}

/** A word as it counts for the account: a page that is elsewhere is a person's to look at. */
export function heardBy(receiver: Receiver, word: ReceiverWord): ReceiverWord {
  return word.status === 'published' && !isAtHome(receiver, word.url) ? { ...word, status: 'elsewhere' } : word;
}

/** Whoever spoke may have been misled: the page may be out, and where it is said to be nobody opens by itself. */
export function doubted(receiver: Receiver, url: string): Extract<SendOutcome, { kind: 'unconfirmed' }> {
  return {
    kind: 'unconfirmed',
    reason: `the page is said to be at ${url}, which is on no host of the account`,
    text: elsewhereText(receiver, url),
  };
}

export function elsewhereText(receiver: Receiver, url: string): OutcomeText {
  const hosts = pageHosts(receiver);
  return {
    zh: `接收方告知的链接是 ${url}，不在本账号网站的域名（${hosts.join('、')}）上，没有采用。请到网站上核对：确是本站页面的，请管理员在账号的“网页的域名”中加上该域名，再请接收方重新告知；不是的，请网站管理员检查接口和密钥`,
    en: `the receiver says that the page is at ${url}, which is on no host of the account’s site (${hosts.join(', ')}), so it does not count. Look at the site: if it is a page of it, have the host added to the account and the receiver say so again; if it is not, have the interface and the secret checked`,
  };
}
