import { queryOptions } from '@tanstack/react-query';
import { actKey, answered, api, tellSessionEnded } from '../../../lib/api/client';
import { ApiError, offline, refused } from '../../../lib/api/problem';
import type { components } from '../../../lib/api/schema';
import { everyAccount } from '../../../lib/api/whole-list';
import { type Draft, requestOf } from '../draft/draft';
import { type Copy, parseCopy } from '../draft/local-copy';

type Schemas = components['schemas'];
export type Check = Schemas['DraftCheckResponse'];
export type FormCheck = Check['forms'][number];
export type Problem = Check['problems'][number];
export type RevisionItem = Schemas['RevisionListItem'];
export type Comment = Schemas['CommentResponse'];
export type Present = Schemas['PresentResponse'];
export type Picture = Schemas['MediaResponse'];
export type Imported = Schemas['ImportHtmlResponse'];
export type Attachment = Schemas['AttachmentResponse'];
export type Account = Schemas['AccountResponse'];
export type Review = Schemas['StoryReviewResponse'];

const of = (id: string) => ({ params: { path: { id } } });
const topics = ['story'];

const LONGEST_CALL_MS = 30_000;

/** The story as it stands, with the forms of its channels. */
export const storyQuery = (id: string) =>
  queryOptions({
    queryKey: ['editor', id, 'story'],
    meta: { topics },
    // Whoever saves without a network is told so, and not kept waiting.
    networkMode: 'always',
    queryFn: ({ signal }) => fetchStory(id, signal),
  });

export async function fetchStory(id: string, signal: AbortSignal | null = null) {
  const [story, variants] = await Promise.all([
    answered(api.GET('/api/stories/{id}', { signal, ...of(id) })),
    answered(api.GET('/api/stories/{id}/variants', { signal, ...of(id) })),
  ]);
  return { story, variants };
}

export const revisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['editor', id, 'revisions'],
    meta: { topics },
    queryFn: ({ signal }) => answered(api.GET('/api/stories/{id}/revisions', { signal, ...of(id) })),
  });

/** Revisions never change. */
export const revisionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['editor', id, 'revision', number],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/stories/{id}/revisions/{number}', { signal, params: { path: { id, number } } })),
    staleTime: Infinity,
  });

export const variantsQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['editor', id, 'variants', revision],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/stories/{id}/variants', { signal, params: { path: { id }, query: { revision } as never } }),
      ),
  });

export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['editor', id, 'comments'],
    meta: { topics },
    queryFn: ({ signal }) => answered(api.GET('/api/stories/{id}/comments', { signal, ...of(id) })),
  });

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['editor', id, 'review'],
    meta: { topics },
    queryFn: ({ signal }) => answered(api.GET('/api/stories/{id}/review', { signal, ...of(id) })),
  });

export const accountsQuery = queryOptions({
  queryKey: ['editor', 'accounts'],
  meta: { topics: ['account'] },
  queryFn: everyAccount,
});

export const attachmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['editor', id, 'attachments'],
    meta: { topics },
    queryFn: ({ signal }) => answered(api.GET('/api/stories/{id}/attachments', { signal, ...of(id) })),
  });

/** Which files may lie beside a text. They change with the product only. */
export const attachmentKindsQuery = queryOptions({
  queryKey: ['attachment-kinds'],
  staleTime: Infinity,
  queryFn: ({ signal }) => answered(api.GET('/api/stories/attachment-kinds', { signal })),
});

/** What is planned or out and says the same as the revision that stands. */
export const nearQuery = (id: string) =>
  queryOptions({
    queryKey: ['editor', id, 'near'],
    meta: { topics: ['story', 'publication'] },
    queryFn: ({ signal }) => answered(api.GET('/api/stories/{id}/near-duplicates', { signal, ...of(id) })),
  });

export const focusQuery = (id: string) =>
  queryOptions({
    queryKey: ['editor', id, 'focus'],
    meta: { topics },
    queryFn: ({ signal }) => answered(api.GET('/api/stories/{id}/focus', { signal, ...of(id) })),
  });

/** What of mine the server has kept that is not saved as a revision. */
export async function fetchCopy(id: string): Promise<Copy | null> {
  const { copy } = await answered(api.GET('/api/stories/{id}/working-copy', of(id)));
  return parseCopy(copy?.content ?? null);
}

export async function keepCopy(id: string, copy: Copy): Promise<void> {
  const body = { baseRevision: copy.baseRevision, content: JSON.stringify(copy) };
  // The next call waits for this one: a line that is dead says so itself too late.
  const signal = AbortSignal.timeout(LONGEST_CALL_MS);
  await answered(api.PUT('/api/stories/{id}/working-copy', { ...of(id), body, signal }));
}

export async function dropServerCopy(id: string): Promise<void> {
  await answered(api.DELETE('/api/stories/{id}/working-copy', of(id)));
}

export function checkDraft(id: string, draft: Draft, signal: AbortSignal): Promise<Check> {
  return answered(api.POST('/api/stories/{id}/check', { ...of(id), body: requestOf(draft), signal }));
}

export function saveRevision(id: string, version: number, draft: Draft) {
  const body = { ...requestOf(draft), version };
  return answered(api.POST('/api/stories/{id}/revisions', { params: { path: { id }, header: actKey() }, body }));
}

export function withdrawRound(id: string, reason: string) {
  return answered(
    api.POST('/api/rounds/{id}/withdraw', { params: { path: { id }, header: actKey() }, body: { reason } }),
  );
}

export type NewComment = Partial<Schemas['CommentRequest']> & { words: string };

export function addComment(id: string, comment: NewComment) {
  // What has a default may be left out, which the types made of the document do not say.
  const body = comment as Schemas['CommentRequest'];
  return answered(api.POST('/api/stories/{id}/comments', { params: { path: { id }, header: actKey() }, body }));
}

export function resolveComment(id: string, commentId: string, resolved: boolean) {
  const params = { path: { id, commentId } };
  return answered(api.PUT('/api/stories/{id}/comments/{commentId}/resolution', { params, body: { resolved } }));
}

export function setFocus(id: string, sha256: string, point: { x: number; y: number }) {
  return answered(api.PUT('/api/stories/{id}/focus/{sha256}', { params: { path: { id, sha256 } }, body: point }));
}

export function beat(id: string, writes: boolean): Promise<Present[]> {
  return answered(api.PUT('/api/stories/{id}/presence', { ...of(id), body: { writes } }));
}

export function leave(id: string): void {
  void fetch(`/api/stories/${id}/presence`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
}

/** Reads styled HTML into a body. Foreign pictures are not fetched. @throws ApiError IMPORT_EMPTY, IMPORT_TOO_LARGE */
export function readHtml(html: string): Promise<Imported> {
  return answered(api.POST('/api/imports/html', { body: { html } }));
}

export async function detach(id: string, attachmentId: string): Promise<void> {
  await answered(
    api.DELETE('/api/stories/{id}/attachments/{attachmentId}', { params: { path: { id, attachmentId } } }),
  );
}

/**
 * Sends a file and tells how far it is: `fetch` does not say.
 * @param progress share that has been sent, 0 to 1
 * @param stop whether it is wanted no more
 */
export function sendFile<T>(
  path: string,
  file: File,
  progress: (share: number) => void,
  stop?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onabort = () => reject(new Error('stopped'));
    stop?.addEventListener('abort', () => request.abort());
    request.onerror = () => reject(offline(new Error('upload')));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(request.response as T);
      if (request.status === 401) tellSessionEnded();
      reject(refused(request.status, request.response));
    };
    request.send(body);
  });
}

export const isStale = (error: unknown): boolean =>
  error instanceof ApiError && error.isConflict && error.code === 'STORY_STALE_VERSION';
