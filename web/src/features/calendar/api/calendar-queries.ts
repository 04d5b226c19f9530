import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount } from '../../../lib/api/whole-list';
import { addDays, instantOf } from '../../../lib/clock/days';

type Schemas = components['schemas'];
export type CalendarEntry = Schemas['CalendarEntryResponse'];
export type Publication = Schemas['PublicationResponse'];
export type Issue = Schemas['IssueResponse'];
export type Account = Schemas['AccountResponse'];
export type Blackout = Schemas['BlackoutResponse'];
export type DayClasses = Schemas['DayClassesResponse'];
export type Quota = Schemas['QuotaResponse'];
export type SlotOutlook = Schemas['SlotOutlookItem'];
export type Unplanned = Schemas['UnplannedResponse'];
export type Scope = Schemas['PlanScopeBody'];
export type DayPreview = Schemas['DayPreviewResponse'];
export type Preview = Schemas['PreviewResponse'];

function spanQuery(days: readonly string[]): { from: string; to: string } {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return { from: new Date(instantOf(first)).toISOString(), to: new Date(instantOf(addDays(last, 1))).toISOString() };
}

export const calendarQuery = (days: readonly string[]) =>
  queryOptions({
    queryKey: ['calendar', 'entries', days[0], days.length],
    meta: { topics: ['publication', 'issue', 'rules'] },
    queryFn: ({ signal }) => answered(api.GET('/api/calendar', { signal, params: { query: spanQuery(days) } })),
    placeholderData: keepPreviousData,
  });

export const issuesQuery = (days: readonly string[]) =>
  queryOptions({
    queryKey: ['calendar', 'issues', days[0], days.length],
    meta: { topics: ['issue', 'publication'] },
    queryFn: ({ signal }) => answered(api.GET('/api/issues', { signal, params: { query: spanQuery(days) } })),
    placeholderData: keepPreviousData,
  });

/** The issues of an account that are still to leave. */
export const comingIssuesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['calendar', 'coming', accountId],
    meta: { topics: ['issue', 'publication'] },
    queryFn: ({ signal }) => answered(api.GET('/api/issues', { signal, params: { query: { accountId } } })),
  });

export const issueQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendar', 'issue', id],
    meta: { topics: ['issue', 'publication'] },
    queryFn: ({ signal }) => answered(api.GET('/api/issues/{id}', { signal, params: { path: { id } } })),
  });

export const quotasQuery = (days: readonly string[]) =>
  queryOptions({
    queryKey: ['calendar', 'quotas', days[0], days.length],
    meta: { topics: ['publication', 'rules'] },
    queryFn: ({ signal }) => answered(api.GET('/api/calendar/quotas', { signal, params: { query: spanQuery(days) } })),
    placeholderData: keepPreviousData,
  });

/**
 * How many that are planned no longer fit the rules as they are now. The whole plan is gone through for it: when rules or departments
 * change, not with every post that leaves.
 */
export const misfitsQuery = queryOptions({
  queryKey: ['calendar-misfits'],
  meta: { topics: ['rules', 'department'] },
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const query = { limit: 1 } as never;
    return (await answered(api.GET('/api/replanning/misfits', { signal, params: { query } }))).counts.listed;
  },
});

export const unplannedQuery = queryOptions({
  queryKey: ['calendar', 'unplanned'],
  meta: { topics: ['story', 'publication', 'issue'] },
  queryFn: ({ signal }) => answered(api.GET('/api/calendar/unplanned', { signal })),
});

export const accountsQuery = queryOptions({
  queryKey: ['calendar', 'accounts'],
  meta: { topics: ['account'] },
  staleTime: 60_000,
  queryFn: everyAccount,
});

export const blackoutsQuery = queryOptions({
  queryKey: ['calendar', 'blackouts'],
  meta: { topics: ['rules'] },
  staleTime: 60_000,
  queryFn: ({ signal }) => answered(api.GET('/api/blackouts', { signal })),
});

export const dayClassesQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', 'days', year],
    meta: { topics: ['rules'] },
    staleTime: 300_000,
    queryFn: ({ signal }) => answered(api.GET('/api/day-classes', { signal, params: { query: { year } } })),
  });

export const publicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendar', 'publication', id],
    meta: { topics: ['publication', 'rules'] },
    queryFn: ({ signal }) => answered(api.GET('/api/publications/{id}', { signal, params: { path: { id } } })),
  });

/** Something that is to be given a time. */
export type Placing =
  { kind: 'move'; publicationId: string } | { kind: 'schedule'; storyId: string; accountId: string };

/** Where it would come to stand for each wish; `wishes` at most a hundred, epoch ms. */
export const outlookQuery = (placing: Placing, wishes: readonly number[]) =>
  queryOptions({
    // Not among what is asked for again when something has changed: what was just placed could not be placed once more.
    queryKey: ['calendar-outlook', placing, wishes],
    staleTime: 0,
    gcTime: 0,
    enabled: wishes.length > 0,
    queryFn: async ({ signal }) => {
      const { kind: _kind, ...what } = placing;
      const body = { ...what, wishes: wishes.map((at) => new Date(at).toISOString()) };
      const { items } = await answered(api.POST('/api/calendar/slots', { signal, body }));
      return items;
    },
  });
