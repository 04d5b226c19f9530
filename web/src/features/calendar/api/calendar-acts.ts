import { actKey, answered, api } from '../../../lib/api/client';
import type { DayPreview, Issue, Placing, Preview, Publication, Scope } from './calendar-queries';

const iso = (at: number): string => new Date(at).toISOString();

/** Gives it a time. @param wish epoch ms */
export function place(placing: Placing, wish: number): Promise<Publication> {
  if (placing.kind === 'move') return move(placing.publicationId, wish);
  const { storyId, accountId } = placing;
  return answered(
    api.POST('/api/publications', {
      params: { header: actKey() } as never,
      body: { storyId, accountId, wishedAt: iso(wish), priority: 'normal' },
    }),
  );
}

export function move(id: string, wish: number): Promise<Publication> {
  return answered(api.POST('/api/publications/{id}/move', { params: { path: { id } }, body: { wishedAt: iso(wish) } }));
}

export function hold(id: string, reason: string): Promise<Publication> {
  return answered(api.POST('/api/publications/{id}/hold', { params: { path: { id } }, body: { reason } }));
}

export function cancel(id: string, reason: string): Promise<Publication> {
  return answered(api.POST('/api/publications/{id}/cancel', { params: { path: { id } }, body: { reason } }));
}

export function previewDay(day: string, to: string | null, scope: Scope): Promise<DayPreview> {
  return answered(
    api.POST('/api/replanning/days/preview', {
      params: { query: { limit: 100 } as never },
      body: { ...scope, day, ...(to === null ? {} : { to }) },
    }),
  );
}

export function moveDay(day: string, to: string | null, scope: Scope, confirm: string) {
  return answered(
    api.POST('/api/replanning/days/move', { body: { ...scope, day, ...(to === null ? {} : { to }), confirm } }),
  );
}

export function previewCompact(scope: Scope): Promise<Preview> {
  return answered(
    api.POST('/api/replanning/compact/preview', { params: { query: { limit: 100 } as never }, body: scope }),
  );
}

export function compact(scope: Scope, confirm: string) {
  return answered(api.POST('/api/replanning/compact', { body: { ...scope, confirm } }));
}

/** @param ids of these alone; null: of all in the scope */
export function previewMisfits(scope: Scope, ids: readonly string[] | null): Promise<Preview> {
  const body = { ...scope, ...(ids === null ? {} : { ids: [...ids] }) };
  return answered(api.POST('/api/replanning/misfits/preview', { params: { query: { limit: 100 } as never }, body }));
}

/** Gives each of them the next time that the rules allow. */
export function moveMisfits(scope: Scope, ids: readonly string[] | null, confirm: string) {
  const body = { ...scope, ...(ids === null ? {} : { ids: [...ids] }), confirm };
  return answered(api.POST('/api/replanning/misfits/move', { body }));
}

export function openIssue(accountId: string, slotAt: number, closesAt: number): Promise<Issue> {
  return answered(
    api.POST('/api/issues', {
      params: { header: actKey() } as never,
      body: { accountId, slotAt: iso(slotAt), closesAt: iso(closesAt) },
    }),
  );
}

export function book(id: string, storyId: string): Promise<Issue> {
  return answered(
    api.POST('/api/issues/{id}/articles', {
      params: { path: { id }, header: actKey() } as never,
      body: { storyId },
    }),
  );
}

export function takeOut(id: string, articleId: string): Promise<Issue> {
  return answered(api.DELETE('/api/issues/{id}/articles/{articleId}', { params: { path: { id, articleId } } }));
}

export function order(id: string, articleIds: string[]): Promise<Issue> {
  return answered(api.PUT('/api/issues/{id}/order', { params: { path: { id } }, body: { articleIds } }));
}

export function closeIssue(id: string): Promise<Issue> {
  return answered(api.POST('/api/issues/{id}/close', { params: { path: { id } } }));
}

export function reopenIssue(id: string, closesAt: number, reason: string): Promise<Issue> {
  return answered(
    api.POST('/api/issues/{id}/reopen', { params: { path: { id } }, body: { closesAt: iso(closesAt), reason } }),
  );
}

export function moveIssue(id: string, slotAt: number, reason: string): Promise<Issue> {
  return answered(
    api.POST('/api/issues/{id}/move', { params: { path: { id } }, body: { slotAt: iso(slotAt), reason } }),
  );
}

export function cancelIssue(id: string, reason: string): Promise<Issue> {
  return answered(api.POST('/api/issues/{id}/cancel', { params: { path: { id } }, body: { reason } }));
}
