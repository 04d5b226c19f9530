import { infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { addDays, instantOf, isDay } from '../../../lib/clock/days';

type Schemas = components['schemas'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type AuditDetail = Schemas['AuditDetailResponse'];
export type Verdict = Schemas['AuditVerdictResponse'];

/** What is looked for. Days are those of the institution, the last one included; what is no day narrows nothing. */
export interface AuditFilter {
  actorId?: string;
  subjectType?: string;
  /** Of one object alone; its name is shown. */
  only?: { type: string; id: string; name: string };
  /** Words of the object's name. */
  object?: string;
  since?: string;
  until?: string;
}

/** The filter as the API takes it. */
function askedFor({ actorId, subjectType, only, object, since, until }: AuditFilter): Record<string, string> {
  const asked = {
    actorId,
    subjectType: only?.type ?? subjectType,
    subjectId: only?.id,
    object: object?.trim() || undefined,
    from: isDay(since) ? new Date(instantOf(since)).toISOString() : undefined,
    to: isDay(until) ? new Date(instantOf(addDays(until, 1))).toISOString() : undefined,
  };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** Newest first, more on demand. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', filter],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 50, ...askedFor(filter), ...(pageParam === null ? {} : { cursor: pageParam }) } as never;
      return answered(api.GET('/api/audit', { signal, params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Where the same is had as a workbook. */
export function auditWorkbookOf(filter: AuditFilter): string {
  return `/api/audit/export.xlsx?${new URLSearchParams(askedFor(filter)).toString()}`;
}
