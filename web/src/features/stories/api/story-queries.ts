import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { actKey, answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount, everyCampaign, everyDepartment } from '../../../lib/api/whole-list';
import { type Stage, stagesOf, type StoryFilters } from '../story-filters.rules';

type Schemas = components['schemas'];
export type Overview = Schemas['StoryOverviewResponse'];
export type OverviewDetail = Schemas['StoryOverviewDetailResponse'];
export type Story = Schemas['StoryResponse'];
export type Review = Schemas['StoryReviewResponse'];
export type Round = Schemas['ReviewRoundResponse'];
export type Revision = Schemas['RevisionListItem'];
export type Variant = Schemas['VariantResponse'];
export type Publication = Schemas['PublicationResponse'];
export type PhonePreview = Schemas['PhonePreviewResponse'];
export type Account = Schemas['AccountResponse'];

const TOPICS = ['story', 'publication', 'issue'];
const LIST_ROWS = 50;
const COLUMN_CARDS = 20;

/** The API's document forgets the type of this one. */
const limit = (rows: number): never => rows as never;

/** What the filters of the address are called by the server. */
function chosenBy({ q, department, campaign, pillar, kind, channel, person, archived }: StoryFilters, stages: Stage[]) {
  return {
    ...(stages.length > 0 && { stage: stages }),
    ...(q && { q }),
    ...(department && { departmentId: department }),
    ...(campaign && { campaignId: campaign }),
    ...(pillar && { pillarId: pillar }),
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(person && { personId: person }),
    ...(archived && { archived: 'true' as const }),
  };
}

/** Where the list comes from as a workbook, filters kept. */
export function workbookOf(filters: StoryFilters): string {
  const chosen = Object.entries(chosenBy(filters, stagesOf(filters))).map(([name, value]) => [name, String(value)]);
  return `/api/overview/stories/export.xlsx?${new URLSearchParams(chosen as [string, string][]).toString()}`;
}

/** @param stage one column of the board; without it the stages the filters name */
export const storiesQuery = (filters: StoryFilters, stage?: Stage) =>
  infiniteQueryOptions({
    queryKey: ['stories', 'list', filters, stage ?? null],
    meta: { topics: TOPICS },
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const query = {
        limit: limit(stage ? COLUMN_CARDS : LIST_ROWS),
        ...chosenBy(filters, stage ? [stage] : stagesOf(filters)),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      return answered(api.GET('/api/overview/stories', { signal, params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

const LISTS_STALE_MS = 300_000;

export const departmentsQuery = queryOptions({
  queryKey: ['stories', 'departments'],
  meta: { topics: ['department'] },
  staleTime: LISTS_STALE_MS,
  queryFn: everyDepartment,
});

export const campaignsQuery = queryOptions({
  queryKey: ['stories', 'campaigns'],
  meta: { topics: ['campaign'] },
  staleTime: LISTS_STALE_MS,
  queryFn: everyCampaign,
});

export const pillarsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['stories', 'pillars', campaignId],
    meta: { topics: ['campaign'] },
    staleTime: LISTS_STALE_MS,
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/campaigns/{id}', { signal, params: { path: { id: campaignId } } }))).pillars,
  });

export const writersQuery = queryOptions({
  queryKey: ['stories', 'writers'],
  staleTime: LISTS_STALE_MS,
  queryFn: async ({ signal }) => (await answered(api.GET('/api/overview/writers', { signal }))).items,
});

export const accountsQuery = queryOptions({
  queryKey: ['stories', 'accounts'],
  meta: { topics: ['account'] },
  queryFn: everyAccount,
});

const of = <T>(storyId: string, what: string, read: (signal: AbortSignal) => Promise<T>) =>
  queryOptions({
    queryKey: ['stories', 'one', storyId, what],
    meta: { topics: TOPICS },
    queryFn: ({ signal }) => read(signal),
  });
const path = (id: string) => ({ path: { id } });

export const standingQuery = (id: string) =>
  of(id, 'standing', (signal) => answered(api.GET('/api/overview/stories/{id}', { signal, params: path(id) })));
export const storyQuery = (id: string) =>
  of(id, 'story', (signal) => answered(api.GET('/api/stories/{id}', { signal, params: path(id) })));
export const revisionsQuery = (id: string) =>
  of(id, 'revisions', (signal) => answered(api.GET('/api/stories/{id}/revisions', { signal, params: path(id) })));
export const reviewQuery = (id: string) => ({
  ...of(id, 'review', (signal) => answered(api.GET('/api/stories/{id}/review', { signal, params: path(id) }))),
  // Whether there is anybody to decide changes with people's roles.
  meta: { topics: [...TOPICS, 'person'] },
});
export const variantsQuery = (id: string) =>
  of(id, 'variants', (signal) => answered(api.GET('/api/stories/{id}/variants', { signal, params: path(id) })));
export const attachmentsQuery = (id: string) =>
  of(id, 'attachments', (signal) => answered(api.GET('/api/stories/{id}/attachments', { signal, params: path(id) })));
export const nearQuery = (id: string) =>
  of(id, 'near', (signal) => answered(api.GET('/api/stories/{id}/near-duplicates', { signal, params: path(id) })));
export const publicationsQuery = (id: string) =>
  of(id, 'publications', async (signal) => {
    const query = { storyId: id, limit: limit(100) };
    return (await answered(api.GET('/api/publications', { signal, params: { query } }))).items;
  });

/** A take-down, correction or restoration of what is out. */
export type ChangeOut = Schemas['ChangeResponse'] & { accountName: string };

/** What was done to what is out, or was. @param sent its publications that were sent */
export const changesQuery = (id: string, sent: readonly Pick<Publication, 'id' | 'accountName'>[]) =>
  of(id, `changes ${sent.map((one) => one.id).join(' ')}`, async (signal): Promise<ChangeOut[]> => {
    const each = await Promise.all(
      sent.map(async ({ id: publicationId, accountName }) => {
        const params = path(publicationId);
        const { changes } = await answered(api.GET('/api/publications/{id}/changes', { signal, params }));
        return changes.map((change) => ({ ...change, accountName }));
      }),
    );
    return each.flat();
  });

/** Whether what is out by publication `id` can be exchanged for a newer approval of its story. */
export const correctableQuery = (id: string) =>
  queryOptions({
    queryKey: ['stories', 'correctable', id],
    meta: { topics: TOPICS },
    queryFn: async ({ signal }) => {
      const { possible } = await answered(api.GET('/api/publications/{id}/changes', { signal, params: path(id) }));
      return possible.some(({ kind }) => kind === 'correct');
    },
  });

/** @param receiver one of those the account names. @throws ApiError PREVIEW_REFUSED, PREVIEW_SPENT, PREVIEW_UNANSWERED */
export function sendPhonePreview(id: string, accountId: string, receiver: string): Promise<PhonePreview> {
  const params = { ...path(id), header: actKey() };
  return answered(
    api.POST('/api/stories/{id}/variants/wechat/phone-preview', { params, body: { accountId, receiver } }),
  );
}
