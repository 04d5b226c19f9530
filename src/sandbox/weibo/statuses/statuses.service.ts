import { createHash } from 'node:crypto';
import type { Blobs } from '../../ledger/blobs.service.js';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { Ledger, PostRecord } from '../../ledger/ledger.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import { platformDay } from '../../ledger/platform-day.rules.js';
import { pictureFormat } from '../../ledger/picture.rules.js';
import { base62, bidOf } from '../text/permalink.rules.js';
import { skeleton } from '../text/share.rules.js';
import { addressesIn } from '../text/text-length.rules.js';
import { WeiboError } from '../weibo.errors.js';
import type { WeiboApp, WeiboUser } from '../weibo-accounts.service.js';

export interface StatusPicture {
  sha256: string;
  format: string;
}

export interface Status {
  mid: string;
  uid: string;
  clientId: string;
  /** As received. */
  text: string;
  createdAt: number;
  /** When readers and lists begin to see it: later than created when the platform is slow. */
  visibleAt: number;
  pictures: StatusPicture[];
  /** Sent as a long text: lists answer its first 140 字 unless asked for all. */
  long: boolean;
  /** 0: everybody, 1: the author alone, 2: close friends, 3: a group. */
  visible: { type: number; list_id: number };
  deleted: boolean;
  postSeq: number;
}

/** A text the rules have let through. */
export interface NewStatus {
  mode: 'share' | 'biz';
  text: string;
  rip: string | null;
  /** The bound address a share must contain. */
  link: string | null;
  pictures: StatusPicture[];
  long: boolean;
  visible: Status['visible'];
  arrivedAt: number;
  /** How long lists do not show it yet. */
  hiddenForMs: number;
}

const HOUR_MS = 3_600_000;
/** The second (Unix time) from which the platform's ids count, in steps of 2^22 a second. */
const ID_EPOCH = 515_483_463;

/** All statuses, with what is needed to refuse too many, identical and similar ones. */
export class Statuses {
  private readonly statuses: Table<Status>;
  private readonly links: Table<string>;
  private readonly postedAt = new Map<string, number[]>();
  private readonly lastSame = new Map<string, number>();
  private readonly byUser = new Map<string, string[]>();
  private readonly living = new Map<string, number>();
  private lastMid = 0n;

  constructor(
    journal: Journal,
    private readonly ledger: Ledger,
    private readonly blobs: Blobs,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {
    this.statuses = journal.table('weibo.statuses');
    this.links = journal.table('weibo.links');
    for (const [mid, row] of [...this.statuses.entries()]) {
      const status = completed(row);
      this.statuses.restore(mid, status);
      this.remember(status);
    }
  }

  /** Posts what is neither too much nor a repetition: 20016, 20019, 20017, 20038; nor by whom the platform holds back. From the checks to the ledger in one tick. */
  post(app: WeiboApp, user: WeiboUser, draft: NewStatus): { status: Status; post: PostRecord } {
    const { mode, text, pictures, link, rip, long, visible } = draft;
    const now = this.clock();
    if (user.refusePostsWith !== null) throw new WeiboError(user.refusePostsWith);
    this.checkRepetition(user.uid, text, now);
    const mid = this.nextMid(now);
    const bid = bidOf(mid);
    const shas = pictures.map(({ sha256 }) => sha256);
    const post = this.ledger.record({
      platform: 'weibo',
      account: user.uid,
      ref: mid,
      path: `/${user.uid}/${bid}`,
      title: null,
      text,
      html: null,
      link,
      images: pictures.map((picture) => picturePath('large', picture)),
      hashed: text,
      status: 'published',
      arrivedAt: draft.arrivedAt,
      at: now,
      details: { mode, mid, bid, rip, clientId: app.clientId, pictureSha256: shas[0] ?? null, pictureSha256s: shas },
    });
    const status: Status = {
      mid,
      uid: user.uid,
      clientId: app.clientId,
      text,
      createdAt: now,
      visibleAt: now + draft.hiddenForMs,
      pictures,
      long,
      visible,
      deleted: false,
      postSeq: post.seq,
    };
    this.statuses.put(mid, status);
    this.remember(status);
    return { status, post };
  }

  /** Stores a picture a status may carry. */
  keepPicture(bytes: Buffer): StatusPicture {
    return { sha256: this.blobs.keep(bytes), format: pictureFormat(bytes) ?? 'jpg' };
  }

  hasPicture(picture: StatusPicture): boolean {
    return this.blobs.read(picture.sha256) !== null;
  }

  get(mid: string | undefined): Status | undefined {
    const status = mid === undefined ? undefined : this.statuses.get(mid);
    return !status || status.deleted || status.visibleAt > this.clock() ? undefined : status;
  }

  /** Newest first, as far back as the platform lets one read. */
  timeline(uid: string): Status[] {
    const mids = this.byUser.get(uid) ?? [];
    const reach = this.limits().weibo.timelineReach;
    const rows: Status[] = [];
    for (let index = mids.length - 1; index >= 0 && rows.length < reach; index -= 1) {
      const status = this.get(mids[index]);
      if (status) rows.push(status);
    }
    return rows;
  }

  /** How many posts a user has now. */
  count(uid: string): number {
    return this.living.get(uid) ?? 0;
  }

  /** Everything, newest first: what the page shows. */
  all(): Status[] {
    return [...this.statuses.values()].filter(({ mid }) => this.get(mid)).reverse();
  }

  /** The owner deletes a post by hand, or the platform does; no call of the API can. */
  remove(mid: string): boolean {
    const status = this.get(mid);
    if (!status) return false;
    this.statuses.put(mid, { ...status, deleted: true });
    this.living.set(status.uid, this.count(status.uid) - 1);
    this.ledger.changeStatus(status.postSeq, 'deleted', this.clock());
    return true;
  }

  postsLastHour(uid: string): number {
    const times = this.postedAt.get(uid) ?? [];
    const since = this.clock() - HOUR_MS;
    let first = 0;
    for (let end = times.length; first < end;) {
      const middle = (first + end) >> 1;
      if ((times[middle] ?? 0) > since) end = middle;
      else first = middle + 1;
    }
    return times.length - first;
  }

  /** The text as the platform answers it: with its own short links when it shortens. */
  answeredText(status: Status, baseUrl: string): string {
    if (!this.limits().weibo.shortenLinks) return status.text;
    let text = status.text;
    for (const address of addressesIn(text)) text = text.replace(address, this.shortAddress(address, baseUrl));
    return text;
  }

  /** The platform's short link to an address, the same every time. */
  shortAddress(address: string, baseUrl: string): string {
    const code = shortCode(address);
    if (!this.links.has(code)) this.links.put(code, address);
    return `${baseUrl}/t/${code}`;
  }

  /** Where a short link leads. */
  longAddress(code: string): string | undefined {
    return this.links.get(code);
  }

  private checkRepetition(uid: string, text: string, now: number): void {
    const { postsPerHour, identicalWindowMs, similarWindowMs } = this.limits().weibo;
    const last = (words: string) => this.lastSame.get(sameKey(uid, words)) ?? -Infinity;
    if (this.postsLastHour(uid) >= postsPerHour) throw new WeiboError(20016);
    if (now - last(text) < identicalWindowMs) throw new WeiboError(20019);
    const letters = skeleton(text);
    if (letters !== null && now - last(`~${letters}`) < similarWindowMs) throw this.tooSimilar(uid, now);
  }

  /** "Similar", and after too many of those in one day "try tomorrow". */
  private tooSimilar(uid: string, now: number): WeiboError {
    const { similarTriesPerDay } = this.limits().weibo;
    const key = `weibo-similar|${platformDay(now)}|${uid}`;
    if (similarTriesPerDay > 0 && this.ledger.counter(key) >= similarTriesPerDay) return new WeiboError(20038);
    this.ledger.bump(key);
    return new WeiboError(20017);
  }

  private nextMid(now: number): string {
    const second = BigInt(Math.max(1, Math.floor(now / 1000) - ID_EPOCH));
    const wish = second << 22n;
    this.lastMid = wish > this.lastMid ? wish + 17n : this.lastMid + 1n;
    return String(this.lastMid);
  }

  private remember(status: Status): void {
    const { uid, text, createdAt, mid } = status;
    if (BigInt(mid) > this.lastMid) this.lastMid = BigInt(mid);
    listOf(this.postedAt, uid).push(createdAt);
    listOf(this.byUser, uid).push(mid);
    if (!status.deleted) this.living.set(uid, this.count(uid) + 1);
    this.lastSame.set(sameKey(uid, text), createdAt);
    const letters = skeleton(text);
    if (letters !== null) this.lastSame.set(sameKey(uid, `~${letters}`), createdAt);
  }
}

/** A row of an older journal, which knew one picture and nothing of visibility. */
function completed(row: Partial<Status> & Omit<Status, 'visibleAt' | 'pictures' | 'long' | 'visible'>): Status {
  const { picture } = row as { picture?: StatusPicture | null };
  const added = { visibleAt: row.createdAt, long: false, visible: { type: 0, list_id: 0 } };
  return { ...added, pictures: picture ? [picture] : [], ...row };
}

/** Where the sandbox serves a picture, in the platform's three sizes. */
export function picturePath(size: 'thumbnail' | 'bmiddle' | 'large', picture: StatusPicture): string {
  return `/sinaimg/${size}/${picture.sha256}.${picture.format}`;
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  if (!map.has(key)) map.set(key, list);
  return list;
}

function sameKey(uid: string, text: string): string {
  return `${uid} ${createHash('sha256').update(text).digest('base64')}`;
}

function shortCode(address: string): string {
  return `A6${base62(createHash('sha256').update(address).digest().readUIntBE(0, 6)).slice(0, 6)}`;
}
