import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';

type Schemas = components['schemas'];
export type Attempt = Schemas['AttemptResponse'];
export type After = Schemas['AfterResponse'];
export type Change = Schemas['ChangeResponse'];
export type HistoryEntry = Schemas['HistoryEntryResponse'];
export type Verdict = Schemas['VerdictResponse'];

const meta = { topics: ['publication', 'account', 'rules'] };

export const publicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication', id],
    meta,
    queryFn: ({ signal }) => answered(api.GET('/api/publications/{id}', { signal, params: { path: { id } } })),
  });

export const attemptsQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication', id, 'attempts'],
    meta,
    queryFn: ({ signal }) => answered(api.GET('/api/publications/{id}/attempts', { signal, params: { path: { id } } })),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication', id, 'history'],
    meta,
    queryFn: ({ signal }) => answered(api.GET('/api/publications/{id}/history', { signal, params: { path: { id } } })),
  });

export const verdictsQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication', id, 'verdicts'],
    meta,
    queryFn: ({ signal }) => answered(api.GET('/api/publications/{id}/verdicts', { signal, params: { path: { id } } })),
  });

export const changesQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication', id, 'changes'],
    meta,
    queryFn: ({ signal }) => answered(api.GET('/api/publications/{id}/changes', { signal, params: { path: { id } } })),
  });

export const figuresQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication', id, 'figures'],
    meta,
    queryFn: ({ signal }) => answered(api.GET('/api/publications/{id}/figures', { signal, params: { path: { id } } })),
  });

/**
 * What a new time would come to now. @param wishedAt ISO, null = as soon as possible, undefined = not chosen: nothing is asked
 * @param isUrgent past the rules of its own department
 */
export const movePreviewQuery = (id: string, wishedAt: string | null | undefined, isUrgent: boolean) =>
  queryOptions({
    queryKey: ['publication', id, 'move-preview', wishedAt === undefined ? 'none chosen' : wishedAt, isUrgent],
    meta,
    enabled: wishedAt !== undefined,
    queryFn: ({ signal }) => {
      const body = { ...(wishedAt && { wishedAt }), urgent: isUrgent };
      return answered(api.POST('/api/publications/{id}/move/preview', { signal, params: { path: { id } }, body }));
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: 10_000,
  });
