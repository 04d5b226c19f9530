import type { ChannelKind } from './channel-kind.rules.js';

/**
 * How texts of a channel leave through one account. The channel says what a text is and is sealed as; the driver, chosen once for an
 * account, says by which interface, or by whose hand, it gets there (decision 25).
 */
export const CHANNEL_DRIVERS = {
  /** The own site; WordPress; a content system of one's own that takes signed webhooks; a person. */
  web: ['site', 'wordpress', 'webhook', 'hand'],
  /** 发布 (no push); 群发 (push, scarce); the draft only, finished by a person in the platform's back office. */
  wechat: ['publish', 'mass', 'draft'],
  /** The open interface; the commercial one; a person, e.g. for topics. */
  weibo: ['share', 'biz', 'hand'],
  other: ['hand'],
} as const satisfies Record<ChannelKind, readonly string[]>;

export type ChannelDriver = (typeof CHANNEL_DRIVERS)[ChannelKind][number];

export const DRIVERS: readonly ChannelDriver[] = [...new Set(Object.values(CHANNEL_DRIVERS).flat())];

/** What people call the ways of posting. */
export const DRIVER_NAMES: Readonly<Record<ChannelDriver, { zh: string; en: string }>> = {
  site: { zh: '自有网站', en: 'the own site' },
  wordpress: { zh: 'WordPress 网站', en: 'a WordPress site' },
  webhook: { zh: '单位自己的内容管理系统', en: 'a content system of one’s own' },
  hand: { zh: '人工发布', en: 'posted by hand' },
  publish: { zh: '发布（不推送）', en: 'published without a push' },
  mass: { zh: '群发', en: 'mass send' },
  draft: { zh: '仅存草稿', en: 'draft only' },
  share: { zh: '开放接口', en: 'the open interface' },
  biz: { zh: '商业接口', en: 'the commercial interface' },
};

/** What an account gets that names none. */
export function usualDriver(channel: ChannelKind): ChannelDriver {
  return CHANNEL_DRIVERS[channel][0];
}

/** The ways an account of the channel may be opened with. */
export function openDrivers(channel: ChannelKind): readonly ChannelDriver[] {
  return CHANNEL_DRIVERS[channel];
}

export function isOpenDriver(channel: ChannelKind, driver: ChannelDriver): boolean {
  return openDrivers(channel).includes(driver);
}

/** True when the account calls nobody: the own site is in our database, a person needs no address. */
export function needsNoAddress(driver: ChannelDriver): boolean {
  return driver === 'site' || driver === 'hand';
}
