import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyDepartment, wholeList } from '../../../lib/api/whole-list';

type Schemas = components['schemas'];
export type Department = Schemas['DepartmentResponse'];
export type Person = Schemas['PersonResponse'];
export type Role = Schemas['RoleResponse']['role'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type Verdict = Schemas['AuditVerdictResponse'];
export type ChangePreview = Schemas['ChangePreviewResponse'];

export const departmentsQuery = queryOptions({
  queryKey: ['admin', 'departments'],
  meta: { topics: ['department'] },
  queryFn: everyDepartment,
});

export const peopleQuery = queryOptions({
  queryKey: ['admin', 'people'],
  meta: { topics: ['person', 'department'] },
  queryFn: ({ signal }) =>
    wholeList<Person>((query) => answered(api.GET('/api/people', { signal, params: { query } }))),
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
