import type { WeiboBudget } from '../../../src/publishing/channels/weibo/api/weibo-budget.service.js';

/** Calls that nobody counts: for suites about what the platform answers, which have no database. */
export const UNCOUNTED = {
  open: async () => undefined,
  take: async () => null,
} as unknown as WeiboBudget;
