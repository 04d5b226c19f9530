import type { PrivateSandbox } from '../engine/private-sandbox.js';

/** What is to arrive on the platform: its marker, and when it is due (epoch ms). */
export interface Expected {
  marker: string;
  dueAt: number;
}

/** One that arrived, by the platform's own stamp. */
export interface Arrival extends Expected {
  arrivedAt: number;
}

const MARKER = /[?&]xf=([0-9a-f]+)/;

/**
 * When the platform saw what was expected.
 * @throws when something is missing or came twice: such a run measures nothing
 */
export async function arrivalsOf(sandbox: PrivateSandbox, since: number, expected: Expected[]): Promise<Arrival[]> {
  const { posts } = await sandbox.call<{ posts: { text: string; arrivedAt: string }[] }>(
    'GET',
    `/ledger?platform=weibo&since=${since}`,
  );
  const seen = new Map<string, number>();
  for (const post of posts) {
    const marker = MARKER.exec(post.text)?.[1] ?? '';
    if (seen.has(marker)) throw new Error(`the post with the marker ${marker} arrived twice`);
    seen.set(marker, Date.parse(post.arrivedAt));
  }
  return expected.map((one) => {
    const arrivedAt = seen.get(one.marker);
    if (arrivedAt === undefined) throw new Error(`the post with the marker ${one.marker} never arrived`);
    return { ...one, arrivedAt };
  });
}

/** Posts per second from the first arrival to the last. */
export function throughput(arrivals: readonly Arrival[]): number {
  const stamps = arrivals.map(({ arrivedAt }) => arrivedAt);
  const elapsed = Math.max(...stamps) - Math.min(...stamps);
  return ((arrivals.length - 1) * 1_000) / Math.max(1, elapsed);
}

/** How late each was, ms. */
export function lateness(arrivals: readonly Arrival[]): number[] {
  return arrivals.map(({ arrivedAt, dueAt }) => arrivedAt - dueAt);
}
