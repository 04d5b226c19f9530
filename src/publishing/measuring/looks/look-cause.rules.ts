import type { LocalText } from '../../../platform/errors/app-error.js';

/** Why a post is not simply there, or nothing can be said: one closed set, in words for the end of a sentence. */
export const LOOK_CAUSE_TEXTS = {
  missing: { zh: '链接上没有这个页面', en: 'there is no such page under its link' },
  deleted: { zh: '页面写着已被发布者删除', en: 'its page says that the publisher deleted it' },
  violation: {
    zh: '页面写着因违规无法查看',
    en: 'its page says that the platform withholds it for a violation of its rules',
  },
  complaint: { zh: '页面写着被投诉侵权', en: 'its page says that somebody complained about their rights' },
  migrated: { zh: '页面写着公众号已迁移', en: 'its page says that the account has moved' },
  not_listed: { zh: '网站上已没有这篇内容，或已改为草稿', en: 'the site no longer has it, or has it as a draft' },
  not_there: { zh: '平台接口答复这条内容不存在', en: 'the platform’s interface says that there is no such post' },
  status: { zh: '网站没有正常答复', en: 'the site does not answer as it should' },
  silent: { zh: '网站没有答复', en: 'the site does not answer' },
  redirects: { zh: '链接来回跳转', en: 'the link leads from one to another without end' },
  login: { zh: '要登录或验证后才能看', en: 'the page wants a log-in or a proof of being a person' },
  not_shown: { zh: '网站不让程序打开页面', en: 'the site does not show its pages to programs' },
  no_link: {
    zh: '平台没有给出链接，无法打开查看；请到平台后台复制文章链接，在发布任务里补填',
    en: 'the platform gave no link to open: copy it in the platform’s back office and fill it in at the publication',
  },
  no_push: {
    zh: '微信只随消息推送（回调）当场告知群发的链接，这次没有收到；可到公众平台复制文章链接，在发布任务里补填，以后请在公众平台启用消息推送（填写本系统的回调地址）',
    en: 'WeChat tells the link of a mass send at once by message push (callback) alone, and none has come: copy it in the back office and fill it in at the publication; for the future switch message push on there, with this system’s callback address',
  },
  unreachable: { zh: '本系统所在网络打不开这个地址', en: 'this system’s own network does not reach the address' },
} satisfies Record<string, LocalText>;

export type LookCause = keyof typeof LOOK_CAUSE_TEXTS;

export const LOOK_CAUSES = Object.keys(LOOK_CAUSE_TEXTS) as LookCause[];
