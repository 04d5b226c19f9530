import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { CallKey } from '../../budget/call-budget.rules.js';
import type { AccountAccess, OutcomeText } from '../../channel.js';

/** Calls a day of one user through one app, all together: the platform's page on rate limits (read 2026). */
export const CALLS_A_DAY = 100;

/** What a call is for. */
export type WeiboPurpose = 'post' | 'ask' | 'find' | 'count';

/** So many of the day's calls are left for what matters more. */
export const KEPT_FROM: Readonly<Record<WeiboPurpose, number>> = { post: 0, ask: 10, find: 20, count: 50 };

/** What `account/rate_limit_status` says of the user's calls, or null when it does not make sense. */
export function saidLimit(body: Record<string, unknown>): { limit: number; used: number } | null {
  const [limit, left] = [Number(body['user_limit']), Number(body['remaining_user_hits'])];
  if (!Number.isSafeInteger(limit) || !Number.isSafeInteger(left) || limit <= 0 || left < 0) return null;
  return { limit, used: Math.max(0, limit - left) };
}

/** Nothing more is asked or posted today. */
export const CALLS_SPENT: OutcomeText = {
  zh: '该微博用户当天的接口调用次数已用完或须留给发布，北京时间次日零点后自动继续；急需的请到微博手动处理',
  en: 'the Weibo user’s calls of the day are used up, or what is left is kept for posting; goes on after midnight in Beijing by itself. If it is urgent, do it on Weibo by hand',
};

/**
 * Under what an account's calls are counted; null where the platform counts none of one user.
 *
 * The hours of an address (15,000 calls, commercial 50,000) are not counted ahead. A hundred calls a day of one user reach the first with
 * 150 accounts that spend their whole day in one hour. A commercial post takes ten calls at most, nine of them pictures, and the
 * schedule keeps every account to 30 an hour, so that the second is reached by 166 accounts at their cap; readings come a hundred to a
 * call. And it could not be counted: an address is the gateway's, which other programs share, and a proxy may have many. What remains is
 * the refusal (10022): certainly not posted, and tried again with the next hour.
 */
export function weiboCallKey({
  baseUrl,
  driver,
  settings,
}: Pick<AccountAccess, 'baseUrl' | 'driver' | 'settings'>): CallKey | null {
  if (driver !== 'share') return null;
  const owner = [baseUrl, textOf(settings, 'clientId') ?? '', textOf(settings, 'uid') ?? ''].join(' ');
  return { owner, path: '*', published: CALLS_A_DAY };
}
