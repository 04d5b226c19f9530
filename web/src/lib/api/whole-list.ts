import { answered, api } from './client';

interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Every page of a list of which a house has some hundreds at most, for choices and names: one that is missing there cannot be chosen. */
export async function wholeList<Item>(page: (query: never) => Promise<PageOf<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    // The API's document forgets the types of these.
    const answer: PageOf<Item> = await page({ limit: 100, ...(cursor === null ? {} : { cursor }) } as never);
    items.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor !== null);
  return items;
}

/** Accounts I may see, those that need somebody first. */
export const everyAccount = ({ signal }: { signal: AbortSignal }) =>
  wholeList((query) => answered(api.GET('/api/accounts', { signal, params: { query } })));

export const everyDepartment = ({ signal }: { signal: AbortSignal }) =>
  wholeList((query) => answered(api.GET('/api/departments', { signal, params: { query } })));

export const everyCampaign = ({ signal }: { signal: AbortSignal }) =>
  wholeList((query) => answered(api.GET('/api/campaigns', { signal, params: { query } })));
