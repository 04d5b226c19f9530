import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyDepartment, wholeList } from '../../../lib/api/whole-list';

type Schemas = components['schemas'];
export type Department = Schemas['DepartmentResponse'];
export type Person = Schemas['PersonResponse'];
export type Role = Schemas['RoleResponse']['role'];
export type WorkInHand = Schemas['WorkInHandResponse'];
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

/** What becomes of somebody's work without one of their roles, or without them (`roleId` null): looked at anew each time it is asked. */
export const workQuery = (personId: string, roleId: string | null) =>
  queryOptions({
    queryKey: ['admin', 'work', personId, roleId],
    meta: { topics: ['person', 'story', 'publication', 'campaign'] },
    gcTime: 0,
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/people/{id}/work', {
          signal,
          params: { path: { id: personId }, query: roleId === null ? {} : { roleId } },
        }),
      ),
  });
