import type { FairQueue } from './fair-queue.rules.js';

/** A post that waits for a place on an account. */
export interface WaitingPost {
  readonly accountId: string;
  readonly departmentId: string;
  /** 0 urgent, 1 normal */
  readonly urgency: number;
}

/**
 * The order in which places are offered. Across accounts it is that of urgency, slot and age: the n-th place of an account stands where
 * the n-th post of its queue stands. Whose post has it, is a matter of turns on accounts that are shared.
 * @param posts by urgency, slot and age: the first `most`, and behind them whoever else may have a place of theirs
 * @param queues of the accounts that are shared, as they stand; used up by this
 */
export function offerPlaces<Post extends WaitingPost>(
  posts: readonly Post[],
  most: number,
  queues: ReadonlyMap<string, FairQueue>,
): Post[] {
  const lines = new Map<string, Map<string, number[]>>([...queues.keys()].map((account) => [account, new Map()]));
  for (const [bySlot, { accountId, departmentId }] of posts.entries()) {
    const its = lines.get(accountId);
    const line = its?.get(departmentId);
    if (line) line.push(bySlot);
    else its?.set(departmentId, [bySlot]);
  }
  const dealt = new Map(
    [...queues].map(([account, queue]) => [
      account,
      inTurns(posts, lines.get(account) ?? new Map<string, number[]>(), queue),
    ]),
  );
  return posts.slice(0, most).map((post) => {
    const next = dealt.get(post.accountId)?.next();
    return next && !next.done ? next.value : post;
  });
}

/** An account's posts, one place after the other. @param lines each department's, by where they stand among all */
function* inTurns<Post extends WaitingPost>(
  posts: readonly Post[],
  lines: ReadonlyMap<string, readonly number[]>,
  queue: FairQueue,
): Generator<Post, void> {
  const next = new Map<string, number>();
  const lead = (departmentId: string): void => {
    const place = next.get(departmentId) ?? 0;
    const bySlot = lines.get(departmentId)?.[place];
    const post = bySlot === undefined ? undefined : posts[bySlot];
    if (bySlot === undefined || !post) return;
    next.set(departmentId, place + 1);
    queue.lead({ departmentId, urgency: post.urgency, bySlot });
  };
  for (const departmentId of lines.keys()) lead(departmentId);
  for (let head = queue.next(); head; head = queue.next()) {
    yield posts[head.bySlot] as Post;
    queue.give(head.departmentId);
    lead(head.departmentId);
  }
}
