import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { actKey, answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyDepartment } from '../../../lib/api/whole-list';

type Schemas = components['schemas'];
export type CampaignSummary = Schemas['CampaignSummaryResponse'];
export type Campaign = Schemas['CampaignResponse'];
export type CampaignFields = Schemas['CreateCampaignRequest'];
export type CampaignState = Campaign['state'];
export type PillarKind = Schemas['PillarFields']['kind'];
export type Deadline = Schemas['DeadlineFields'];
export type Coverage = Schemas['CoverageResponse'];
export type CoverageCell = Coverage['cells'][number];
export type CoverageStage = CoverageCell['stage'];
export type ChannelTotal = Schemas['ChannelTotalResponse'];
export type Notice = Schemas['NoticeResponse'];
export type NoticeSummary = Schemas['NoticeSummaryResponse'];

/** What was found in a notice, where, and what a person should look at. Spans are `[start, end)` in the notice's text. */
export interface Reading {
  spans: Record<string, [number, number]>;
  warnings: { code: string; zh: string; en: string; field?: string }[];
}

const PER_PAGE = 20;
const TOPICS = { topics: ['campaign', 'notice'] };

export const campaignsQuery = infiniteQueryOptions({
  queryKey: ['campaigns', 'list'],
  meta: TOPICS,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ signal, pageParam }) =>
    answered(api.GET('/api/campaigns', { signal, params: { query: { limit: PER_PAGE, cursor: pageParam } as never } })),
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id],
    meta: TOPICS,
    queryFn: ({ signal }) => answered(api.GET('/api/campaigns/{id}', { signal, params: { path: { id } } })),
  });

export const coverageQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id, 'coverage'],
    meta: { topics: ['story', 'publication', 'campaign'] },
    queryFn: ({ signal }) => answered(api.GET('/api/campaigns/{id}/coverage', { signal, params: { path: { id } } })),
  });

/** What readers did with its posts, by channel; of the departments whose posts I may see. */
export const totalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id, 'totals'],
    meta: { topics: ['publication', 'campaign'] },
    queryFn: ({ signal }) =>
      answered(api.GET('/api/figures/totals', { signal, params: { query: { campaignId: id } } })),
  });

/** Where its web texts come from as files. @param days both included, `YYYY-MM-DD`; empty = open */
export function exportOf(id: string, days: { from: string; to: string }): string {
  const asked = Object.entries(days).filter(([, day]) => day !== '');
  return `/api/campaigns/${id}/export.zip?${new URLSearchParams(asked).toString()}`;
}

/** Notices nobody has made a campaign of yet. */
export const noticesQuery = queryOptions({
  queryKey: ['campaigns', 'notices'],
  meta: TOPICS,
  queryFn: async ({ signal }) => {
    const { items } = await answered(api.GET('/api/notices', { signal, params: { query: { limit: 50 } as never } }));
    return items.filter(({ campaignId }) => campaignId === null);
  },
});

export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'notices', id],
    // What was read never changes; live changes must not disturb whoever corrects it.
    staleTime: Infinity,
    queryFn: ({ signal }) => answered(api.GET('/api/notices/{id}', { signal, params: { path: { id } } })),
  });

/** Departments by name; the ones a campaign can be for are those the server lets me write in. */
export const departmentsQuery = queryOptions({
  queryKey: ['departments', 'all'],
  meta: { topics: ['department'] },
  queryFn: everyDepartment,
});

/** Who has to hand something in, as a person writes it. */
export type CampaignInput = Omit<CampaignFields, 'departmentId'>;

export function readNotice(departmentId: string, source: { text: string } | { file: string }): Promise<Notice> {
  return answered(api.POST('/api/notices', { headers: actKey(), body: { departmentId, ...source } }));
}

export function confirmNotice(id: string, plan: CampaignInput, state: 'draft' | 'active'): Promise<Campaign> {
  return answered(
    api.POST('/api/notices/{id}/confirm', { headers: actKey(), params: { path: { id } }, body: { ...plan, state } }),
  );
}

export function createCampaign(departmentId: string, plan: CampaignInput): Promise<Campaign> {
  return answered(api.POST('/api/campaigns', { headers: actKey(), body: { departmentId, ...plan } }));
}

export function changeCampaign(
  id: string,
  version: number,
  changes: Partial<CampaignInput> & { state?: CampaignState },
): Promise<Campaign> {
  return answered(api.PATCH('/api/campaigns/{id}', { params: { path: { id } }, body: { version, ...changes } }));
}
