import { createHash } from 'node:crypto';
import type { Journal, Table } from './journal.service.js';
import { platformDay } from './platform-day.rules.js';

export type Platform = 'wechat' | 'weibo';

/** Where a post stands on the platform: WeChat works on it for a while and may still refuse it. */
export type PostStatus = 'publishing' | 'published' | 'failed' | 'deleted' | 'banned';

/** One irreversible act, as it arrived. Times are epoch ms, true ones even while the platforms' clocks are wrong. */
export interface PostRecord {
  seq: number;
  platform: Platform;
  /** WeChat appid or Weibo uid. */
  account: string;
  /** WeChat article_id or Weibo mid: the platform's reference of the post itself. */
  ref: string;
  /** Where readers find it, below the sandbox's own address. */
  path: string;
  title: string | null;
  /** Weibo: the status as received; WeChat: the plain text of all articles. */
  text: string;
  /** WeChat: the content of the first article exactly as received. */
  html: string | null;
  link: string | null;
  /** Addresses of the pictures a reader sees. */
  images: string[];
  /** Of `text` for Weibo; for WeChat of all contents as received, joined by line feeds. UTF-8, hex. */
  sha256: string;
  /** When the request that committed it arrived. */
  arrivedAt: number;
  /** The platform's own stamp of the act. */
  at: number;
  /** What else the platform knows: publish_id, msg_data_id, media_id, articles, rip … */
  details: Record<string, unknown>;
}

/** What became of a post later; kept apart so that a change does not write the whole text again. */
export interface PostFate {
  status: PostStatus;
  statusAt: number;
  answeredAt: number | null;
  /** `lost`: the caller's connection was cut after the act. */
  answer: 'pending' | 'sent' | 'lost';
}

export interface Rejection {
  platform: Platform;
  account: string | null;
  path: string;
  code: number;
  message: string;
  at: number;
}

export type NewPost = Omit<PostRecord, 'seq' | 'sha256'> & { hashed: string; status: PostStatus };

const REJECTIONS_KEPT = 20_000;

/** What happened on the platforms, on their own record: posts, calls, refusals. Never asks the product. */
export class Ledger {
  private readonly posts: Table<PostRecord>;
  private readonly fates: Table<PostFate>;
  private readonly rejections: Table<Rejection>;
  private readonly counters: Table<number>;
  private rejectionSeq = 0;
  private firstRejection = 0;

  /** @param skewMs by how much the platforms' clocks are wrong just now: the ledger keeps true times */
  constructor(
    journal: Journal,
    private readonly skewMs: () => number = () => 0,
  ) {
    this.posts = journal.table('ledger.posts');
    this.fates = journal.table('ledger.fates');
    this.rejections = journal.table('ledger.rejections');
    this.counters = journal.table('ledger.counters');
    for (const [key] of this.rejections.entries()) {
      if (this.rejectionSeq === 0) this.firstRejection = Number(key);
      this.rejectionSeq = Number(key) + 1;
    }
  }

  /** Records an irreversible act; call it in the same tick as the act itself. */
  record(post: NewPost): PostRecord {
    const { hashed, status, ...facts } = post;
    const skew = this.skewMs();
    const record: PostRecord = {
      ...facts,
      arrivedAt: facts.arrivedAt - skew,
      at: facts.at - skew,
      seq: this.posts.size + 1,
      sha256: createHash('sha256').update(hashed).digest('hex'),
    };
    this.posts.put(String(record.seq), record);
    this.fates.put(String(record.seq), { status, statusAt: record.at, answeredAt: null, answer: 'pending' });
    return record;
  }

  /** Notes that the answer about a post left, or was lost on its way. */
  noteAnswer(seq: number, answer: 'sent' | 'lost', at: number): void {
    const fate = this.fates.get(String(seq));
    if (fate)
      this.fates.put(String(seq), { ...fate, answer, answeredAt: answer === 'sent' ? at - this.skewMs() : null });
  }

  changeStatus(seq: number, status: PostStatus, at: number): void {
    const fate = this.fates.get(String(seq));
    if (fate) this.fates.put(String(seq), { ...fate, status, statusAt: at - this.skewMs() });
  }

  post(seq: number): { post: PostRecord; fate: PostFate } | null {
    const post = this.posts.get(String(seq));
    const fate = this.fates.get(String(seq));
    return post && fate ? { post, fate } : null;
  }

  *list(filter: { since?: number; platform?: Platform; account?: string } = {}): Generator<{
    post: PostRecord;
    fate: PostFate;
  }> {
    for (const post of this.posts.values()) {
      if (filter.platform && post.platform !== filter.platform) continue;
      if (filter.account && post.account !== filter.account) continue;
      if (filter.since !== undefined && post.at < filter.since) continue;
      const fate = this.fates.get(String(post.seq));
      if (fate) yield { post, fate };
    }
  }

  /** Counts a call for ever and for the platform's day; answers the day's figure, this call included. */
  countCall(platform: Platform, account: string, path: string, at: number): number {
    this.bump(`calls|${platform}|${account}|${path}`);
    return this.bump(dayKey(platform, account, path, at));
  }

  callsToday(platform: Platform, account: string, path: string, at: number): number {
    return this.counters.get(dayKey(platform, account, path, at)) ?? 0;
  }

  /** Forgets the day's calls of an account: what `clear_quota` does. */
  clearDay(platform: Platform, account: string, at: number): void {
    const prefix = dayKey(platform, account, '', at);
    for (const key of [...this.counters.entries()].map(([name]) => name)) {
      if (key.startsWith(prefix)) this.counters.remove(key);
    }
  }

  /** Raises a counter of one's own by one and answers it. */
  bump(key: string): number {
    return this.counters.put(key, (this.counters.get(key) ?? 0) + 1);
  }

  counter(key: string): number {
    return this.counters.get(key) ?? 0;
  }

  /** All calls ever, by platform, account and path. */
  *calls(): Generator<{ platform: Platform; account: string; path: string; calls: number }> {
    for (const [key, calls] of this.counters.entries()) {
      const [kind, platform, account, path] = key.split('|');
      if (kind === 'calls') yield { platform: platform as Platform, account: account ?? '', path: path ?? '', calls };
    }
  }

  reject(rejection: Rejection): void {
    this.rejections.put(String(this.rejectionSeq), { ...rejection, at: rejection.at - this.skewMs() });
    this.rejectionSeq += 1;
    if (this.rejections.size > REJECTIONS_KEPT) {
      this.rejections.remove(String(this.firstRejection));
      this.firstRejection += 1;
    }
  }

  rejected(filter: { since?: number; platform?: Platform } = {}): Rejection[] {
    return [...this.rejections.values()].filter(
      (row) =>
        (!filter.platform || row.platform === filter.platform) &&
        (filter.since === undefined || row.at >= filter.since),
    );
  }
}

function dayKey(platform: Platform, account: string, path: string, at: number): string {
  return `day|${platformDay(at)}|${platform}|${account}|${path}`;
}
