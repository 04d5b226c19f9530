import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount, everyCampaign, everyDepartment } from '../../../lib/api/whole-list';
import { addDays, dayOf, instantOf } from '../../../lib/clock/days';

type Schemas = components['schemas'];
export type Insights = Schemas['InsightsResponse'];
export type LatenessDay = Schemas['LatenessDayResponse'];
export type Quota = Schemas['QuotaResponse'];
export type Work = Schemas['PersonWorkResponse'];
export type Channel = Schemas['ChannelOutResponse']['channel'];

export const SPANS = ['7', '31', '92', '365'] as const;
export type Span = (typeof SPANS)[number];

/** What is counted: what went out, how punctually, how far within the limits, and the work of reviewers. */
export const PARTS = ['out', 'late', 'quota', 'review'] as const;
export type Part = (typeof PARTS)[number];

/** What is looked at; lives in the page's address, so that it can be sent to somebody. */
export interface Choice {
  span: Span;
  part: Part;
  campaignId?: string;
  departmentId?: string;
}

/** Whole days of the institution, today included. */
export function spanOf(span: Span): { from: string; to: string } {
  const tomorrow = addDays(dayOf(Date.now()), 1);
  const midnight = (day: string): string => new Date(instantOf(day)).toISOString();
  return { from: midnight(addDays(tomorrow, -Number(span))), to: midnight(tomorrow) };
}

export const insightsQuery = ({ span, campaignId, departmentId }: Choice) =>
  queryOptions({
    queryKey: ['insights', span, campaignId ?? null, departmentId ?? null],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/insights', { signal, params: { query: { ...spanOf(span), campaignId, departmentId } as never } }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** The calendar reckons so many days of quotas at once. */
export const QUOTA_DAYS = 92;

/** The limits by day, week and month, and what was used of them, in whole days up to today. */
export const quotasQuery = ({ span }: Pick<Choice, 'span'>) =>
  queryOptions({
    queryKey: ['insights', 'quotas', span],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/calendar/quotas', { signal, params: { query: { ...quotaSpanOf(span), sent: 'yes' } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export function quotaSpanOf(span: Span): { from: string; to: string } {
  return spanOf(Number(span) > QUOTA_DAYS ? '92' : span);
}

/** What waits for reviewers, and how long reviews take. */
export const workloadQuery = ({ span, departmentId }: Choice) =>
  queryOptions({
    queryKey: ['insights', 'workload', span, departmentId ?? null],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/review/workload', { signal, params: { query: { ...spanOf(span), departmentId } as never } }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const accountNamesQuery = queryOptions({
  queryKey: ['insights', 'accounts'],
  meta: { topics: ['account'] },
  queryFn: everyAccount,
});

export const campaignNamesQuery = queryOptions({
  queryKey: ['insights', 'campaigns'],
  meta: { topics: ['campaign'] },
  queryFn: everyCampaign,
});

export const departmentNamesQuery = queryOptions({
  queryKey: ['insights', 'departments'],
  meta: { topics: ['department'] },
  queryFn: everyDepartment,
});

/** Where the same is had as a workbook. */
export function workbookOf({ span, campaignId, departmentId }: Choice): string {
  const query = new URLSearchParams(spanOf(span));
  if (campaignId) query.set('campaignId', campaignId);
  if (departmentId) query.set('departmentId', departmentId);
  return `/api/insights/export.xlsx?${query.toString()}`;
}
