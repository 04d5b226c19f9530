import type { ChannelDriver } from './channels/channel-driver.rules.js';
import type { ChannelKind } from './channels/channel-kind.rules.js';
import { withoutTrailingSlashes } from '../platform/http/trailing-slashes.rules.js';

/**
 * `paused`: a person wants nothing to leave by it. `unauthorised`: the platform no longer takes its credentials; its queue waits until
 * they are renewed.
 */
export const ACCOUNT_STATES = ['active', 'paused', 'unauthorised'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Why the platform no longer takes an account's credentials. */
export interface StateReason {
  /** The platform's or our own code, e.g. `WEIBO_21327`. */
  code: string;
  text: { zh: string; en: string };
}

/** An account as a connector sees it: secrets opened, for the length of one call. */
export interface AccountAccess {
  id: string;
  channel: ChannelKind;
  driver: ChannelDriver;
  name: string;
  baseUrl: string;
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
  /** True when the base address may lie in a private network: the built-in sandbox, and hosts the operator has listed. */
  allowPrivate?: boolean;
}

/** An account as other features see it: whose it is and where it speaks, no secret. */
export interface UsableAccount {
  id: string;
  departmentId: string;
  channel: ChannelKind;
  driver: ChannelDriver;
  name: string;
  sandbox: boolean;
  /** Columns of its site that stories may choose from; empty = it lists none. */
  columns: readonly string[];
}

/** Where the platforms live; what an account is given when it names no address. Null: everybody has an address of their own. */
export const PLATFORM_ADDRESSES: Record<ChannelDriver, string | null> = {
  site: '',
  hand: '',
  wordpress: null,
  webhook: null,
  publish: 'https://api.weixin.qq.com',
  mass: 'https://api.weixin.qq.com',
  draft: 'https://api.weixin.qq.com',
  share: 'https://api.weibo.com',
  biz: 'https://c.api.weibo.com',
};

/**
 * An address in its one written form: no query, no fragment, no user name; no trailing slash where further paths are set behind it.
 * @param whole it is called itself, so that a slash at its end belongs to it: many servers answer without it by a redirect
 * @returns null when it is no http(s) address of that kind
 */
export function baseAddress(text: string, whole = false): string | null {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username || url.password || url.search || url.hash) return null;
  return url.origin + (whole && url.pathname !== '/' ? url.pathname : withoutTrailingSlashes(url.pathname));
}
