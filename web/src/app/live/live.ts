import { type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { tellSessionEnded } from '../../lib/api/client';

/** What live changes tell of; queries that depend on one carry it in `meta.topics`. */
export type LiveState = 'connecting' | 'live' | 'cut';

/** Cut for shorter than this is nothing to speak of, ms. */
const PATIENCE_MS = 8_000;
/** What changes in quick succession is asked for once, ms. */
const GATHER_MS = 1_500;

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

function become(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/**
 * Listens to the server's changes and has what they concern asked for again. After a cut everything on screen is asked for again, for
 * nobody knows what was missed.
 * @returns how to stop
 */
export function listen(queries: QueryClient): () => void {
  const touched = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  let wasCut = false;
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;

  function refresh(): void {
    gathering = undefined;
    const topics = new Set(touched);
    touched.clear();
    void queries.invalidateQueries({
      predicate: ({ meta }) => ((meta?.['topics'] as string[] | undefined) ?? []).some((topic) => topics.has(topic)),
    });
  }

  function open(): void {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      clearTimeout(lost);
      lost = undefined;
      become('live');
      if (wasCut) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      wasCut = false;
    });
    source.addEventListener('change', (event) => {
      for (const topic of topicsOf(event.data)) touched.add(topic);
      gathering ??= setTimeout(refresh, GATHER_MS);
    });
    source.addEventListener('error', () => {
      wasCut = true;
      lost ??= setTimeout(() => become('cut'), PATIENCE_MS);
      // A refusal ends the browser's own tries.
      if (source?.readyState !== EventSource.CLOSED) return;
      void fetch('/api/session').then(
        ({ status }) => {
          if (status === 401) tellSessionEnded();
        },
        () => undefined,
      );
      clearTimeout(again);
      again = setTimeout(open, PATIENCE_MS);
    });
  }

  open();
  return () => {
    source?.close();
    clearTimeout(gathering);
    clearTimeout(lost);
    clearTimeout(again);
  };
}

function topicsOf(data: unknown): string[] {
  try {
    const { topics } = JSON.parse(String(data)) as { topics?: unknown };
    return Array.isArray(topics) ? topics.filter((topic): topic is string => typeof topic === 'string') : [];
  } catch {
    return [];
  }
}
