import { randomBytes } from 'node:crypto';
import type { Faults } from '../../faults/faults.service.js';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { Ledger, PostStatus } from '../../ledger/ledger.service.js';
import { picturesOf, plainText } from '../draft/article-html.rules.js';
import type { DraftArticle } from '../draft/draft.rules.js';
import type { Draft, DraftBox } from '../draft/draft.service.js';
import { newMediaId } from '../material/material.service.js';
import type { WechatAccount, WechatAccounts } from '../wechat-accounts.service.js';
import { WechatError } from '../wechat.errors.js';
import type { CallbackSender } from './callback.service.js';

/** 0 ok · 1 publishing · 2 original-check failed · 3 failed · 4 not approved · 5 deleted by its owner · 6 banned. */
export type PublishStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface PublishJob {
  publishId: string;
  msgDataId: string;
  appid: string;
  articleId: string;
  postSeq: number;
  status: PublishStatus;
  /** What it will become, and when (epoch ms). */
  outcome: PublishStatus;
  dueAt: number;
}

/** A published article; `slug` is its public address below /s/. */
export interface PublishedArticle extends DraftArticle {
  slug: string;
  deleted: boolean;
}

export interface Publication {
  articleId: string;
  publishId: string;
  appid: string;
  mediaId: string;
  createdAt: number;
  publishedAt: number;
  articles: PublishedArticle[];
}

const FIRST_ID = 2_247_483_650;
const POST_STATUS: Record<PublishStatus, PostStatus> = {
  0: 'published',
  1: 'publishing',
  2: 'failed',
  3: 'failed',
  4: 'failed',
  5: 'deleted',
  6: 'banned',
};

export interface PublisherParts {
  accounts: WechatAccounts;
  box: DraftBox;
  ledger: Ledger;
  faults: Faults;
  callbacks: CallbackSender;
}

/** Publishing without a push to followers: a job that the platform works on for a while, then a permanent address. */
export class Publisher {
  private readonly jobs: Table<PublishJob>;
  private readonly publications: Table<Publication>;
  private readonly bySlug = new Map<string, { articleId: string; index: number }>();
  private readonly pending = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    journal: Journal,
    private readonly parts: PublisherParts,
    private readonly timing: { clock: () => number; delayMs: () => number; baseUrl: () => string },
  ) {
    this.jobs = journal.table('wechat.jobs');
    this.publications = journal.table('wechat.publications');
    for (const publication of this.publications.values()) this.remember(publication);
    for (const job of this.jobs.values()) if (job.status === 1) this.pending.add(job.publishId);
  }

  /** Accepts a draft: the irreversible act. Everything up to the ledger row happens in one tick. */
  submit(account: WechatAccount, mediaId: unknown, path: string, arrivedAt: number): PublishJob {
    const { box, ledger, faults } = this.parts;
    const draft = box.take(account.appid, mediaId);
    const now = this.timing.clock();
    const number = FIRST_ID + this.jobs.size;
    const publication: Publication = {
      articleId: newMediaId(),
      publishId: String(number),
      appid: account.appid,
      mediaId: draft.mediaId,
      createdAt: draft.createdAt,
      publishedAt: now,
      articles: draft.articles.map((article) => ({
        ...article,
        slug: randomBytes(16).toString('base64url'),
        deleted: false,
      })),
    };
    const fault = faults.take('publish-status', 'wechat', path, account.appid);
    const post = ledger.record(toPost(publication, number + 1_000_000, arrivedAt, now));
    const job: PublishJob = {
      publishId: publication.publishId,
      msgDataId: String(number + 1_000_000),
      appid: account.appid,
      articleId: publication.articleId,
      postSeq: post.seq,
      status: 1,
      outcome: (fault?.value ?? 0) as PublishStatus,
      dueAt: now + this.timing.delayMs(),
    };
    this.publications.put(publication.articleId, publication);
    this.remember(publication);
    this.jobs.put(job.publishId, job);
    this.pending.add(job.publishId);
    this.arm();
    return job;
  }

  /** Brings every job that is due to its end; safe to call at any time. */
  settle(): void {
    const now = this.timing.clock();
    for (const id of [...this.pending]) {
      const job = this.jobs.get(id);
      if (!job || job.status !== 1) this.pending.delete(id);
      else if (job.dueAt <= now) this.finish(job);
    }
  }

  /** Keeps a timer on the next job that is due: callbacks leave without anyone asking. */
  arm(): void {
    if (this.timer !== null || this.pending.size === 0) return;
    const next = Math.min(...[...this.pending].map((id) => this.jobs.get(id)?.dueAt ?? Infinity));
    const wait = Math.min(60_000, Math.max(20, next - this.timing.clock()));
    this.timer = setTimeout(() => {
      this.timer = null;
      this.settle();
      this.arm();
    }, wait);
    this.timer.unref();
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Throws 53502 for an id that is not this account's. */
  job(appid: string, publishId: unknown): PublishJob {
    this.settle();
    const job = this.jobs.get(String(publishId));
    if (!job || job.appid !== appid) throw new WechatError(53502);
    return job;
  }

  /** A publication that is out (even if since deleted); throws 53600. */
  publication(appid: string, articleId: unknown): Publication {
    this.settle();
    const found = typeof articleId === 'string' ? this.publications.get(articleId.trim()) : undefined;
    if (!found || found.appid !== appid || !this.isOut(found)) throw new WechatError(53600);
    return found;
  }

  /** What is out, newest first; all accounts when no appid is given. */
  list(appid?: string): Publication[] {
    this.settle();
    return [...this.publications.values()]
      .filter((row) => (appid === undefined || row.appid === appid) && this.isOut(row))
      .reverse();
  }

  /** Deletes one article (1-based index) or, with 0 or nothing, all of them. */
  remove(appid: string, articleId: unknown, index: unknown): void {
    const publication = this.publication(appid, articleId);
    const place = Number(index ?? 0);
    if (!Number.isInteger(place) || place < 0 || place > publication.articles.length) throw new WechatError(40114);
    const articles = publication.articles.map((article, at) =>
      place === 0 || at === place - 1 ? { ...article, deleted: true } : article,
    );
    this.publications.put(publication.articleId, { ...publication, articles });
    if (articles.every((article) => article.deleted)) this.changeStatus(publication.publishId, 5);
  }

  /** The platform or the owner takes a finished publication down (5, 6) or brings it back (0). */
  changeStatus(publishId: string, status: PublishStatus): PublishJob | null {
    const job = this.jobs.get(publishId);
    if (!job || ![0, 5, 6].includes(job.status) || ![0, 5, 6].includes(status)) return null;
    this.parts.ledger.changeStatus(job.postSeq, POST_STATUS[status], this.timing.clock());
    return this.jobs.put(publishId, { ...job, status });
  }

  /** The article behind a public address. */
  article(slug: string): { publication: Publication; article: PublishedArticle; status: PublishStatus } | null {
    this.settle();
    const place = this.bySlug.get(slug);
    const publication = place && this.publications.get(place.articleId);
    const article = publication?.articles[place?.index ?? 0];
    const job = publication && this.jobs.get(publication.publishId);
    return publication && article && job ? { publication, article, status: job.status } : null;
  }

  urls(articleId: string): string[] {
    const articles = this.publications.get(articleId)?.articles ?? [];
    return articles.map((article) => `${this.timing.baseUrl()}/s/${article.slug}`);
  }

  private finish(job: PublishJob): void {
    const done = this.jobs.put(job.publishId, { ...job, status: job.outcome });
    this.pending.delete(job.publishId);
    this.parts.ledger.changeStatus(job.postSeq, POST_STATUS[done.status], this.timing.clock());
    const failIdx = failIdxOf(done.status, this.publications.get(job.articleId)?.articles.length ?? 0);
    const urls = done.status === 0 ? this.urls(job.articleId) : [];
    if (done.status !== 0) this.returnDraft(job.articleId);
    const account = this.parts.accounts.get(job.appid);
    if (!account) return;
    const articleId = done.status === 0 ? job.articleId : null;
    this.parts.callbacks.send(account, { ...done, articleId, articleUrls: urls, failIdx });
  }

  private returnDraft(articleId: string): void {
    const publication = this.publications.get(articleId);
    if (!publication) return;
    const draft: Draft = {
      mediaId: publication.mediaId,
      appid: publication.appid,
      articles: publication.articles.map(({ slug: _slug, deleted: _deleted, ...article }) => article),
      createdAt: publication.createdAt,
      updatedAt: this.timing.clock(),
    };
    this.parts.box.giveBack(draft);
  }

  private isOut(publication: Publication): boolean {
    const status = this.jobs.get(publication.publishId)?.status;
    return status === 0 || status === 5 || status === 6;
  }

  private remember(publication: Publication): void {
    publication.articles.forEach(({ slug }, index) =>
      this.bySlug.set(slug, { articleId: publication.articleId, index }),
    );
  }
}

/** Which articles a failed job blames: the platform names them for 2 and 4, and the first one for 3. */
export function failIdxOf(status: PublishStatus, articles: number): number[] {
  if (status === 2 || status === 4) return Array.from({ length: articles }, (_, index) => index + 1);
  return status === 3 ? [1] : [];
}

function toPost(publication: Publication, msgDataId: number, arrivedAt: number, at: number) {
  const { articles } = publication;
  const first = articles[0];
  const received = articles.map((article) => article.received);
  return {
    platform: 'wechat' as const,
    account: publication.appid,
    ref: publication.articleId,
    path: `/s/${first?.slug ?? ''}`,
    title: first?.title ?? null,
    text: received.map(plainText).join('\n'),
    html: received[0] ?? null,
    link: first?.content_source_url || null,
    images: articles.flatMap((article) => [article.thumb_url, ...picturesOf(article.content)]),
    hashed: received.join('\n'),
    status: 'publishing' as const,
    arrivedAt,
    at,
    details: {
      publishId: publication.publishId,
      msgDataId: String(msgDataId),
      mediaId: publication.mediaId,
      articles: articles.map((article, index) => ({
        title: article.title,
        author: article.author,
        digest: article.digest,
        link: article.content_source_url || null,
        slug: article.slug,
        ...(index === 0 ? {} : { html: article.received }),
        dropped: article.dropped,
      })),
    },
  };
}
