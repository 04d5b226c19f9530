import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { storedJson } from '../../platform/database/storable.rules.js';
import { OutboxService } from '../../platform/outbox/outbox.service.js';
import { RecordService } from '../attempts/record.service.js';
import { ChannelRegistry } from '../channels/channel-registry.js';
import type { ChannelConnector, OutcomeText, SendOutcome, SendPackage } from '../channels/channel.js';
import { MASS_EVENT_STEP, massEventFacts } from '../channels/wechat/callback/mass-event-note.rules.js';
import type { MassEvent, PublishEvent, PublishResultSink } from '../channels/wechat/callback/publish-result.js';
import { JOURNAL_STEP } from '../prepare/package.queries.js';
import { PackageService } from '../prepare/package.service.js';
import { PostAddress } from './post-address.service.js';
import { WITHDRAWN_UNSETTLED } from './recall/recall.rules.js';
import { RecallService } from './recall/recall.service.js';
import { NOTED_ADDRESS, POLL_NOW, POLL_VOIDED, SENT_WITHOUT_ADDRESS, TAKE_ACCEPTED } from './settle.queries.js';
import { longestMs, SETTLE_MARGIN_MS } from './settle.rules.js';

/** Nobody else polls the same post meanwhile, ms. */
const POLL_LEASE_MS = 60_000;
const AT_ONCE = 8;
const DEFAULT_DELAY_MS = 10_000;
/** Between tries to take back what may not leave any more, ms, at most. */
const RECALL_DELAY_MS = 5 * 60_000;

const NOT_IN_TIME: OutcomeText = {
  zh: '在限定时间内没有等到发布结果：请到平台查看，已发布的填写链接，没有发布的由两人确认后重发',
  en: 'no result within the time set: look at the platform; fill in the link when it is out, else two people confirm that it is not',
};

interface Accepted {
  id: string;
  publicationId: string;
  acceptedRef: string;
  beganAt: Date;
  polls: number;
  over: boolean;
  /** Its approval no longer stands. */
  voided: boolean;
  /** Until its time is over. */
  leftMs: number;
}

/** Asks platforms how accepted posts get on, within their budgets, and hears it from callbacks. */
@Injectable()
export class PollService implements PublishResultSink {
  private readonly log = new Logger(PollService.name);

  @Inject(PostAddress)
  private readonly addresses: PostAddress;
  @Inject(RecallService)
  private readonly recalls: RecallService;

  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly records: RecordService,
    private readonly outbox: OutboxService,
  ) {}

  /** @returns how many came to an end */
  async pollDue(): Promise<number> {
    const due: Accepted[] = returnedRows(await this.database.query(TAKE_ACCEPTED, [POLL_LEASE_MS, AT_ONCE]));
    const ended = await Promise.all(due.map((attempt) => this.pollOne(attempt)));
    return ended.filter(Boolean).length;
  }

  /** What waits for a person while its approval is withdrawn is taken back, or the person is told. */
  async recallVoided(): Promise<void> {
    await this.database.query(POLL_VOIDED);
    await this.pollDue();
    await this.recalls.recallDue();
  }

  private async pollOne(attempt: Accepted): Promise<boolean> {
    try {
      return await this.poll(attempt);
    } catch (error) {
      this.log.error({ err: error, publicationId: attempt.publicationId }, 'a poll broke off; it will be tried again');
      // Past its time and not to be asked: a person is told, instead of a state nobody leaves.
      if (!attempt.over) return false;
      const reason = 'the platform could not be asked in time';
      const text = attempt.voided ? { text: WITHDRAWN_UNSETTLED } : {};
      return this.records.record(attempt.id, { kind: 'unconfirmed', reason, ...text }, { longestMs: SETTLE_MARGIN_MS });
    }
  }

  /**
   * A platform's word that a job has ended. It is only an alarm: anybody who has seen one call could make another, so what became of
   * the post is asked from the platform itself, at once. Repeated, late and unknown words change nothing.
   */
  async publishFinished(accountId: string, event: PublishEvent): Promise<void> {
    await this.database.transaction((tx) => this.wake(tx, accountId, event.publishId));
  }

  /** The same for a mass send. What the event says beside is noted for the words people read. */
  async massFinished(accountId: string, event: MassEvent): Promise<void> {
    await this.database.transaction(async (tx) => {
      const woken = await this.wake(tx, accountId, event.msgId);
      for (const publicationId of woken)
        await tx.query(JOURNAL_STEP, [publicationId, MASS_EVENT_STEP, storedJson(massEventFacts(event))]);
      if (woken.length === 0 && event.url !== null) await this.tellAddress(tx, accountId, event.msgId, event.url);
    });
  }

  /** The result was heard of before its event, which alone tells the address at once. */
  private async tellAddress(tx: EntityManager, accountId: string, ref: string, url: string): Promise<void> {
    const posts: { id: string }[] = await tx.query(SENT_WITHOUT_ADDRESS, [accountId, ref]);
    for (const { id } of posts) await this.addresses.learn(tx, id, url, 'event');
  }

  /** The event may have come while the platform was being asked. */
  private async heardMeanwhile(publicationId: string): Promise<void> {
    const [note]: { url: string }[] = await this.database.query(NOTED_ADDRESS, [publicationId, MASS_EVENT_STEP]);
    if (note?.url) await this.database.transaction((tx) => this.addresses.learn(tx, publicationId, note.url, 'event'));
  }

  private async wake(tx: EntityManager, accountId: string, ref: string): Promise<string[]> {
    const woken: { publicationId: string }[] = returnedRows(await tx.query(POLL_NOW, [accountId, ref]));
    // An unknown job may belong to a submit whose answer was lost: the settling finds its post by the marker.
    if (woken.length === 0) this.log.warn({ accountId, ref }, 'a callback names no job under way');
    for (const { publicationId } of woken) await this.outbox.emit(tx, 'publication.poll', { publicationId });
    return woken.map(({ publicationId }) => publicationId);
  }

  private async poll(attempt: Accepted): Promise<boolean> {
    const pack = await this.packages.open(attempt.publicationId);
    const connector = this.connectors.of(pack.account);
    const recalls = attempt.voided && connector.recall !== undefined;
    const outcome = await this.ask(connector, pack, attempt);
    const options = { longestMs: longestMs(connector.traits) };
    if (outcome.kind !== 'accepted') {
      const counted = await this.records.record(attempt.id, outcome, options);
      if (outcome.kind === 'sent' && outcome.url === undefined) await this.heardMeanwhile(attempt.publicationId);
      return counted;
    }
    const byHand = recalls ? outcome.text : undefined;
    if (attempt.over) {
      const reason = 'the platform did not finish in time';
      const text = byHand ?? (attempt.voided ? WITHDRAWN_UNSETTLED : NOT_IN_TIME);
      const counted = await this.records.record(attempt.id, { kind: 'unconfirmed', reason, text }, options);
      if (byHand) await this.recalls.tellByHand(attempt.id, byHand);
      return counted;
    }
    const delays = connector.traits.pollDelaysMs ?? [DEFAULT_DELAY_MS];
    const usual = delays[Math.min(attempt.polls, delays.length - 1)] ?? DEFAULT_DELAY_MS;
    const delay = recalls ? Math.min(usual, RECALL_DELAY_MS) : usual;
    // Not long after its time is over: then a person is asked.
    const nextPollInMs = Math.max(Math.min(delay, Math.ceil(attempt.leftMs) + 1), outcome.askAgainInMs ?? 0);
    await this.records.record(attempt.id, outcome, { ...options, nextPollInMs });
    if (byHand) await this.recalls.tellByHand(attempt.id, byHand);
    return false;
  }

  private async ask(connector: ChannelConnector, pack: SendPackage, attempt: Accepted): Promise<SendOutcome> {
    const since = attempt.beganAt.getTime();
    if (attempt.voided && connector.recall) return connector.recall(pack, attempt.acceptedRef, since);
    if (connector.poll) return connector.poll(pack, attempt.acceptedRef, since);
    return { kind: 'unconfirmed', reason: 'this channel cannot be asked how a post gets on' };
  }
}
