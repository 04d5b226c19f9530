import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount, everyDepartment } from '../../../lib/api/whole-list';
import { serverNow } from '../../../lib/clock/server-clock';

type Schemas = components['schemas'];
export type Publication = Schemas['PublicationResponse'];
export type CalendarEntry = Schemas['CalendarEntryResponse'];
export type Misfit = Schemas['PreviewItemResponse'];
export type Freeze = Schemas['FreezeResponse'];
export type FreezePreview = Schemas['FreezePreviewResponse'];
export type FreezeItem = Schemas['FreezeItemResponse'];
export type FreezeScope = Schemas['FreezeScopeBody'];
export type Account = Schemas['AccountResponse'];
export type AccountHealth = Schemas['AccountHealthResponse'];
export type Department = Schemas['DepartmentResponse'];

/**
 * What stands still until a person does something, the gravest first; what waits for somebody at the platform is looked for among the
 * last. What was out and is gone comes first, and what is to be taken down or changed by hand: readers see it meanwhile; then what should be out and is not.
 */
const NEEDS = ['unconfirmed', 'failed', 'missed', 'held', 'confirming'] as const;

/** So many of a kind are asked for; what is dealt with makes room for the next. */
export const ASKED = 50;

export const needsQuery = queryOptions({
  queryKey: ['live', 'needs'],
  meta: { topics: ['publication', 'account', 'rules'] },
  queryFn: async ({ signal }): Promise<{ items: Publication[]; isMore: boolean }> => {
    const page = (query: { state: string } | { change: 'by_hand' } | { waiting: 'overdue' | 'gone' }) =>
      answered(api.GET('/api/publications', { signal, params: { query: { ...query, limit: ASKED } as never } }));
    const [gone, changing, ...pages] = await Promise.all([
      page({ waiting: 'gone' }),
      page({ change: 'by_hand' }),
      page({ waiting: 'overdue' }),
      ...NEEDS.map((state) => page({ state })),
    ]);
    const waiting = pages
      .flatMap(({ items }) => items)
      .filter(
        ({ state, inHand, contradiction }) => state !== 'confirming' || inHand !== null || contradiction !== null,
      );
    const isMore = [gone, changing, ...pages].some(({ nextCursor }) => nextCursor !== null);
    // What is gone and is to be corrected by hand is listed as both.
    const unchanged = gone.items.filter(({ changeByHand }) => changeByHand === null);
    return { items: [...unchanged, ...changing.items, ...waiting], isMore };
  },
  // Nothing tells that a time has passed and nothing happened.
  refetchInterval: 60_000,
});

/** How far back and ahead the live desk looks, ms. */
export const BEHIND_MS = 60 * 60_000;
const AHEAD_MS = 24 * 60 * 60_000;

/** What is leaving, leaves next and has just left. */
export const flowQuery = queryOptions({
  queryKey: ['live', 'flow'],
  meta: { topics: ['publication', 'issue', 'rules'] },
  queryFn: ({ signal }) => {
    const now = serverNow();
    const query = {
      from: new Date(now - BEHIND_MS).toISOString(),
      to: new Date(now + AHEAD_MS).toISOString(),
    };
    return answered(api.GET('/api/calendar', { signal, params: { query } }));
  },
  refetchInterval: 60_000,
});

/** So many of the next that no longer fit are told of: more than the rows that are counted down. */
const MISFITS_ASKED = 100;

/**
 * What no longer fits the rules where it is planned: it will not leave then. The whole plan is gone through for it: when the rules change,
 * and now and then, not with every post that leaves.
 */
export const misfitsQuery = queryOptions({
  queryKey: ['live-misfits'],
  meta: { topics: ['rules', 'department'] },
  staleTime: 60_000,
  refetchInterval: 300_000,
  queryFn: async ({ signal }): Promise<Misfit[]> => {
    const query = { limit: MISFITS_ASKED } as never;
    return (await answered(api.GET('/api/replanning/misfits', { signal, params: { query } }))).items;
  },
});

export const freezesQuery = queryOptions({
  queryKey: ['live', 'freezes'],
  meta: { topics: ['publication'] },
  queryFn: ({ signal }) => answered(api.GET('/api/freezes', { signal })),
});

export const freezePreviewQuery = (scope: FreezeScope) =>
  queryOptions({
    queryKey: ['live', 'freeze-preview', scope],
    meta: { topics: ['publication'] },
    queryFn: ({ signal }) => answered(api.POST('/api/freezes/preview', { signal, body: scope })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

export const accountsQuery = queryOptions({
  queryKey: ['live', 'accounts'],
  meta: { topics: ['account'] },
  queryFn: everyAccount,
});

export const healthQuery = (id: string) =>
  queryOptions({
    queryKey: ['live', 'health', id],
    meta: { topics: ['account', 'publication'] },
    queryFn: ({ signal }) => answered(api.GET('/api/accounts/{id}/health', { signal, params: { path: { id } } })),
    staleTime: 30_000,
  });

export const departmentsQuery = queryOptions({
  queryKey: ['live', 'departments'],
  meta: { topics: ['department'] },
  queryFn: everyDepartment,
});
