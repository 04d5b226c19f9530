import type { Faults } from '../../faults/faults.service.js';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { Ledger } from '../../ledger/ledger.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import type { CallbackSender } from '../callback/callback.service.js';
import type { DraftBox } from '../draft/draft.service.js';
import { DueTimer } from '../due-timer.service.js';
import type { MaterialLibrary } from '../material/material.service.js';
import type { ArticleShelf } from '../publish/article-shelf.service.js';
import type { WechatAccount, WechatAccounts } from '../wechat-accounts.service.js';
import { WechatError } from '../wechat.errors.js';
import type { ClientIds } from './client-ids.service.js';
import type { MassQuota, Reach } from './mass-quota.service.js';
import {
  type Audience,
  checkStateOf,
  massDigestInput,
  type MassState,
  NOT_CONFIRMED_IN_TIME,
  REFUSED_BY_ADMINISTRATOR,
  statusOf,
} from './mass.rules.js';
import { type MassContent, readContent } from './message.rules.js';

export interface MassJob extends Reach {
  msgId: number;
  msgDataId: number;
  appid: string;
  clientMsgId: string;
  audience: Audience;
  msgtype: MassContent['msgtype'];
  /** What followers see, in words. */
  text: string;
  /** Null for anything but articles. */
  articleId: string | null;
  postSeq: number;
  state: MassState;
  /** The status its closing event will tell. */
  status: string;
  acceptedAt: number;
  /** When it ends, or until when the administrator may confirm (epoch ms). */
  dueAt: number;
}

const FIRST_ID = 1_000_000_001;
const FIRST_DATA_ID = 2_650_000_001;

export interface BroadcasterParts {
  accounts: WechatAccounts;
  box: DraftBox;
  library: MaterialLibrary;
  shelf: ArticleShelf;
  ledger: Ledger;
  faults: Faults;
  callbacks: CallbackSender;
  clientIds: ClientIds;
  quota: MassQuota;
}

/** Mass sends: the push to followers, with its quota, its memory of client ids and its guard. */
export class Broadcaster {
  private readonly jobs: Table<MassJob>;
  private readonly speeds: Table<number>;
  private readonly pending = new Set<number>();
  private readonly timer: DueTimer;

  constructor(
    journal: Journal,
    private readonly parts: BroadcasterParts,
    private readonly timing: { limits: () => Limits; clock: () => number; delayMs: () => number },
  ) {
    this.jobs = journal.table('wechat.mass');
    this.speeds = journal.table('wechat.mass-speeds');
    for (const job of this.jobs.values()) if (isOpen(job)) this.pending.add(job.msgId);
    this.timer = new DueTimer(
      timing.clock,
      () => (this.pending.size === 0 ? null : Math.min(...this.pendingJobs().map((job) => job.dueAt))),
      () => this.settle(),
    );
  }

  /** Accepts a mass send: the irreversible act. Everything up to the ledger row happens in one tick. */
  send(
    account: WechatAccount,
    audience: Audience,
    body: Record<string, unknown>,
    call: { path: string; at: number },
  ): MassJob {
    this.settle();
    const { faults, clientIds, quota } = this.parts;
    const result = readContent(body);
    if (!result.ok) throw new WechatError(result.code);
    const { content } = result;
    const { appid } = account;
    const input = massDigestInput(audience, content.msgtype, content);
    const clientMsgId = clientIds.check(appid, body['clientmsgid'], input);
    const sends = [...this.jobs.values()].filter((job) => job.appid === appid);
    const reach = quota.check(account, audience, sends);
    const now = this.timing.clock();
    const number = this.jobs.size;
    const fault = faults.take('mass-outcome', 'wechat', call.path, appid);
    const ids = { msgId: FIRST_ID + number, msgDataId: FIRST_DATA_ID + number };
    const made = this.publish(account, content, { ...ids, clientMsgId, audience, arrivedAt: call.at, now });
    const waits = account.massProtection;
    const job: MassJob = {
      ...ids,
      ...made,
      ...reach,
      appid,
      clientMsgId,
      audience,
      msgtype: content.msgtype,
      state: waits ? 'waiting' : 'sending',
      status: statusOf(fault?.value ?? 0),
      acceptedAt: now,
      dueAt: now + (waits ? this.timing.limits().wechat.massConfirmSeconds * 1000 : this.timing.delayMs()),
    };
    this.jobs.put(String(job.msgId), job);
    clientIds.remember(appid, clientMsgId, job.msgId);
    this.pending.add(job.msgId);
    this.timer.rearm();
    return job;
  }

  /** Throws 40059 for an id that is not this account's. */
  job(appid: string, msgId: unknown): MassJob {
    this.settle();
    const job = this.jobs.get(String(msgId));
    if (!job || job.appid !== appid) throw new WechatError(40059);
    return job;
  }

  /** Newest first; all accounts when no appid is given. */
  list(appid?: string): MassJob[] {
    this.settle();
    return [...this.jobs.values()].filter((job) => appid === undefined || job.appid === appid).reverse();
  }

  /** The administrator's answer to a guarded send. @returns the job, or null when it waits for none */
  confirm(msgId: string, approve: boolean): MassJob | null {
    this.settle();
    const job = this.jobs.get(msgId);
    if (job?.state !== 'waiting') return null;
    if (!approve) return this.finish(job, REFUSED_BY_ADMINISTRATOR);
    const dueAt = this.timing.clock() + this.timing.delayMs();
    const going = this.jobs.put(msgId, { ...job, state: 'sending', dueAt });
    this.timer.rearm();
    return going;
  }

  /** Deletes what was sent: an article's page (1-based index) or all of it. The cards in followers' chats stay. */
  remove(appid: string, msgId: unknown, index: unknown): void {
    const job = this.job(appid, msgId);
    if (job.state !== 'sent') throw new WechatError(40059);
    if (job.articleId !== null && !this.parts.shelf.deleteArticle(job.articleId, index)) return;
    if (job.articleId !== null) this.parts.shelf.setState(job.articleId, 'deleted');
    else this.parts.ledger.changeStatus(job.postSeq, 'deleted', this.timing.clock());
    this.jobs.put(String(job.msgId), { ...job, state: 'deleted' });
  }

  speed(appid: string): number {
    return this.speeds.get(appid) ?? 0;
  }

  setSpeed(appid: string, speed: number): void {
    this.speeds.put(appid, speed);
  }

  /** Brings every job that is due to its end; safe to call at any time. */
  settle(): void {
    const now = this.timing.clock();
    for (const job of this.pendingJobs()) {
      if (job.dueAt > now) continue;
      this.finish(job, job.state === 'waiting' ? NOT_CONFIRMED_IN_TIME : job.status);
    }
  }

  arm(): void {
    this.timer.arm();
  }

  close(): void {
    this.timer.close();
  }

  private finish(job: MassJob, status: string): MassJob {
    const { accounts, box, shelf, ledger, callbacks } = this.parts;
    const good = status === 'send success';
    this.pending.delete(job.msgId);
    const done = this.jobs.put(String(job.msgId), { ...job, status, state: good ? 'sent' : 'failed' });
    if (job.articleId === null) {
      ledger.changeStatus(job.postSeq, good ? 'published' : 'failed', this.timing.clock());
    } else {
      shelf.setState(job.articleId, good ? 'out' : 'failed', Math.min(job.dueAt, this.timing.clock()));
      const draft = good ? null : shelf.draftOf(job.articleId);
      if (draft) box.giveBack(draft);
    }
    const account = accounts.get(job.appid);
    const articleUrls = job.articleId === null ? [] : shelf.urls(job.articleId);
    if (account)
      callbacks.sendMass(account, {
        msgId: job.msgId,
        status,
        totalCount: good ? job.total : 0,
        filterCount: good ? job.reachable : 0,
        sentCount: good ? job.reachable : 0,
        errorCount: 0,
        checked: articleUrls.length,
        checkState: checkStateOf(status),
        articleUrls: good ? articleUrls : [],
      });
    return done;
  }

  /** Takes the draft, or notes the words of anything else, and writes the ledger. */
  private publish(
    account: WechatAccount,
    content: MassContent,
    more: { msgId: number; msgDataId: number; clientMsgId: string; audience: Audience; arrivedAt: number; now: number },
  ): Pick<MassJob, 'text' | 'articleId' | 'postSeq'> {
    const { box, library, shelf, ledger } = this.parts;
    const { audience, clientMsgId, arrivedAt, now } = more;
    const msgId = String(more.msgId);
    const msgDataId = String(more.msgDataId);
    const details = { mode: 'mass', msgId, clientMsgId, audience, msgtype: content.msgtype };
    if (content.msgtype === 'mpnews') {
      const draft = box.take(box.sendable(account.appid, content.mediaId));
      const entry = { kind: 'mass' as const, publishId: msgId, msgDataId, arrivedAt, now, details };
      const { articleId, postSeq, articles } = shelf.add(draft, entry);
      return { text: articles[0]?.title ?? '', articleId, postSeq };
    }
    const media = content.msgtype === 'text' ? [] : content.media;
    const images = media.map((id) => library.shown(account.appid, id).url).filter((url) => url !== null);
    const post = ledger.record({
      platform: 'wechat',
      account: account.appid,
      ref: msgId,
      path: `/mp/${account.appid}`,
      title: null,
      text: content.text,
      html: null,
      link: null,
      images,
      hashed: JSON.stringify([content.text, media]),
      status: 'publishing',
      arrivedAt,
      at: now,
      details: { ...details, msgDataId },
    });
    return { text: content.text, articleId: null, postSeq: post.seq };
  }

  private pendingJobs(): MassJob[] {
    return [...this.pending].map((id) => this.jobs.get(String(id))).filter((job) => job !== undefined);
  }
}

function isOpen(job: MassJob): boolean {
  return job.state === 'waiting' || job.state === 'sending';
}
