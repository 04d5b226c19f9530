/** A publication that waits for a place. */
export interface WaitingPost {
  readonly id: string;
  readonly accountId: string;
  readonly departmentId: string;
  /** 0 urgent, 1 normal */
  readonly urgency: number;
  /** When its slot was first granted. */
  readonly firstSlotAt: number;
}

/** Urgency, the slot first granted, id: the order of a queue that nobody shares. */
export function bySlot(a: WaitingPost, b: WaitingPost): number {
  return a.urgency - b.urgency || a.firstSlotAt - b.firstSlotAt || (a.id < b.id ? -1 : 1);
}

/** A department on a shared account. */
export interface Share {
  readonly weight: number;
  /** The posts it should have had by its weight, less those it had. */
  owed: number;
}

/** Nothing, up to what adding up fractions leaves. */
const TRACE = 1e-9;

/**
 * Fair shares as their definition reads, without turns and clocks: every place given is a post's worth of account, of which all who
 * wait are owed their parts by weight. Who has had more than its part and waits no more, goes on drawing until that is made up for.
 */
export class Shares {
  constructor(readonly of: ReadonlyMap<string, Share>) {}

  /** A place goes to a department. @param waiting who waited for it, the department itself among them */
  give(departmentId: string, waiting: ReadonlySet<string>): void {
    this.shareOf(departmentId).owed -= 1;
    let left = 1;
    while (left > TRACE) {
      const drawing = this.drawing(waiting);
      const weights = drawing.reduce((sum, [, { weight }]) => sum + weight, 0);
      if (weights === 0) return;
      const leaving = drawing.filter(([id]) => !waiting.has(id)).map(([, { owed, weight }]) => -owed / weight);
      const each = Math.min(left / weights, ...leaving);
      for (const [, share] of drawing) share.owed += each * share.weight;
      left -= each * weights;
    }
  }

  /** Where nobody who waits is owed anything, all draw on until somebody is owed nothing: no place stays unused. */
  wake(waiting: ReadonlySet<string>): void {
    const least = Math.min(...[...waiting].map((id) => -this.shareOf(id).owed / this.shareOf(id).weight));
    if (least < TRACE) return;
    for (const [id, share] of this.drawing(waiting))
      share.owed = Math.min(waiting.has(id) ? Infinity : 0, share.owed + least * share.weight);
  }

  shareOf(departmentId: string): Share {
    const share = this.of.get(departmentId);
    if (!share) throw new Error(`${departmentId} has no share`);
    return share;
  }

  private drawing(waiting: ReadonlySet<string>): [string, Share][] {
    return [...this.of].filter(([id, { owed }]) => waiting.has(id) || owed < -TRACE);
  }
}

/**
 * The order in which places are offered, as its definition reads, one place after the other. Within an account: of the departments' next
 * posts the urgent one; then one whose department is not ahead of its share; then that of the department that would be owed a whole post
 * first; then the order of slots. Among accounts: the n-th place of an account is offered where the n-th post of its own queue stands.
 */
export function fairOrder<Post extends WaitingPost>(
  posts: readonly Post[],
  sharesOf: (accountId: string) => Shares,
): Post[] {
  const queue = [...posts].sort(bySlot);
  const turns = new Map(
    [...groupBy(queue, (post) => post.accountId)].map(([id, its]) => [id, oneByOne(its, sharesOf(id))]),
  );
  // Every place of the queue goes to the account of the post that stands there.
  return queue.map(({ accountId }) => turns.get(accountId)?.shift() as Post);
}

function oneByOne<Post extends WaitingPost>(posts: readonly Post[], shares: Shares): Post[] {
  const lines = groupBy(posts, (post) => post.departmentId);
  const waiting = (): Set<string> => new Set([...lines].filter(([, line]) => line.length > 0).map(([id]) => id));
  return posts.map(() => {
    shares.wake(waiting());
    const [first] = [...lines.values()]
      .flatMap(([head]) => {
        if (!head) return [];
        const { owed, weight } = shares.shareOf(head.departmentId);
        return [{ head, ahead: owed < -TRACE ? 1 : 0, whole: (1 - owed) / weight }];
      })
      .sort(
        (a, b) =>
          a.head.urgency - b.head.urgency ||
          a.ahead - b.ahead ||
          (Math.abs(a.whole - b.whole) < TRACE ? 0 : a.whole - b.whole) ||
          bySlot(a.head, b.head),
      );
    const { head } = first as { head: Post };
    shares.give(head.departmentId, waiting());
    lines.get(head.departmentId)?.shift();
    return head;
  });
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
