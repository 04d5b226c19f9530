import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { components } from '../api/schema';

export type StoryKind = components['schemas']['StoryKindResponse'];
export type FactField = StoryKind['fields'][number];

/** The kinds of stories, and the facts each is asked for. They change with the product only. */
export const kindsQuery = queryOptions({
  queryKey: ['story-kinds'],
  staleTime: Infinity,
  queryFn: ({ signal }) => answered(api.GET('/api/stories/kinds', { signal })),
});
