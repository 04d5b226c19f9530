import { actKey, answered, api } from './api/client';
import type { components } from './api/schema';

type SubmitRequest = components['schemas']['SubmitRequest'];

/**
 * Hands a story in. What people post by hand is made of the text when an account asks for it the first time; later revisions have it by
 * themselves.
 * @param header the key under which it is handed in once
 * @throws ApiError what the server refused it with
 */
export async function handIn(id: string, body: SubmitRequest, header = actKey()): Promise<unknown> {
  if ((await isForHands(body.accountIds)) && !(await hasHandForm(id))) {
    const params = { path: { id, channel: 'other' as const } };
    await answered(api.POST('/api/stories/{id}/variants/{channel}/derive', { params, body: { version: 0 } }));
  }
  return answered(api.POST('/api/stories/{id}/submit', { params: { path: { id }, header }, body }));
}

async function isForHands(accountIds: readonly string[]): Promise<boolean> {
  const accounts = await Promise.all(
    accountIds.map((id) => answered(api.GET('/api/accounts/{id}', { params: { path: { id } } }))),
  );
  return accounts.some(({ channel }) => channel === 'other');
}

async function hasHandForm(id: string): Promise<boolean> {
  const variants = await answered(api.GET('/api/stories/{id}/variants', { params: { path: { id } } }));
  return variants.some(({ channel }) => channel === 'other');
}
