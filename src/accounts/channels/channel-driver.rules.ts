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
