import type { ChannelDriver } from '../channels/channel-driver.rules.js';
import type { ChannelKind } from '../channels/channel-kind.rules.js';

interface Text {
  zh: string;
  en: string;
}

/** A way of posting, for the person who chooses one. */
export interface AccountWay {
  name: Text;
  /** What it does and what it needs of the platform. */
  hint: Text;
}

const WAYS: Record<Exclude<ChannelDriver, 'hand'>, AccountWay> = {
  site: {
    name: { zh: '本系统自带网站', en: 'The site of this system' },
    hint: { zh: '由本系统直接出页面，不需要密钥。', en: 'Its pages are served from here; no secrets are needed.' },
  },
  wordpress: {
    name: { zh: 'WordPress 网站', en: 'A WordPress site' },
    hint: {
      zh: '通过 REST 接口发布到单位已有的 WordPress 网站，需要一个有发布权限的用户和它的应用程序密码。',
      en: 'Posts to a WordPress site of your own by its REST interface; needs a user who may publish and an application password of theirs.',
    },
  },
  webhook: {
    name: { zh: '自有 CMS（webhook）', en: 'A content system of your own (webhook)' },
    hint: {
      zh: '把稿件签名后送到单位网站的后台接口，由网站发布并回告链接。签名密钥保存后在本页生成。',
      en: 'Sends signed messages to the back office of your site, which publishes and answers with the link. The signing secret is made here once the account is saved.',
    },
  },
  publish: {
    name: { zh: '发布（不推送）', en: 'Publish (no push)' },
    hint: {
      zh: '通过发布接口发到公众号主页，不推送给粉丝，不占群发次数。公众号须有发布接口权限。',
      en: 'Publishes on the account’s page without a push to followers; takes no mass send. The account must be allowed the publish interface.',
    },
  },
  mass: {
    name: { zh: '群发（推送给粉丝）', en: 'Mass send (pushed to followers)' },
    hint: {
      zh: '推送给粉丝：订阅号每天 1 次、服务号每月 4 次，每次至多 8 篇。须有群发接口权限。',
      en: 'Pushed to followers: one a day (公众号) or four a month (服务号), eight articles each at most. The account must be allowed the mass interface.',
    },
  },
  draft: {
    name: { zh: '仅存入草稿箱', en: 'Drafts only' },
    hint: {
      zh: '系统备好草稿，由值班人员在公众平台后台发布，适用于没有发布、群发接口权限的公众号。',
      en: 'The draft is made ready; a person on duty publishes it in WeChat’s back office. For accounts without the other interfaces.',
    },
  },
  share: {
    name: { zh: '开放接口', en: 'Open interface' },
    hint: {
      zh: '不超过 140 字，正文须带本单位安全域名下的链接，不能带话题。',
      en: 'At most 140 characters, with a link below a bound domain of the app, without hashtags.',
    },
  },
  biz: {
    name: { zh: '商业接口', en: 'Commercial interface' },
    hint: {
      zh: '与微博签有商业接口合同的单位使用，可发长文、多图。',
      en: 'For houses with a contract: long texts and several pictures.',
    },
  },
};

const HAND: AccountWay = {
  name: { zh: '人工发布', en: 'By hand' },
  hint: {
    zh: '到点提醒值班人员，备好图文；发布后填回链接，系统核对。',
    en: 'The person on duty is reminded at the time and finds text and pictures ready; they fill in the link, which is looked at.',
  },
};

export function wayOf(driver: ChannelDriver): AccountWay {
  return driver === 'hand' ? HAND : WAYS[driver];
}

/** Whether an account of this way is usually added by logging in at the platform, which then says its uid, token and end. */
export function isAuthorisable(channel: ChannelKind, driver: ChannelDriver): boolean {
  return channel === 'weibo' && driver !== 'hand';
}

/** What a rotation keeps for itself; no person enters it. */
const KEPT_BY_SYSTEM: readonly string[] = ['oldSecret', 'oldSecretUntil'];

export function isEnteredByPeople(key: string): boolean {
  return !KEPT_BY_SYSTEM.includes(key);
}
