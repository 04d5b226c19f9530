import type { Faults } from '../../faults/faults.service.js';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { CallbackSender } from '../callback/callback.service.js';
import type { DraftBox } from '../draft/draft.service.js';
import { DueTimer } from '../due-timer.service.js';
import type { WechatAccount, WechatAccounts } from '../wechat-accounts.service.js';
import { WechatError } from '../wechat.errors.js';
import type { ArticleShelf, Publication, PublicationState } from './article-shelf.service.js';

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
  /** A success that is to be taken down again; null: none. */
  later: { status: 5 | 6; afterMs: number } | null;
}

const FIRST_ID = 2_247_483_650;
const STATE: Record<PublishStatus, PublicationState> = {
  0: 'out',
  1: 'pending',
  2: 'failed',
  3: 'failed',
  4: 'failed',
  5: 'deleted',
  6: 'banned',
};

export interface PublisherParts {
  accounts: WechatAccounts;
  box: DraftBox;
  shelf: ArticleShelf;
  faults: Faults;
  callbacks: CallbackSender;
}

/** Publishing without a push to followers: a job that the platform works on for a while, then a permanent address. */
export class Publisher {
  private readonly jobs: Table<PublishJob>;
  private readonly pending = new Set<string>();
  private readonly timer: DueTimer;

  constructor(
    journal: Journal,
    private readonly parts: PublisherParts,
    private readonly timing: { clock: () => number; delayMs: () => number },
  ) {
    this.jobs = journal.table('wechat.jobs');
    for (const job of this.jobs.values()) {
      parts.shelf.adopt(job.articleId, { ...job, state: STATE[job.status] });
      if (job.status === 1 || job.later) this.pending.add(job.publishId);
    }
    this.timer = new DueTimer(
      timing.clock,
      () => (this.pending.size === 0 ? null : Math.min(...this.pendingJobs().map((job) => job.dueAt))),
      () => this.settle(),
    );
  }

  /** Accepts a draft: the irreversible act. Everything up to the ledger row happens in one tick. */
  submit(account: WechatAccount, mediaId: unknown, path: string, arrivedAt: number): PublishJob {
    const { box, shelf, faults } = this.parts;
    const draft = box.take(box.get(account.appid, mediaId));
    const now = this.timing.clock();
    const number = FIRST_ID + this.jobs.size;
    const publishId = String(number);
    const msgDataId = String(number + 1_000_000);
    const fault = faults.take('publish-status', 'wechat', path, account.appid);
    const value = (fault?.value ?? (account.kind === 'test' ? 3 : 0)) as PublishStatus;
    const details = { mode: 'publish', publishId };
    const publication = shelf.add(draft, { kind: 'publish', publishId, msgDataId, arrivedAt, now, details });
    const job: PublishJob = {
      publishId,
      msgDataId,
      appid: account.appid,
      articleId: publication.articleId,
      postSeq: publication.postSeq,
      status: 1,
      outcome: value === 5 || value === 6 ? 0 : value,
      dueAt: now + this.timing.delayMs(),
      later: value === 5 || value === 6 ? { status: value, afterMs: fault?.ms ?? 0 } : null,
    };
    this.jobs.put(job.publishId, job);
    this.pending.add(job.publishId);
    this.timer.arm();
    return job;
  }

  /** Brings every job that is due to its end; safe to call at any time. */
  settle(): void {
    const now = this.timing.clock();
    for (const job of this.pendingJobs()) {
      if (job.dueAt > now) continue;
      if (job.status === 1) this.finish(job);
      else if (job.later) this.takeDown(job, job.later.status);
    }
  }

  arm(): void {
    this.timer.arm();
  }

  close(): void {
    this.timer.close();
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
    const found = typeof articleId === 'string' ? this.parts.shelf.get(articleId.trim()) : undefined;
    const readable = found?.kind === 'publish' && found.state !== 'pending' && found.state !== 'failed';
    if (!found || found.appid !== appid || !readable) throw new WechatError(53600);
    return found;
  }

  /** What an account has out without a push, newest first. */
  list(appid: string): Publication[] {
    this.settle();
    return this.parts.shelf.list(appid, 'publish');
  }

  urls(articleId: string): string[] {
    return this.parts.shelf.urls(articleId);
  }

  /** Deletes one article (1-based index) or, with 0 or nothing, all of them. */
  remove(appid: string, articleId: unknown, index: unknown): void {
    const publication = this.publication(appid, articleId);
    if (this.parts.shelf.deleteArticle(publication.articleId, index)) this.changeStatus(publication.publishId, 5);
  }

  /** The platform or the owner takes a finished publication down (5, 6) or brings it back (0). */
  changeStatus(publishId: string, status: PublishStatus): PublishJob | null {
    const job = this.jobs.get(publishId);
    if (!job || ![0, 5, 6].includes(job.status) || ![0, 5, 6].includes(status)) return null;
    this.parts.shelf.setState(job.articleId, STATE[status]);
    return this.jobs.put(publishId, { ...job, status });
  }

  private finish(job: PublishJob): void {
    const { shelf, box, accounts, callbacks } = this.parts;
    const dueAt = job.dueAt + (job.later?.afterMs ?? 0);
    const done = this.jobs.put(job.publishId, { ...job, status: job.outcome, dueAt });
    if (!done.later) this.pending.delete(job.publishId);
    shelf.setState(job.articleId, STATE[done.status], job.dueAt);
    const draft = done.status === 0 ? null : shelf.draftOf(job.articleId);
    if (draft) box.giveBack(draft);
    const account = accounts.get(job.appid);
    if (!account) return;
    const articleUrls = done.status === 0 ? this.urls(job.articleId) : [];
    const failIdx = failIdxOf(done.status, this.urls(job.articleId).length);
    const articleId = done.status === 0 ? job.articleId : null;
    callbacks.sendPublish(account, { publishId: job.publishId, status: done.status, articleId, articleUrls, failIdx });
  }

  private takeDown(job: PublishJob, status: 5 | 6): void {
    this.pending.delete(job.publishId);
    this.jobs.put(job.publishId, { ...job, later: null });
    this.changeStatus(job.publishId, status);
  }

  private pendingJobs(): PublishJob[] {
    return [...this.pending].map((id) => this.jobs.get(id)).filter((job) => job !== undefined);
  }
}

/** Which articles a failed job blames: the platform names them for 2 and 4, and the first one for 3. */
export function failIdxOf(status: PublishStatus, articles: number): number[] {
  if (status === 2 || status === 4) return Array.from({ length: articles }, (_, index) => index + 1);
  return status === 3 ? [1] : [];
}
