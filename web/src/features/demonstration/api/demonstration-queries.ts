import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';

export type Demonstration = components['schemas']['DemonstrationResponse'];

export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  meta: { topics: ['department', 'person', 'account', 'rules', 'story', 'campaign'] },
  queryFn: ({ signal }) => answered(api.GET('/api/demonstration', { signal })),
});

/** @param word as typed; null where none is asked for */
export function leaveDemonstration(shown: string, word: string | null): Promise<unknown> {
  const body = { shown, ...(word === null ? {} : { word }) };
  return answered(api.POST('/api/demonstration/leave', { body }));
}
