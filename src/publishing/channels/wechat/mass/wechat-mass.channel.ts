import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type {
  Accepted,
  AccountAccess,
  ChangeOutcome,
  ChannelConnector,
  ChannelTraits,
  FindOutcome,
  LastLook,
  MeasureOutcome,
  PostedRef,
  SendOutcome,
  SendPackage,
} from '../../channel.js';
import { idOf } from '../api/answer-fields.rules.js';
import type { WechatReply } from '../api/wechat-reply.rules.js';
import { DraftSender } from '../draft/draft-sender.service.js';
import { DraftedChannel } from '../draft/drafted.channel.js';
import { WechatDrafts } from '../draft/wechat-draft.service.js';
import { noteSubmit, notedMessageId } from '../measure/submit-note.js';
import { WechatFigures } from '../measure/wechat-figures.service.js';
import { isGuarded } from './mass-guard.rules.js';
import { MassJobs } from './mass-jobs.service.js';
import { clientMessageId, massMessage, massQuota, stillRemembered } from './mass-send.rules.js';
import { AWAITS_ADMINISTRATOR, PERHAPS_GUARDED, TO_BE_REFUSED } from './mass-status.rules.js';

const SENDALL = '/cgi-bin/message/mass/sendall';
const SENDALL_MS = 10_000;
/** A send under this `clientmsgid` is known already; the answer names its message. */
const KNOWN_ID = 45065;
/** The administrator has 30 minutes; the platform closes the send then, and that must still be heard. */
const PATIENCE_MS = 32 * 60_000;
/** A send to many followers takes its time. */
const SENDING_MS = 60 * 60_000;

/**
 * WeChat official account, mass sends (群发): a push to followers, one a day or four a month. The call carries a `clientmsgid` of the
 * publication: for a day a second send under it is none, so a lost answer is settled by sending again. After that a person is asked.
 * One that the platform has declared failed is followed by another id (decision 45).
 */
@Injectable()
export class WechatMassChannel extends DraftedChannel implements ChannelConnector {
  readonly driver = 'mass';
  readonly traits: ChannelTraits = {
    can: ['clear', 'find', 'poll', 'recall', 'retract', 'measure'],
    idempotent: true,
    readable: true,
    longestCallMs: SENDALL_MS,
    pollDelaysMs: [10_000, 30_000, 60_000, 120_000, 300_000],
  };

  private readonly log = new Logger(WechatMassChannel.name);

  constructor(
    drafts: WechatDrafts,
    private readonly sender: DraftSender,
    private readonly jobs: MassJobs,
    private readonly figures: WechatFigures,
    @Inject(Clock) clock: Clock,
  ) {
    super(drafts, clock);
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const { account, marker, failedSends } = pack;
    if (pack.unclearSince !== undefined && !stillRemembered(pack.unclearSince, this.now())) return forgotten();
    const call = {
      path: SENDALL,
      body: (mediaId: string) => massMessage(account.settings, mediaId, clientMessageId(marker, failedSends)),
      deadlineMs: SENDALL_MS,
      massQuota: massQuota(account.settings),
    };
    const submitted = await this.sender.submit(pack, call, lastLook);
    const body = 'stop' in submitted ? knownMessage(submitted.reply) : submitted.body;
    if ('stop' in submitted && body === null) return submitted.stop;
    const ref = idOf(body?.['msg_id']);
    if (body === null || ref === null)
      return { kind: 'unconfirmed', reason: 'the answer to the mass send holds no msg_id' };
    if ('stop' in submitted) await this.drafts.noteSpare(pack);
    await noteSubmit(pack, body, this.log, this.now());
    return this.underWay(account, ref);
  }

  async poll(pack: SendPackage, ref: string): Promise<SendOutcome> {
    return (await this.jobs.outcome(pack, ref)) ?? this.underWay(pack.account, ref);
  }

  /** What is handed in cannot be called off. Where it waits for the administrator, it is for them to refuse it. */
  async recall(pack: SendPackage, ref: string): Promise<SendOutcome> {
    const outcome = await this.poll(pack, ref);
    const waits = outcome.kind === 'accepted' && isGuarded(pack.account);
    return waits ? { ...outcome, text: TO_BE_REFUSED } : outcome;
  }

  /**
   * A message whose id is known is asked about, now or when its time has come. Otherwise "absent" here means: send it again under its id, which posts nothing twice
   * as long as the platform remembers it.
   */
  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    const msgId = notedMessageId(pack.journal);
    const outcome = msgId === null ? null : await this.jobs.outcome(pack, msgId);
    if (outcome?.kind === 'sent') return { ...outcome, kind: 'found' };
    if (msgId !== null && outcome?.kind !== 'unconfirmed') return this.underWay(pack.account, msgId);
    if (!stillRemembered(pack.unclearSince ?? beganAt, this.now()))
      return { kind: 'unknown', reason: forgotten().reason };
    return { kind: 'absent', reachesBackTo: 0, byRepeating: true };
  }

  async retract(pack: SendPackage, post: PostedRef): Promise<ChangeOutcome> {
    return this.jobs.remove(pack.account, post.ref);
  }

  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    return this.figures.measure(account, posts);
  }

  private underWay(account: AccountAccess, ref: string): Accepted {
    const guarded = isGuarded(account);
    const until = this.now() + (guarded ? PATIENCE_MS : SENDING_MS);
    return { kind: 'accepted', ref, until, ...toldOf(account) };
  }
}

/** The message that was sent before under the same id, if that is what the platform says. */
function knownMessage(reply: WechatReply | undefined): Record<string, unknown> | null {
  return reply?.kind === 'refused' && reply.code === KNOWN_ID ? (reply.body ?? null) : null;
}

/** What people are told while it is under way. */
function toldOf(account: AccountAccess): Pick<Accepted, 'text'> {
  if (isGuarded(account)) return { text: AWAITS_ADMINISTRATOR };
  return account.settings['massConfirm'] === 'off' ? {} : { text: PERHAPS_GUARDED };
}

function forgotten() {
  const text = {
    zh: '首次群发已过 24 小时，平台不再记得群发编号，重发可能重复：请到公众平台查看，发出了就填写链接，没有发出由两人确认后重发',
    en: 'a day has passed since the first try and the platform no longer knows its id: look in the back office; fill in the link when it is out, else two people confirm that it is not',
  };
  return { kind: 'unconfirmed', reason: text.en, text } as const;
}
