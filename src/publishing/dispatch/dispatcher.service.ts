import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { CLAIM_LIFE_MS, CLAIM_MARGIN_MS } from '../../schedule/claims/claim.rules.js';
import { ClaimService } from '../../schedule/claims/claim.service.js';
import { SenderService } from './sender.service.js';
import { WorkerLease } from './worker-lease.js';

/** Sends of one process at the same time. */
export const SEND_PLACES = 20;
/** However quiet it is, look again after this, ms. */
const LONGEST_SLEEP_MS = 5_000;
const BREATH_MS = 25;
/** Pause before a lost lease or a failed round is tried again, ms. */
const RETRY_MS = 1_000;

/**
 * Claims what is due and sends it in this process. Keeps its own timer for the next slot it knows; queue jobs and the
 * reconciler wake it too. All of them may come late or never: it looks every few seconds anyway.
 */
@Injectable()
export class Dispatcher {
  private readonly log = new Logger(Dispatcher.name);
  private readonly underWay = new Set<Promise<void>>();
  private lease: WorkerLease | null = null;
  private loop: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private ring: (() => void) | null = null;

  constructor(
    private readonly claims: ClaimService,
    private readonly sender: SenderService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  start(): void {
    this.loop ??= this.run();
  }

  /** Look now: something may be due. */
  wake(): void {
    this.woken = true;
    this.ring?.();
  }

  /** No more claims; what is under way is finished and written down, then the lease ends. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    await Promise.allSettled([...this.underWay]);
    await this.lease?.end();
    this.lease = null;
  }

  /** True while this process holds the right to send. */
  get working(): boolean {
    return this.lease?.alive ?? false;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let sleep = RETRY_MS;
      try {
        sleep = await this.round();
      } catch (error) {
        this.log.error({ err: error }, 'a dispatch round failed; trying again');
      }
      if (sleep > 0) await this.sleep(sleep);
    }
  }

  /** One look at what is due. @returns how long to sleep, ms */
  private async round(): Promise<number> {
    const lease = await this.leased();
    const free = SEND_PLACES - this.underWay.size;
    // Every send that ends wakes the loop, so a full house needs no clock.
    if (free <= 0) return LONGEST_SLEEP_MS;
    const deadline = performance.now() + CLAIM_LIFE_MS - CLAIM_MARGIN_MS;
    const { claims, looked } = await this.claims.claimDue(lease.id, free);
    for (const claim of claims) this.track(this.sender.send(claim, lease, deadline), claim.publicationId);
    if (looked === free) return 0;
    const { slotAt, now } = await this.claims.nextSlot();
    if (slotAt === null) return LONGEST_SLEEP_MS;
    // Due and yet not got: somebody else is at it. A short breath, not a hot loop.
    return slotAt <= now ? BREATH_MS : Math.min(LONGEST_SLEEP_MS, slotAt - now);
  }

  private async leased(): Promise<WorkerLease> {
    if (this.lease?.alive) return this.lease;
    this.lease = await WorkerLease.take(this.config.databaseUrl, (error) => {
      this.log.error({ err: error }, 'the worker lease is lost; nothing leaves until it is taken anew');
      this.wake();
    });
    return this.lease;
  }

  private track(send: Promise<void>, publicationId: string): void {
    const tracked = send
      .catch((error: unknown) =>
        this.log.error({ err: error, publicationId }, 'a send ended badly; the settling takes it up'),
      )
      .finally(() => {
        this.underWay.delete(tracked);
        this.wake();
      });
    this.underWay.add(tracked);
  }

  private async sleep(ms: number): Promise<void> {
    if (!this.woken)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.ring = null;
    this.woken = false;
  }
}
