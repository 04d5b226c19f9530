import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { columnsOf, receiverPatienceMs } from '../../../accounts/settings/webhook-settings.rules.js';
import { checkColumn } from '../../../stories/variants/web-column.rules.js';
import type {
  ChangeOutcome,
  ChannelConnector,
  ChannelTraits,
  FindOutcome,
  LastLook,
  NotReady,
  OutcomeText,
  PostedRef,
  Rejection,
  SendOutcome,
  SendPackage,
} from '../channel.js';
import { type ReceiverWord, toldOf } from './callback/webhook-told.rules.js';
import { doubted, heardBy, isAtHome } from './api/page-home.rules.js';
import { WebhookApi } from './api/webhook-api.service.js';
import { givenPictures, pageData, publishId, webContent, type WebhookEvent } from './webhook-event.rules.js';
import { asChange, changeOutcome, refusedLater, sendOutcome, taken } from './api/webhook-outcome.rules.js';
import { WebhookLookup } from './webhook-lookup.service.js';
import { WebhookPictures } from './webhook-pictures.service.js';
import { secretsOf } from './api/webhook-signature.rules.js';

const SEND_MS = 20_000;
const RENEWAL_MS = 2_000;

/**
 * A content system of one's own that takes signed messages (Standard Webhooks, decision 34). The receiver knows a publication by the
 * message's id, which is the same for every try, so that a message that comes twice makes one page: idempotent. It says where the page
 * is in its answer, or later by a signed call; until then, and after a lost answer, it is asked.
 */
@Injectable()
export class WebhookChannel implements ChannelConnector {
  readonly channel = 'web';
  readonly driver = 'webhook';
  readonly traits: ChannelTraits = {
    can: ['find', 'poll', 'retract', 'correct', 'restore'],
    idempotent: true,
    readable: true,
    longestCallMs: SEND_MS,
    pollDelaysMs: [2_000, 5_000, 15_000, 60_000, 300_000, 600_000],
  };

  constructor(
    private readonly api: WebhookApi,
    private readonly pictures: WebhookPictures,
    private readonly lookup: WebhookLookup,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate(pack: SendPackage): Rejection | null {
    const { account } = pack;
    if (secretsOf(account, this.now()).length === 0)
      return refusal('NO_SECRET', 'account', {
        zh: '账号还没有签名密钥：请在账号中生成，并交给网站管理员',
        en: 'the account has no signing secret: make one in the account and hand it to the site’s administrator',
      });
    if (!account.allowPrivate && !account.baseUrl.startsWith('https:'))
      return refusal('NEEDS_HTTPS', 'account', {
        zh: '公网上的接收地址必须使用 https，否则他人可以冒充其答复；请更正接口地址',
        en: 'a receiver on the public network needs an https address, or others could answer in its place: correct it',
      });
    const content = webContent(pack);
    if (content.title.trim() === '')
      return refusal('NO_TITLE', 'content', {
        zh: '网页稿没有标题，请退回修改后重新送审',
        en: 'the page has no title: return the story and give it one',
      });
    const [problem] = checkColumn(content, columnsOf(account.settings));
    return problem ? refusal(problem.code, 'content', { zh: problem.zh, en: problem.en }) : null;
  }

  async prepare(pack: SendPackage): Promise<NotReady | null> {
    const refused = this.validate(pack);
    if (refused) return refused;
    return givenPictures(webContent(pack), pack.journal) ? null : this.pictures.prepare(pack);
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const given = givenPictures(webContent(pack), pack.journal);
    if (!given) {
      const reason = 'the receiver has not been given the pictures yet';
      return { kind: 'retry', notBefore: this.now() + RENEWAL_MS, reason };
    }
    const id = publishId(pack.publicationId);
    const data = pageData(pack, given);
    const message = { type: 'publication.publish', id, data, deadlineMs: SEND_MS, lastLook } as const;
    const reply = await this.api.call(pack.account, message);
    if (reply.kind === 'pictures-missing') await this.pictures.forget(pack);
    const now = this.now();
    const outcome = sendOutcome(reply, id, { now, until: now + receiverPatienceMs(pack.account.settings) });
    const { url } = outcome.kind === 'sent' ? outcome : {};
    return url === undefined || isAtHome(pack.account, url) ? outcome : doubted(pack.account, url);
  }

  async poll(pack: SendPackage, ref: string): Promise<SendOutcome> {
    const found = await this.wordOn(pack);
    switch (found.status) {
      case 'published':
        return { kind: 'sent', ref: found.ref, url: found.url };
      case 'elsewhere':
        return doubted(pack.account, found.url);
      case 'rejected':
        return refusedLater(found.reason);
      case 'absent':
        return { kind: 'unconfirmed', reason: 'the receiver no longer knows what it had taken' };
      case 'retracted':
        return { kind: 'unconfirmed', reason: 'the receiver says that it was taken down' };
      default:
        return { kind: 'accepted', ref, until: this.now() };
    }
  }

  async find(pack: SendPackage): Promise<FindOutcome> {
    const found = await this.wordOn(pack);
    switch (found.status) {
      case 'published':
        return { kind: 'found', ref: found.ref, url: found.url };
      case 'elsewhere':
        return { kind: 'unknown', reason: doubted(pack.account, found.url).reason };
      // It keeps what it has taken under our id, for good: nothing under it is nothing taken.
      case 'absent':
        return { kind: 'absent', reachesBackTo: 0 };
      case 'rejected':
        return { kind: 'unknown', reason: `the receiver rejected it: ${found.reason}`, final: true };
      case 'retracted':
        return { kind: 'unknown', reason: 'it was out and has been taken down at the receiver', final: true };
      case 'accepted':
        return taken(publishId(pack.publicationId), this.now() + receiverPatienceMs(pack.account.settings));
      case 'unknown':
        return { kind: 'unknown', reason: found.reason };
    }
  }

  /** What the receiver has said by a call of its own; else what it answers. */
  private async wordOn(pack: SendPackage): Promise<ReceiverWord> {
    return heardBy(pack.account, toldOf(pack.journal) ?? (await this.lookup.ask(pack)));
  }

  retract(pack: SendPackage, { ref, url }: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    const { publicationId, marker } = pack;
    return this.change(pack, 'publication.retract', { publicationId, marker, ref, url }, lastLook);
  }

  correct(pack: SendPackage, post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    return this.rewrite(pack, 'publication.correct', post, lastLook);
  }

  restore(pack: SendPackage, post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    return this.rewrite(pack, 'publication.restore', post, lastLook);
  }

  private async rewrite(
    pack: SendPackage,
    type: WebhookEvent,
    { ref, url }: PostedRef,
    lastLook: LastLook,
  ): Promise<ChangeOutcome> {
    const refused = this.validate(pack);
    if (refused) return asChange(refused);
    const given = await this.pictures.give(pack);
    if (!(given instanceof Map)) return asChange(given);
    return this.change(pack, type, { ...pageData(pack, given), ref, url }, lastLook);
  }

  private async change(
    pack: SendPackage,
    type: WebhookEvent,
    data: Record<string, unknown>,
    lastLook: LastLook,
  ): Promise<ChangeOutcome> {
    const reply = await this.api.call(pack.account, { type, data, deadlineMs: SEND_MS, lastLook });
    if (reply.kind === 'pictures-missing') await this.pictures.forget(pack);
    const outcome = changeOutcome(reply, this.now());
    // Its address stays as it is: one that leads elsewhere is not put in its place.
    return outcome.kind === 'done' && outcome.url !== undefined && !isAtHome(pack.account, outcome.url)
      ? { kind: 'done' }
      : outcome;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function refusal(code: string, fix: Rejection['fix'], text: OutcomeText): Rejection {
  return { kind: 'rejected', code: `WEBHOOK_${code}`, reason: text.en, fix, text };
}
