import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';

type Schemas = components['schemas'];
export type Task = Schemas['HandTaskResponse'];
export type Package = Schemas['HandPackageResponse'];
export type Finding = Schemas['LinkFindingResponse'];
export type List = 'todo' | 'reported';

const meta = { topics: ['publication', 'account', 'rules'] };
/** So many are listed. */
const LISTED = 100;

export const tasksQuery = (list: List, mine: boolean) =>
  queryOptions({
    queryKey: ['hand', list, mine],
    meta,
    queryFn: ({ signal }) =>
      answered(api.GET('/api/hand-tasks', { signal, params: { query: { list, mine, limit: LISTED } as never } })),
    refetchInterval: 60_000,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['hand', 'task', id],
    meta,
    queryFn: ({ signal }) => answered(api.GET('/api/hand-tasks/{id}', { signal, params: { path: { id } } })),
    refetchInterval: 60_000,
  });

/** What was sealed does not change: it is fetched once, and anew when the task has changed. */
export const packageQuery = (id: string) =>
  queryOptions({
    queryKey: ['hand', 'package', id],
    queryFn: ({ signal }) => answered(api.GET('/api/hand-tasks/{id}/package', { signal, params: { path: { id } } })),
    staleTime: 5 * 60_000,
    retry: false,
  });
