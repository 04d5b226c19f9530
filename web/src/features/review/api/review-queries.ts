import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import { pieceOf, waitingRounds } from '../../../lib/review/review-calls';

export const queueQuery = queryOptions({
  queryKey: ['review', 'queue'],
  meta: { topics: ['story'] },
  queryFn: ({ signal }) => waitingRounds(signal),
  // Deadlines come nearer by themselves.
  refetchInterval: 60_000,
});

export const pieceQuery = (storyId: string, personId: string) =>
  queryOptions({
    queryKey: ['review', 'piece', storyId, personId],
    meta: { topics: ['story', 'account', 'department'] },
    queryFn: ({ signal }) => pieceOf(storyId, personId, signal),
  });

export const phrasesQuery = queryOptions({
  queryKey: ['review', 'phrases'],
  queryFn: ({ signal }) => answered(api.GET('/api/review/phrases', { signal })),
  staleTime: 600_000,
});

export function keepPhrase(text: string) {
  return answered(api.POST('/api/review/phrases', { body: { text } }));
}

export async function dropPhrase(id: string): Promise<void> {
  await answered(api.DELETE('/api/review/phrases/{id}', { params: { path: { id } } }));
}
