import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../lib/api/problem';

/** Refusals are answers: asking again changes nothing. What did not arrive is asked for again, twice. */
function again(failures: number, error: unknown): boolean {
  if (error instanceof ApiError && error.status !== 0 && error.status < 500) return false;
  return failures < 2;
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true },
    // An act that may have happened is never repeated unasked.
    mutations: { retry: false },
  },
});
