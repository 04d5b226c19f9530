import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { Clock } from '../../../platform/clock.js';
import { mediaOf } from '../../../stories/variants/read-variant.rules.js';
import type {
  ChannelConnector,
  ChannelTraits,
  FindOutcome,
  LastLook,
  NotReady,
  Rejection,
  SendOutcome,
  SendPackage,
} from '../channel.js';
import { HAND_PICTURES } from './hand-pictures.rules.js';
import { patienceMs, WITH_A_PERSON } from './hand-task.rules.js';
import { WAS_LAID_OUT } from './hand.queries.js';

/** Nothing is called; this covers the database. */
const LAY_OUT_MS = 5_000;
const RETRY_MS = 5_000;

/**
 * Posting by hand: at its slot the publication becomes a task of the people on duty, under the same claim, seal and throttle as any
 * other. Laying out calls nobody and writes nothing: the attempt that is recorded as accepted is the task, so that one whose answer was
 * lost was never shown, and laying it out again cannot post twice.
 */
abstract class HandChannel implements ChannelConnector {
  abstract readonly channel: ChannelKind;
  readonly driver = 'hand';
  readonly traits: ChannelTraits = {
    can: ['find', 'poll'],
    idempotent: true,
    readable: true,
    longestCallMs: LAY_OUT_MS,
    // Nobody is asked; a person tells. What remains is to notice that the time is over.
    pollDelaysMs: [600_000],
  };

  constructor(
    private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate(): Rejection | null {
    return null;
  }

  /** Every picture is made as people are given it, so that one that cannot be read is found out before somebody waits for it. */
  async prepare(pack: SendPackage): Promise<NotReady | null> {
    for (const sha256 of mediaOf(pack.content)) await pack.loadMedia(sha256, HAND_PICTURES);
    return null;
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    try {
      lastLook();
    } catch (error) {
      const reason = `not laid out: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'retry', notBefore: this.now() + RETRY_MS, reason };
    }
    const { publicationId: ref, account } = pack;
    return { kind: 'accepted', ref, until: this.now() + patienceMs(account.settings), text: WITH_A_PERSON };
  }

  async poll(_pack: SendPackage, ref: string): Promise<SendOutcome> {
    return { kind: 'accepted', ref, until: this.now() };
  }

  /** A person may have posted what was laid out: then nothing here tells, however often it is asked. */
  async find({ publicationId }: SendPackage): Promise<FindOutcome> {
    const [attempt]: { shown: boolean }[] = await this.database.query(WAS_LAID_OUT, [publicationId]);
    if (!attempt?.shown) return { kind: 'absent', reachesBackTo: 0 };
    return { kind: 'unknown', reason: 'what is posted by hand a person must say', final: true };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** Web sites whose content system has no interface. */
@Injectable()
export class HandWebChannel extends HandChannel {
  readonly channel = 'web';
}

/** Weibo by hand: topics, long texts. */
@Injectable()
export class HandWeiboChannel extends HandChannel {
  readonly channel = 'weibo';
}

/** Platforms that no interface leads to. */
@Injectable()
export class HandOtherChannel extends HandChannel {
  readonly channel = 'other';
}
