import type { Journal, Table } from '../../ledger/journal.service.js';

/** What readers did with a status. */
export interface Counts {
  reposts: number;
  comments: number;
  attitudes: number;
  reads: number;
}

export interface Comment {
  id: string;
  mid: string;
  uid: string;
  name: string;
  text: string;
  at: number;
}

const NOTHING: Counts = { reposts: 0, comments: 0, attitudes: 0, reads: 0 };
const FIRST_COMMENT = 4_500_000_000_000_001n;

/** Figures and comments of statuses: nobody reads a sandbox, so they are as somebody sets them. */
export class Engagement {
  private readonly counts: Table<Counts>;
  private readonly comments: Table<Comment>;

  constructor(
    journal: Journal,
    private readonly clock: () => number,
  ) {
    this.counts = journal.table('weibo.counts');
    this.comments = journal.table('weibo.comments');
  }

  /** A comment counts as one even when nobody has set the figure. */
  countsOf(mid: string): Counts {
    const counts = this.counts.get(mid) ?? NOTHING;
    return { ...counts, comments: Math.max(counts.comments, this.commentsOn(mid).length) };
  }

  set(mid: string, changes: Partial<Counts>): Counts {
    this.counts.put(mid, { ...(this.counts.get(mid) ?? NOTHING), ...changes });
    return this.countsOf(mid);
  }

  /** Newest first. */
  commentsOn(mid: string): Comment[] {
    return [...this.comments.values()].filter((comment) => comment.mid === mid).reverse();
  }

  comment(mid: string, by: { uid: string; name: string }, text: string): Comment {
    const id = String(FIRST_COMMENT + BigInt(this.comments.size));
    return this.comments.put(id, { id, mid, ...by, text, at: this.clock() });
  }
}
