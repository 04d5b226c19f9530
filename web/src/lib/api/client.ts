import createClient, { type FetchResponse } from 'openapi-fetch';
import { noteDate } from '../clock/server-clock';
import type { paths } from './schema';
import { ApiError, offline, refused } from './problem';

/** Told when the server no longer knows who is asking. */
type Listener = () => void;
const sessionListeners = new Set<Listener>();

/** @returns how to stop listening */
export function onSessionEnd(listener: Listener): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

export function tellSessionEnded(): void {
  for (const listener of sessionListeners) listener();
}

/** The one way to the API; typed by its own document. */
export const api = createClient<paths>({
  baseUrl: '/',
  headers: { Accept: 'application/json' },
  fetch: async (request: Request) => {
    const askedAt = Date.now();
    try {
      const answer = await fetch(request);
      noteDate(answer.headers.get('date'), askedAt, Date.now());
      return answer;
    } catch (cause) {
      if (request.signal.aborted) throw cause;
      throw offline(cause);
    }
  },
});

/** Logging in with a wrong password is no ended session. */
const OWN_PROOF = /\/api\/session$/;

/**
 * The body of an answer.
 * @throws ApiError with words for people
 */
export async function answered<T extends Record<string | number, unknown>, O, M extends `${string}/${string}`>(
  pending: Promise<FetchResponse<T, O, M>>,
): Promise<NonNullable<FetchResponse<T, O, M>['data']>> {
  const { data, error, response } = await pending;
  if (response.ok) return data as NonNullable<FetchResponse<T, O, M>['data']>;
  if (response.status === 401 && !OWN_PROOF.test(response.url)) tellSessionEnded();
  throw refused(response.status, error);
}

/** A key under which the server does the same act once, however often it is asked. */
export function actKey(): { 'Idempotency-Key': string } {
  // Not `randomUUID`: browsers have it on https and localhost only.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { 'Idempotency-Key': Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

export function codeOf(error: unknown): string | null {
  return error instanceof ApiError ? error.code : null;
}
