import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api/client';
import { refused } from '../../lib/api/problem';
import type { components } from '../../lib/api/schema';

export type Me = components['schemas']['MeResponse'];
export type Action = Me['may'][number];

/** The page says whether it was asked for with a session: without one there is nobody to ask for. */
let mayBeKnown = document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content !== 'no';

/** Who is at work; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    if (!mayBeKnown) return null;
    const { data, error, response } = await api.GET('/api/session', { signal });
    if (response.status === 401) return null;
    if (!data) throw refused(response.status, error);
    return data;
  },
  staleTime: 60_000,
});

export async function logIn(login: string, password: string): Promise<Me> {
  const { data, error, response } = await api.POST('/api/session', { body: { login, password } });
  if (!data) throw refused(response.status, error);
  mayBeKnown = true;
  return data;
}

/** Ends the session and shows the door. */
export async function logOut(): Promise<void> {
  await api.DELETE('/api/session').catch(() => undefined);
  location.assign('/console/');
}
