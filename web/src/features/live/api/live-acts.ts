import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { actKey, answered, api } from '../../../lib/api/client';
import { ApiError } from '../../../lib/api/problem';
import type { components } from '../../../lib/api/schema';
import type { FreezeScope } from './live-queries';

/** After an act, and after one that somebody else was quicker with, what concerns it is asked for again. */
export function useActs(topics: readonly string[] = ['publication']): <T>(act: Promise<T>) => Promise<T> {
  const queries = useQueryClient();
  return useCallback(
    async <T>(act: Promise<T>): Promise<T> => {
      const refresh = (): Promise<void> =>
        queries.invalidateQueries({
          predicate: ({ meta }) =>
            ((meta?.['topics'] as string[] | undefined) ?? []).some((one) => topics.includes(one)),
        });
      try {
        const result = await act;
        await refresh();
        return result;
      } catch (error) {
        if (error instanceof ApiError && (error.isConflict || error.status === 404)) void refresh();
        throw error;
      }
    },
    [queries, topics],
  );
}

export const declareFreeze = (scope: FreezeScope, reason: string, key: ReturnType<typeof actKey>) =>
  answered(api.POST('/api/freezes', { params: { header: key } as never, body: { ...scope, reason }, headers: key }));

export const liftFreeze = (id: string, reason: string) =>
  answered(api.POST('/api/freezes/{id}/lift', { params: { path: { id } }, body: { reason } }));

/** @param shown what the page said of each: one of which that holds no more is refused */
export const releaseMany = (shown: components['schemas']['ShownReleaseBody'][]) =>
  answered(api.POST('/api/publications/release', { body: { ids: shown.map(({ id }) => id), shown } }));

export type ReleasePreview = components['schemas']['ReleasePreviewResponse'];

/** What `releaseMany` would come to now: asked again when the rules change, and where what was shown holds no more. */
export const releasePreviewQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['live', 'release-preview', ids],
    meta: { topics: ['rules'] },
    queryFn: ({ signal }) =>
      answered(api.POST('/api/publications/release/preview', { signal, body: { ids: [...ids] } })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

export const pauseAccount = (id: string, reason: string) =>
  answered(api.POST('/api/accounts/{id}/pause', { params: { path: { id } }, body: { reason } }));

export const resumeAccount = (id: string) =>
  answered(api.POST('/api/accounts/{id}/resume', { params: { path: { id } } }));

export const testAccount = (id: string) => answered(api.POST('/api/accounts/{id}/test', { params: { path: { id } } }));
