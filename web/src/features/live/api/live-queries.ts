import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount, everyDepartment } from '../../../lib/api/whole-list';
import { serverNow } from '../../../lib/clock/server-clock';

type Schemas = components['schemas'];
export type Publication = Schemas['PublicationResponse'];
export type CalendarEntry = Schemas['CalendarEntryResponse'];
export type Freeze = Schemas['FreezeResponse'];
export type FreezePreview = Schemas['FreezePreviewResponse'];
export type FreezeItem = Schemas['FreezeItemResponse'];
export type FreezeScope = Schemas['FreezeScopeBody'];
export type Account = Schemas['AccountResponse'];
export type AccountHealth = Schemas['AccountHealthResponse'];
export type Department = Schemas['DepartmentResponse'];

/**
 * What stands still until a person does something, the gravest first; what waits for somebody at the platform is looked for among the
 * last. What is out and is to be taken down or changed by hand comes first: readers see it meanwhile.
 */
const NEEDS = ['unconfirmed', 'failed', 'missed', 'held', 'confirming'] as const;

/** So many of a kind are asked for. */
const ASKED = 50;

export const needsQuery = queryOptions({
  queryKey: ['live', 'needs'],
  meta: { topics: ['publication', 'account', 'rules'] },
  queryFn: async ({ signal }): Promise<Publication[]> => {
    const page = (query: { state: string } | { change: 'by_hand' }) =>
      answered(api.GET('/api/publications', { signal, params: { query: { ...query, limit: ASKED } as never } }));
    const [changing, ...pages] = await Promise.all([
      page({ change: 'by_hand' }),
      ...NEEDS.map((state) => page({ state })),
    ]);
    const waiting = pages
      .flatMap(({ items }) => items)
      .filter(
        ({ state, inHand, contradiction }) => state !== 'confirming' || inHand !== null || contradiction !== null,
      );
    return [...changing.items, ...waiting];
  },
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
