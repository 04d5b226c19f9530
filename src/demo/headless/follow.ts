import { setTimeout as pause } from 'node:timers/promises';
import type { DemoClient } from '../client/demo-client.js';
import type { Publication } from '../client/answers.js';

const LOOK_EVERY_MS = 500;
/** After the last slot, how long the posts may take; WeChat works on an article for a while. */
const PATIENCE_MS = 40_000;
/** States in which nothing happens any more without a person. */
const ENDED = new Set(['sent', 'failed', 'held', 'missed', 'cancelled']);

/**
 * Watches publications until each has been sent or given up.
 * @param tell called once for each, when it has ended
 * @returns them as they are in the end, in the order in which they were given
 */
export async function followPublications(
  client: DemoClient,
  scheduled: readonly Publication[],
  tell: (publication: Publication) => void,
): Promise<Publication[]> {
  const known = new Map(scheduled.map((publication) => [publication.id, publication]));
  const ended = new Set<string>();
  for (;;) {
    for (const id of known.keys()) {
      if (ended.has(id)) continue;
      const publication = await client.get<Publication>(`/api/publications/${id}`);
      known.set(id, publication);
      if (!ENDED.has(publication.state)) continue;
      ended.add(id);
      tell(publication);
    }
    const last = Math.max(...[...known.values()].map(({ slotAt }) => Date.parse(slotAt)));
    if (ended.size === known.size || Date.now() > last + PATIENCE_MS) return [...known.values()];
    await pause(LOOK_EVERY_MS);
  }
}
