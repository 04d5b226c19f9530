import { createHash } from 'node:crypto';
import type { UploadedFile } from '../http/request-body.service.js';
import type { Blobs } from '../ledger/blobs.service.js';
import type { Journal, Table } from '../ledger/journal.service.js';
import type { Ledger, PostRecord } from '../ledger/ledger.service.js';
import type { Limits } from '../ledger/limits.rules.js';
import { pictureFormat } from '../ledger/picture.rules.js';
import { base62, bidOf } from './text/permalink.rules.js';
import { boundAddress, pictureFault, skeleton, textFault } from './text/share.rules.js';
import { addressesIn } from './text/text-length.rules.js';
import { WeiboError } from './weibo.errors.js';
import type { WeiboApp, WeiboUser } from './weibo-accounts.service.js';

export interface Status {
  mid: string;
  uid: string;
  clientId: string;
  /** As received. */
  text: string;
  createdAt: number;
  picture: { sha256: string; format: string } | null;
  deleted: boolean;
  postSeq: number;
}

export interface Share {
  status: string | undefined;
  rip: string | undefined;
  picture: UploadedFile | null;
  arrivedAt: number;
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
    for (const status of this.statuses.values()) this.remember(status);
  }

  /** Posts: from the first check to the ledger row in one tick. */
  share(app: WeiboApp, user: WeiboUser, share: Share): { status: Status; post: PostRecord } {
    const limits = this.limits().weibo;
    const fault =
      textFault(share, app.boundDomains, limits) ?? (share.picture && pictureFault(share.picture.bytes, limits));
    if (fault) throw new WeiboError(fault.code, fault.text);
    const text = share.status ?? '';
    const now = this.clock();
    if (this.postsLastHour(user.uid) >= limits.postsPerHour) throw new WeiboError(20016);
    if (now - (this.lastSame.get(sameKey(user.uid, text)) ?? -Infinity) < limits.identicalWindowMs) {
      throw new WeiboError(20019);
    }
    const letters = skeleton(text);
    const similarAt = letters === null ? undefined : this.lastSame.get(sameKey(user.uid, `~${letters}`));
    if (now - (similarAt ?? -Infinity) < limits.similarWindowMs) throw new WeiboError(20017);

    const mid = this.nextMid(now);
    const picture = share.picture && {
      sha256: this.blobs.keep(share.picture.bytes),
      format: pictureFormat(share.picture.bytes) ?? 'jpg',
    };
    const post = this.ledger.record({
      platform: 'weibo',
      account: user.uid,
      ref: mid,
      path: `/${user.uid}/${bidOf(mid)}`,
      title: null,
      text,
      html: null,
      link: boundAddress(text, app.boundDomains),
      images: picture ? [picturePath('large', picture)] : [],
      hashed: text,
      status: 'published',
      arrivedAt: share.arrivedAt,
      at: now,
      details: { mid, bid: bidOf(mid), rip: share.rip, clientId: app.clientId, pictureSha256: picture?.sha256 ?? null },
    });
    const status: Status = {
      mid,
      uid: user.uid,
      clientId: app.clientId,
      text,
      createdAt: now,
      picture,
      deleted: false,
      postSeq: post.seq,
    };
    this.statuses.put(mid, status);
    this.remember(status);
    return { status, post };
  }

  get(mid: string | undefined): Status | undefined {
    const status = mid === undefined ? undefined : this.statuses.get(mid);
    return status?.deleted ? undefined : status;
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
    return [...this.statuses.values()].filter((status) => !status.deleted).reverse();
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
    for (const address of addressesIn(text)) {
      const code = shortCode(address);
      if (!this.links.has(code)) this.links.put(code, address);
      text = text.replace(address, `${baseUrl}/t/${code}`);
    }
    return text;
  }

  /** Where a short link leads. */
  longAddress(code: string): string | undefined {
    return this.links.get(code);
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

/** Where the sandbox serves a picture, in the platform's three sizes. */
export function picturePath(
  size: 'thumbnail' | 'bmiddle' | 'large',
  picture: { sha256: string; format: string },
): string {
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
