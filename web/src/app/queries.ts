import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../lib/api/problem';

/**
 * Refusals are answers: asking again changes nothing. What did not arrive is asked for again, twice; so is a question that the database
 * sent away to let others through (a reader has nothing to reload, whatever the words of the code say to writers).
 */
function again(failures: number, error: unknown): boolean {
  const isRefusal = error instanceof ApiError && error.status !== 0 && error.status < 500 && error.code !== 'CONFLICT';
  if (isRefusal) return false;
  return failures < 2;
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true },
    // An act that may have happened is never repeated unasked.
    mutations: { retry: false },
  },
});
