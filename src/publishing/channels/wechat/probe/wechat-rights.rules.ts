import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { OutcomeText } from '../../channel.js';
import { codeText } from '../../codes/code-table.rules.js';
import { WECHAT } from '../outcome/wechat-outcome.rules.js';

/** The ways of posting through an official account. */
export type WechatWay = 'publish' | 'mass' | 'draft';

/** A right that a way of posting rests on, and the harmless question that the platform answers only to who has it. */
export interface WechatRight {
  path: string;
  body: Record<string, unknown>;
  /** The day's calls of this path are so few that they are counted. */
  counted?: boolean;
  /** What is missing where it is refused (48001), and what to do. */
  missing: OutcomeText;
}

const FIRST_ROW = { offset: 0, count: 1, no_content: 1 };

const DRAFT_BOX: WechatRight = {
  path: '/cgi-bin/draft/batchget',
  body: FIRST_ROW,
  missing: {
    zh: '账号没有草稿箱接口的权限，草稿放不进去。请登录公众平台，在“设置与开发”→“接口权限”中查明原因，开通后再测试',
    en: 'the account may not use the draft box by the interface, so no draft can be placed. See 设置与开发 → 接口权限 in the back office, have it opened and test again',
  },
};

const PUBLISHING: WechatRight = {
  path: '/cgi-bin/freepublish/batchget',
  body: FIRST_ROW,
  counted: true,
  missing: {
    zh: '凭据有效，但账号没有“发布”接口的权限，自动发布会被拒绝：该接口只向已认证的公众号、服务号开放。请完成认证后再测试；不认证的，请另建“仅存草稿”方式的账号，由人在公众平台发表',
    en: 'the credentials are good, but the account may not publish by the interface, which is open to certified accounts alone, so posts would be refused. Have the account certified and test again, or open another account of the way “draft only”, whose drafts a person publishes',
  },
};

const MASS_SENDS: WechatRight = {
  path: '/cgi-bin/message/mass/speed/get',
  body: {},
  missing: {
    zh: '凭据有效，但账号没有群发接口的权限，群发会被拒绝：该接口只向已认证的公众号、服务号开放。请完成认证后再测试；不认证的，请另建“仅存草稿”方式的账号，由人在公众平台群发',
    en: 'the credentials are good, but the account may not mass send by the interface, which is open to certified accounts alone, so sends would be refused. Have the account certified and test again, or open another account of the way “draft only”, whose drafts a person sends',
  },
};

/** What each way asks for, in this order. */
export const RIGHTS: Readonly<Record<WechatWay, readonly WechatRight[]>> = {
  draft: [DRAFT_BOX],
  publish: [DRAFT_BOX, PUBLISHING],
  mass: [DRAFT_BOX, MASS_SENDS],
};

/** The tags of the account's followers; only sends to one of them ask for it. */
export const TAGS = '/cgi-bin/tags/get';

export const TAGS_MISSING: OutcomeText = {
  zh: '账号设置了只群发给一个标签的粉丝，但没有用户标签接口的权限，无法按标签群发。请在公众平台“接口权限”中查明原因后再测试，或清空设置中的标签编号，群发给全部粉丝',
  en: 'the account is set to send to the followers of one tag, but may not use tags by the interface. See 接口权限 in the back office and test again, or empty the tag in the settings to send to all followers',
};

/** Calls the platform keeps from the account as a whole: the right is not there. */
const NO_RIGHT: readonly number[] = [48001, 48008, 76022];
/** Codes whose own words say what is wrong with the account, whatever was asked. */
const OF_THE_ACCOUNT: readonly number[] = [48003, 48004, 50002, 53500];

/** What is missing, by the code that a right's question was refused with; null where the code does not speak of the right. */
export function missingRight(missing: OutcomeText, code: number, message: string): OutcomeText | null {
  if (NO_RIGHT.includes(code)) return { zh: `微信 ${code}：${missing.zh}。`, en: `WeChat ${code}: ${missing.en}.` };
  return OF_THE_ACCOUNT.includes(code) ? codeText(WECHAT, code, message) : null;
}

export const RIGHT_UNKNOWN: OutcomeText = {
  zh: '平台接受了凭据。今天的查询次数已用完，发布权限没有核实，请过了零点再测试一次。',
  en: 'The platform accepts the credentials. Today’s calls for looking are used up, so whether it may post was not asked: test once more after midnight in Beijing.',
};

export const WECHAT_WORKS: Readonly<Record<WechatWay, OutcomeText>> = {
  draft: {
    zh: '账号可用：平台接受了凭据，草稿箱可以使用。草稿由人在公众平台发表。',
    en: 'The account works: the platform accepts its credentials and opens the draft box. A person publishes the drafts.',
  },
  publish: {
    zh: '账号可用：平台接受了凭据，草稿箱和“发布”接口可以使用。',
    en: 'The account works: the platform accepts its credentials and opens the draft box and publishing.',
  },
  mass: {
    zh: '账号可用：平台接受了凭据，草稿箱和群发接口可以使用。',
    en: 'The account works: the platform accepts its credentials and opens the draft box and mass sends.',
  },
};

/** Tags told at most: enough to find the right one, few enough to read. */
const MOST_TAGS = 10;

/**
 * What is wrong with the tag that an account sends to; null when it is there, or when it sends to everybody.
 * @param tags what the platform answered; null = unreadable, which says nothing of the tag
 */
export function tagFault(settings: Record<string, unknown>, tags: readonly Record<string, unknown>[] | null) {
  const wanted = textOf(settings, 'massTagId');
  if (wanted === null || tags === null || tags.some(({ id }) => Number(id) === Number(wanted))) return null;
  const named = tags.slice(0, MOST_TAGS).map(({ id, name }) => `${String(id)} ${String(name)}`);
  const there = named.length > 0 ? named.join('、') : null;
  return {
    code: 'WECHAT_40152',
    hint: {
      zh: `公众号没有编号为 ${wanted} 的标签，群发会被拒绝。请在账号设置中更正标签编号（${there === null ? '该账号还没有标签' : `现有：${there}`}），或清空后群发给全部粉丝。`,
      en: `The account has no tag ${wanted}, so mass sends would be refused. Correct the tag in its settings (${there === null ? 'the account has none' : `there are: ${there}`}), or empty it to send to all followers.`,
    },
  };
}
