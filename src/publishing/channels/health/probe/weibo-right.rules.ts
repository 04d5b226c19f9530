import type { OutcomeText } from '../../channel.js';

/** Codes of an app that lacks the contract the commercial interface is opened by: insufficient permissions, a higher app key wanted. */
export const NO_CONTRACT: readonly number[] = [10014, 10005];

export function noContract(code: number): OutcomeText {
  return {
    zh: `微博 ${code}：授权有效，但该应用没有开通商业接口（biz），用它发布会被拒绝。请与微博签约开通后再测试；不开通的，请另建以开放接口（share）或人工（hand）发布的账号。`,
    en: `Weibo ${code}: the authorisation is good, but the app has no contract for the commercial interface (biz), and posts would be refused. Have it opened by Weibo and test again, or open another account that posts by \`share\` or by hand.`,
  };
}

export const COMMERCIAL_WORKS: OutcomeText = {
  zh: '账号可用：平台接受了授权，应用已开通商业接口的读取。发布权限无法在不发布的情况下核实，以第一条的结果为准；被拒绝（WEIBO_10014）的，请向微博核对合同所含接口。',
  en: 'The account works: the authorisation is accepted and the app may read by the commercial interface. Whether it may post cannot be asked without posting; the first post shows it. If it is refused (WEIBO_10014), ask Weibo which calls the contract covers.',
};

export const SHARING_UNKNOWN: OutcomeText = {
  zh: '账号可用：平台接受了授权。发布权限和安全域名无法在不发布的情况下核实：请在微博开放平台的应用页查看是否通过审核、有无分享接口（statuses/share）和安全域名；第一条被拒绝（WEIBO_10014、WEIBO_10017）的，也按此处理。',
  en: 'The account works: the authorisation is accepted. Whether it may post, and for which domains, cannot be asked without posting: see the app’s page on Weibo’s open platform for its audit, the right to statuses/share and the bound domains, and likewise if the first post is refused (WEIBO_10014, WEIBO_10017).',
};
