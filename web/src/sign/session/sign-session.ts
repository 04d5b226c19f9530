import { api } from '../../lib/api/client';
import { refused } from '../../lib/api/problem';
import type { components } from '../../lib/api/schema';

export type Me = components['schemas']['MeResponse'];

/** Who holds the phone; null when nobody is known. @throws ApiError where no answer came */
export async function whoIsIt(): Promise<Me | null> {
  // The page says whether it was asked for with a session: without one there is nobody to ask for.
  if (document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content === 'no') return null;
  const { data, error, response } = await api.GET('/api/session');
  if (response.status === 401) return null;
  if (!data) throw refused(response.status, error);
  return data;
}

/** @throws ApiError with words for people */
export async function logIn(login: string, password: string): Promise<Me> {
  const { data, error, response } = await api.POST('/api/session', { body: { login, password } });
  if (!data) throw refused(response.status, error);
  return data;
}

export async function logOut(): Promise<void> {
  await api.DELETE('/api/session').catch(() => undefined);
  location.assign('/console/sign');
}
