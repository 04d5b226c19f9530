import type { OutcomeText } from '../../channels/channel.js';
import { causeOf, type UnheardCause } from '../../channels/codes/unheard-text.rules.js';

const TEXTS: Readonly<Record<UnheardCause, OutcomeText>> = {
  private: { zh: '地址不合要求或在内部网络中，读者打不开', en: 'it is no address that readers reach' },
  late: {
    zh: '网站没有在限定的时间内答复，请过几分钟再试',
    en: 'the site did not answer in time; try again in a few minutes',
  },
  'too-long': { zh: '页面过大，读不完', en: 'the page is too long to be read' },
  'no-name': { zh: '找不到这个域名，请核对链接', en: 'its name is not found; compare the link' },
  refused: { zh: '网站拒绝连接，请核对链接', en: 'the site refuses the connection; compare the link' },
  'no-way': { zh: '从本系统连接不上这个网站', en: 'the site cannot be reached from here' },
  cut: {
    zh: '网站中途断开了连接，请过几分钟再试',
    en: 'the site broke the connection off; try again in a few minutes',
  },
  proxy: {
    zh: '出站代理没有接通这个网站，请系统管理员检查放行规则',
    en: 'the outbound proxy made no way to it; have the administrator check its rules',
  },
  certificate: {
    zh: '网站的 https 证书无效或过期',
    en: 'the https certificate of the site is not valid or out of date',
  },
  garbled: { zh: '网站的答复读不懂，请核对链接', en: 'the answer of the site is none; compare the link' },
  silent: { zh: '网站没有给出页面', en: 'the site gave no page' },
  unknown: { zh: '没有得到网站的答复', en: 'nothing was heard of the site' },
};

const ROUND: OutcomeText = {
  zh: '链接来回跳转，到不了页面',
  en: 'it leads from one address to another without end',
};

/** Why a link did not open, for who has filled it in: without a full stop, and never in a machine's words. */
export function linkSilence(code: string): OutcomeText {
  return code === 'REDIRECTS' ? ROUND : TEXTS[causeOf(code)];
}

/** Why a page is not the post, by the status it answers with. */
export function linkStatus(status: number): OutcomeText {
  if (status === 404 || status === 410)
    return { zh: `页面不存在（${status}）`, en: `there is no such page (${status})` };
  if (status === 401 || status === 403)
    return { zh: `网站不让看（${status}）`, en: `the site does not show it (${status})` };
  return { zh: `网站没有正常答复（${status}）`, en: `the site does not answer as it should (${status})` };
}
