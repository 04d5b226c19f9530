import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';

type Schemas = components['schemas'];
export type Department = Schemas['DepartmentResponse'];
export type Person = Schemas['PersonResponse'];
export type Role = Schemas['RoleResponse']['role'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type Verdict = Schemas['AuditVerdictResponse'];
export type ChangePreview = Schemas['ChangePreviewResponse'];

interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Every page of a list: departments and people of one house are some hundreds. */
async function all<Item>(page: (query: never) => Promise<PageOf<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const answer: PageOf<Item> = await page({ limit: 100, ...(cursor === null ? {} : { cursor }) } as never);
    items.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor !== null);
  return items;
}

export const departmentsQuery = queryOptions({
  queryKey: ['admin', 'departments'],
  meta: { topics: ['department'] },
  queryFn: ({ signal }) =>
    all<Department>((query) => answered(api.GET('/api/departments', { signal, params: { query } }))),
});

export const peopleQuery = queryOptions({
  queryKey: ['admin', 'people'],
  meta: { topics: ['person', 'department'] },
  queryFn: ({ signal }) => all<Person>((query) => answered(api.GET('/api/people', { signal, params: { query } }))),
});

export interface AuditFilter {
  actorId?: string;
  subjectType?: string;
}

/** Newest first, more on demand. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', filter],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 50, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) } as never;
      return answered(api.GET('/api/audit', { signal, params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
