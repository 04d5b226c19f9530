import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { CallKey } from '../../budget/call-budget.rules.js';
import type { AccountAccess } from '../../channel.js';

/**
 * Calls a day the platform allows a new account, by path: its page on call limits (read 2026). They grow with the followers, so the
 * platform itself is asked first.
 */
export const DAILY_CALLS: Readonly<Record<string, number>> = {
  '/cgi-bin/freepublish/get': 100,
  '/cgi-bin/freepublish/batchget': 100,
  '/cgi-bin/freepublish/delete': 10,
  '/cgi-bin/message/mass/delete': 10,
  '/cgi-bin/message/mass/preview': 100,
  '/cgi-bin/draft/get': 500,
};

/** Never more, whatever the platform says of the path: previews are counted once more by receiver name, which it tells nobody. */
export const MOST_A_DAY: Readonly<Record<string, number>> = { '/cgi-bin/message/mass/preview': 100 };

/** Where nothing is published: as few as the scarcest reading call has. */
export const UNKNOWN_DAILY_CALLS = 100;

/** Under what the calls of an account to a path are counted. */
export function wechatCallKey(
  { baseUrl, settings }: Pick<AccountAccess, 'baseUrl' | 'settings'>,
  path: string,
): CallKey {
  return {
    owner: `${baseUrl} ${textOf(settings, 'appId') ?? ''}`,
    path,
    published: DAILY_CALLS[path] ?? UNKNOWN_DAILY_CALLS,
  };
}
