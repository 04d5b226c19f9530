import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelDriver } from '../../accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { isAway } from '../../platform/database/database-away.rules.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { storedJson } from '../../platform/database/storable.rules.js';
import { Traced } from '../../platform/trace/traced.decorator.js';
import { RecordService } from '../attempts/record.service.js';
import { ChannelRegistry } from '../channels/channel-registry.js';
import type { ChannelConnector, FindOutcome, OutcomeText, SendPackage } from '../channels/channel.js';
import { PackageService } from '../prepare/package.service.js';
import { lookBesides } from './absence/absence.rules.js';
import { NOTE_LOOK, OPEN_SENDS, SENDER_IS_DEAD, TAKE_UNCONFIRMED } from './settle.queries.js';
import { firstPollMs, type Look, LOOK_PAUSES_MS, longestMs, settleStep } from './settle.rules.js';

/**
 * Nobody else looks at the same attempt meanwhile, ms. A look sends nothing, so two at once prove no more than one; one that died with its
 * worker keeps a press officer waiting as long.
 */
const LOOK_LEASE_MS = 60_000;
const AT_ONCE = 8;
/** Rounds of one call: what a bad quarter of an hour leaves behind is looked up in one go. */
const ROUNDS = 10;

interface OpenSend {
  id: string;
  beganAt: Date;
  channel: ChannelKind;
  driver: ChannelDriver;
  lockKey: string | null;
  now: Date;
}

interface Unconfirmed {
  id: string;
  publicationId: string;
  beganAt: Date;
  looks: Look[];
  senderDone: boolean;
  wasAccepted: boolean;
  /** What it was, if it is not out. */
  refusal: { code: string; reason: string; text: OutcomeText } | null;
  lockKey: string | null;
  now: Date;
  /** Before `now` was read, on this process's monotonic clock, ms. */
  takenAt: number;
}

const PROVEN_ABSENT: OutcomeText = {
  zh: '已查明平台上没有这一条，由系统重新发送',
  en: 'it is proven not to be on the platform, and is sent again',
};

/** Nothing was read: it may well be out, and then the platform knows it by its id. */
const SENT_AGAIN: OutcomeText = {
  zh: '平台没有答复这一条是否已经发出：由系统用同一编号再提交一次，已经发出的不会重复发出',
  en: 'the platform did not say whether it is out: it is handed in once more under the same id, and what is out already is not sent twice',
};

/** Finds out what became of sends whose answer was lost. Never sends anything itself. */
@Injectable()
export class SettleService implements OnModuleDestroy {
  private readonly log = new Logger(SettleService.name);
  private closing = false;

  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly records: RecordService,
  ) {}

  /** The process closes: what is being looked at is finished, the rest is left to others. Before anything waits for the looks under way. */
  onModuleDestroy(): void {
    this.closing = true;
  }

  /** Sends whose sender died, or whose longest call is over, become unconfirmed. @returns how many */
  async giveUpSilent(): Promise<number> {
    const open: OpenSend[] = await this.database.query(OPEN_SENDS);
    let given = 0;
    for (const send of open) {
      if (this.closing) break;
      const { traits } = this.connectors.of(send);
      const over = send.now.getTime() >= send.beganAt.getTime() + longestMs(traits);
      if (!over && !(await this.isDead(send.lockKey))) continue;
      const reason = over ? 'no answer within the longest call' : 'the sender died';
      if (await this.records.record(send.id, { kind: 'unconfirmed', reason }, { longestMs: longestMs(traits) }))
        given++;
    }
    return given;
  }

  /** Looks on the platform for every unconfirmed post whose look is due. @returns how many were settled */
  async lookUp(): Promise<number> {
    let settled = 0;
    for (let round = 1; round <= ROUNDS && !this.closing; round += 1) {
      const takenAt = performance.now();
      const due: Omit<Unconfirmed, 'takenAt'>[] = returnedRows(
        await this.database.query(TAKE_UNCONFIRMED, [LOOK_LEASE_MS, AT_ONCE]),
      );
      const looks = await Promise.all(due.map((attempt) => this.lookOne({ ...attempt, takenAt })));
      settled += looks.filter(Boolean).length;
      if (due.length < AT_ONCE) break;
    }
    return settled;
  }

  @Traced('publication.settle', {
    attributes: ({ publicationId, id }: Unconfirmed) => ({
      'xuanfa.publication_id': publicationId,
      'xuanfa.attempt_id': id,
    }),
    told: (settled: boolean) => ({ 'xuanfa.settled': settled }),
  })
  private async lookOne(attempt: Unconfirmed): Promise<boolean> {
    try {
      return await this.settle(attempt);
    } catch (error) {
      this.log.error(
        { err: error, publicationId: attempt.publicationId },
        'a look-up broke off; it will be tried again',
      );
      // A database that is away says nothing about the post; the look is taken up again when its lease is over.
      if (error instanceof Error && isAway(error)) return false;
      // A look that breaks is a look that found nothing out: after so many of them a person is asked, as after any others.
      const reason = error instanceof Error ? error.message : String(error);
      const pause = LOOK_PAUSES_MS[attempt.looks.length];
      await this.note(attempt, { kind: 'unknown', reason }, { ms: 0, nextInMs: pause ?? null }).catch(() => undefined);
      return false;
    }
  }

  private async settle(attempt: Unconfirmed): Promise<boolean> {
    const pack = await this.packages.open(attempt.publicationId);
    const connector = this.connectors.of(pack.account);
    const senderIsOut = await this.isOut(attempt, connector, pack);
    const began = performance.now();
    const found: FindOutcome = connector.find
      ? await connector.find(pack, attempt.beganAt.getTime())
      : { kind: 'unknown', reason: 'this channel cannot be read back' };
    const step = settleStep(
      {
        beganAt: attempt.beganAt.getTime(),
        now: attempt.now.getTime(),
        readBy: attempt.now.getTime() + (performance.now() - attempt.takenAt),
        traits: connector.traits,
        senderIsOut,
        looks: attempt.looks,
        wasAccepted: attempt.wasAccepted,
      },
      found,
    );
    const options = { longestMs: longestMs(connector.traits) };
    switch (step.kind) {
      case 'sent':
        return this.records.record(attempt.id, step, options);
      case 'accepted':
        // Who dies before the record that follows leaves it to be looked at again.
        await this.note(attempt, found, { ms: performance.now() - began, nextInMs: LOOK_LEASE_MS });
        return this.records.record(attempt.id, step, { ...options, nextPollInMs: firstPollMs(connector.traits) });
      case 'absent':
        // Also where one look is enough: that an attempt's end was unclear stays written down. Left to be looked at again as above.
        await this.note(attempt, found, { ms: performance.now() - began, nextInMs: LOOK_LEASE_MS });
        return this.records.record(
          attempt.id,
          attempt.refusal
            ? { kind: 'rejected', ...attempt.refusal, fix: 'content' }
            : // At once: what the database's clock says is no instant of this process's, and the two may be minutes apart.
              { kind: 'retry', notBefore: 0, ...againBecause(found) },
          // Nothing was read: it may be out until it was sent again.
          attempt.refusal || !isByRepeating(found) ? options : { ...options, look: lookBesides(connector.traits) },
        );
      case 'look-again':
        await this.note(attempt, found, { ms: performance.now() - began, nextInMs: step.inMs });
        return false;
      case 'ask':
        await this.note(attempt, found, { ms: performance.now() - began, nextInMs: null });
        this.log.error({ publicationId: attempt.publicationId }, 'unconfirmed: a person must look at the platform');
        return false;
    }
  }

  /**
   * The sender is out when the platform can no longer publish what it prepared; without such a fence, when it saw its own
   * call end, or when its lock can be had. A sender that is merely silent may still wake up and send.
   */
  private async isOut(attempt: Unconfirmed, connector: ChannelConnector, pack: SendPackage): Promise<boolean> {
    if (connector.fence) return connector.fence(pack);
    return attempt.senderDone || this.isDead(attempt.lockKey);
  }

  private async isDead(lockKey: string | null): Promise<boolean> {
    if (lockKey === null) return false;
    const [row]: { dead: boolean }[] = await this.database.query(SENDER_IS_DEAD, [lockKey]);
    return row?.dead ?? false;
  }

  /**
   * A look is told by its end, and compared by its beginning: two that overlap are not apart.
   * @param took how long it took, ms, and in how long the next one is due; null = a person is asked
   */
  private async note(
    attempt: Unconfirmed,
    found: FindOutcome,
    took: { ms: number; nextInMs: number | null },
  ): Promise<void> {
    const ended = attempt.now.getTime() + took.ms;
    const next = took.nextInMs === null ? null : new Date(ended + took.nextInMs);
    const look: Look = {
      at: new Date(ended).toISOString(),
      result: found.kind,
      ...(found.kind === 'unknown' ? { reason: found.reason } : {}),
    };
    await this.database.query(NOTE_LOOK, [attempt.id, storedJson([look]), next]);
  }
}

function isByRepeating(found: FindOutcome): boolean {
  return found.kind === 'absent' && found.byRepeating === true;
}

function againBecause(found: FindOutcome): { reason: string; text: OutcomeText } {
  return isByRepeating(found)
    ? { reason: 'sent again under its own id, which posts nothing twice', text: SENT_AGAIN }
    : { reason: 'proven absent on the platform', text: PROVEN_ABSENT };
}
