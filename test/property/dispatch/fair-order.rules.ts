import { type FairStanding, turnOf } from '../../../src/schedule/fairness/fair-queue.rules.js';

/** A publication that waits for a place. */
export interface WaitingPost {
  readonly id: string;
  readonly accountId: string;
  readonly departmentId: string;
  /** 0 urgent, 1 normal */
  readonly urgency: number;
  /** Epoch ms. */
  readonly firstSlotAt: number;
}

/** Urgency, the slot first granted, id: the order of a queue that nobody shares. */
export function bySlot(a: WaitingPost, b: WaitingPost): number {
  return a.urgency - b.urgency || a.firstSlotAt - b.firstSlotAt || (a.id < b.id ? -1 : 1);
}

/**
 * The order in which places are offered, as its definition reads, one place after the other. Within an account: of the departments' next
 * posts the urgent one, then the one whose turn begins earliest, then the order of slots. Among accounts: the n-th place of an account
 * is offered where the n-th post of its own queue stands in the order of slots.
 */
export function fairOrder<Post extends WaitingPost>(
  posts: readonly Post[],
  standingOf: (accountId: string, departmentId: string) => FairStanding,
): Post[] {
  const queue = [...posts].sort(bySlot);
  const turns = new Map([...groupBy(queue, (post) => post.accountId)].map(([id, its]) => [id, oneByOne(id, its)]));
  // Every place of the queue goes to the account of the post that stands there.
  return queue.map(({ accountId }) => turns.get(accountId)?.shift() as Post);

  function oneByOne(accountId: string, its: readonly Post[]): Post[] {
    const lines = [...groupBy(its, (post) => post.departmentId)].map(([departmentId, line]) => {
      const standing = standingOf(accountId, departmentId);
      return { line, next: 0, turn: turnOf(standing), weight: standing.weight };
    });
    return its.map(() => {
      const ready = lines.flatMap((one) => {
        const post = one.line[one.next];
        return post ? [{ one, post, turn: one.turn + one.next / one.weight }] : [];
      });
      const [first] = ready.sort(
        (a, b) => a.post.urgency - b.post.urgency || a.turn - b.turn || bySlot(a.post, b.post),
      ) as [(typeof ready)[number]];
      first.one.next += 1;
      return first.post;
    });
  }
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
