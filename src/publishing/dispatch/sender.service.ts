import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { Traced } from '../../platform/trace/traced.decorator.js';
import type { Claim } from '../../schedule/claims/claim.service.js';
import { type BegunAttempt, BeginService } from '../attempts/begin.service.js';
import type { Foreseen } from '../attempts/foresight.service.js';
import { RecordService } from '../attempts/record.service.js';
import { ChannelRegistry } from '../channels/channel-registry.js';
import type { ChannelConnector, SendOutcome, SendPackage } from '../channels/channel.js';
import { PackageService } from '../prepare/package.service.js';
import { PrepareService } from '../prepare/prepare.service.js';
import { lookOwed, type OwedLook } from '../settle/absence/absence.rules.js';
import { firstPollMs, longestMs } from '../settle/settle.rules.js';
import type { WorkerLease } from './worker-lease.js';

/** Thrown by the last look: the bytes stay here. */
export class NoLongerMaySend extends Error {}

/** Pauses between tries to write an answer down, ms; after them the settling takes over. */
const RECORD_PAUSES_MS = [100, 300, 1_000, 3_000, 10_000, 20_000, 30_000, 30_000];

/** What is in hand before the slot comes. */
export interface OpenedClaim {
  pack: SendPackage;
  /** Absent where the begin takes the long look. */
  foreseen?: Foreseen | undefined;
}

/** One claim to its end: begin, the one irreversible call, record. */
@Injectable()
export class SenderService {
  private readonly log = new Logger(SenderService.name);

  constructor(
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly begins: BeginService,
    private readonly records: RecordService,
    private readonly prepares: PrepareService,
  ) {}

  /**
   * Opens the packages of claims, all in a few statements, so that their slots hold nothing but begin, call and record.
   * @param deadline on this process's monotonic clock (`performance.now()`): past it the claims may be somebody else's
   * @returns what sends one of them; to be called with a send place in hand
   */
  async open(claims: readonly Claim[], lease: WorkerLease, deadline: number): Promise<(claim: Claim) => Promise<void>> {
    const received = performance.now();
    const [packs, foreseen] = await Promise.all([
      this.packages.openAll(claims.map(({ publicationId }) => publicationId)),
      // What cannot be looked at ahead is looked at in the slot, each claim by itself.
      this.begins.foresee(claims).catch((error: unknown) => {
        this.log.warn({ err: error }, 'claims could not be looked at ahead');
        return new Map<string, Foreseen>();
      }),
    ]);
    return async (claim) => {
      const pack = packs.get(claim.publicationId) ?? new Error(`no publication ${claim.publicationId}`);
      if (pack instanceof Error) {
        await this.prepares.giveBack(claim);
        throw pack;
      }
      const early = received + claim.waitMs - performance.now();
      if (early > 0) await pause(early + 1);
      await this.send(claim, { pack, foreseen: foreseen.get(claim.token) }, lease, deadline);
    };
  }

  /** One claim to its end. */
  @Traced('publication.send', {
    from: (claim: Claim) => claim,
    attributes: ({ publicationId, channel }: Claim) => ({
      'xuanfa.publication_id': publicationId,
      'xuanfa.channel': channel,
    }),
  })
  async send(claim: Claim, { pack, foreseen }: OpenedClaim, lease: WorkerLease, deadline: number): Promise<void> {
    let handedOver = false;
    const lastLook = (): void => {
      if (!lease.alive) throw new NoLongerMaySend('the worker lease is gone');
      if (performance.now() >= deadline) throw new NoLongerMaySend('the claim is over');
      handedOver = true;
    };
    const connector = this.connectors.of(pack.account);
    // What was looked at ahead is the publication's own approval alone: where others travel with it, the long look is taken.
    const attempt = await this.begin(claim, lease, connector, pack.companions ? undefined : foreseen);
    if (!attempt) return;
    const outcome = await this.call(connector, pack, lastLook);
    await this.write(attempt, connector, outcome, lookOwed(outcome, handedOver, connector.traits, pack.account));
  }

  /** When the begin's own answer is lost it may have committed: then nothing was called, and that is said. */
  private async begin(
    claim: Claim,
    lease: WorkerLease,
    connector: ChannelConnector,
    foreseen?: Foreseen,
  ): Promise<BegunAttempt | null> {
    const attemptId = uuid();
    try {
      return await this.begins.begin(claim, lease.id, attemptId, foreseen);
    } catch (error) {
      const written = await this.begins.written(attemptId);
      if (written) {
        const reason = 'the answer of the begin was lost; nothing was called';
        await this.write(written, connector, { kind: 'retry', notBefore: 0, reason });
      }
      throw error;
    }
  }

  @Traced('channel.send', {
    attributes: ({ channel }: ChannelConnector) => ({ 'xuanfa.channel': channel }),
    told: ({ kind }: SendOutcome) => ({ 'xuanfa.outcome': kind }),
  })
  private async call(connector: ChannelConnector, pack: SendPackage, lastLook: () => void): Promise<SendOutcome> {
    try {
      return await connector.send(pack, lastLook);
    } catch (error) {
      if (error instanceof NoLongerMaySend)
        return { kind: 'retry', notBefore: Date.now(), reason: `not sent: ${error.message}` };
      // A fault of ours in the middle of a call: nobody knows what the platform saw.
      this.log.error({ err: error, publicationId: pack.publicationId }, 'a send broke off');
      return { kind: 'unconfirmed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Only the record is ever repeated, never the call. */
  private async write(
    attempt: BegunAttempt,
    connector: ChannelConnector,
    outcome: SendOutcome,
    look: OwedLook | null = null,
  ): Promise<void> {
    const options = {
      longestMs: longestMs(connector.traits),
      nextPollInMs: firstPollMs(connector.traits),
      bySender: true,
      look,
    };
    for (const wait of [...RECORD_PAUSES_MS, null]) {
      try {
        const counted = await this.records.record(attempt.id, outcome, options);
        if (!counted) this.tellTooLate(attempt, outcome);
        return;
      } catch (error) {
        if (wait === null) throw error;
        await pause(wait);
      }
    }
  }

  private tellTooLate({ id: attemptId, publicationId }: BegunAttempt, outcome: SendOutcome): void {
    const facts = { attemptId, publicationId, outcome: outcome.kind };
    if (outcome.kind === 'sent')
      this.log.error(
        facts,
        'the platform says it is out, but it was settled otherwise meanwhile: look for a second post',
      );
    else this.log.warn(facts, 'the answer came too late to count');
  }
}
