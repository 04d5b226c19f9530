import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { CLAIM_AHEAD_MS, CLAIM_LIFE_MS, CLAIM_MARGIN_MS } from '../../schedule/claims/claim.rules.js';
import { type Claim, ClaimService } from '../../schedule/claims/claim.service.js';
import { SendPlaces } from './send-places.js';
import { SenderService } from './sender.service.js';
import { WorkerLease } from './worker-lease.js';

/** However quiet it is, look again after this, ms. */
const LONGEST_SLEEP_MS = 5_000;
const BREATH_MS = 25;
/** Pause before a lost lease or a failed round is tried again, ms. */
const RETRY_MS = 1_000;
/** Without a round that succeeded for this long nothing is being worked, whatever the lease says, ms. */
const SILENT_MS = 30_000;

/**
 * Claims what is due and sends it in this process. Keeps its own timer for the next slot it knows; queue jobs and the
 * reconciler wake it too. All of them may come late or never: it looks every few seconds anyway.
 */
@Injectable()
export class Dispatcher {
  private readonly log = new Logger(Dispatcher.name);
  private readonly places = new SendPlaces(() => this.wake());
  /** Claims whose packages are being opened: meanwhile the next are claimed. */
  private readonly opening = new Map<Promise<void>, number>();
  /** Why packages could not be opened; it slows the rounds down like a failure of their own. */
  private unopened: { error: unknown } | null = null;
  private lease: WorkerLease | null = null;
  private loop: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private lookedAt = -Infinity;
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

  /** No more claims; those not begun are given back at once, what is under way is finished and written down, then the lease ends. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    await Promise.all(this.opening.keys());
    await this.giveBack(this.places.clear());
    await this.places.ended();
    await this.lease?.end();
    this.lease = null;
  }

  /** True while this process holds the right to send and has looked for work lately. */
  get working(): boolean {
    const since = Math.min(this.lookedAt, ...this.opening.values());
    return (this.lease?.alive ?? false) && performance.now() - since < SILENT_MS;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let sleep = RETRY_MS;
      try {
        sleep = await this.round();
        this.lookedAt = performance.now();
      } catch (error) {
        this.log.error({ err: error }, 'a dispatch round failed; trying again');
      }
      if (sleep > 0) await this.sleep(sleep);
    }
  }

  /** One look at what is due. @returns how long to sleep, ms */
  private async round(): Promise<number> {
    const lease = await this.leased();
    this.tellUnopened();
    // Every send that ends wakes the loop, so a full house needs no clock.
    if (!this.places.isLow) return LONGEST_SLEEP_MS;
    const wanted = this.places.wanted;
    const { claims, looked, since } = await this.claims.claimDue(lease.id, wanted);
    this.take(claims, lease, since + CLAIM_LIFE_MS - CLAIM_MARGIN_MS);
    if (looked === wanted) return 0;
    const { slotAt, now } = await this.claims.nextSlot();
    if (slotAt === null) return LONGEST_SLEEP_MS;
    // Due and yet not got: somebody else is at it. A short breath, not a hot loop.
    const claimAt = slotAt - CLAIM_AHEAD_MS;
    return claimAt <= now ? BREATH_MS : Math.min(LONGEST_SLEEP_MS, claimAt - now);
  }

  private take(claims: readonly Claim[], lease: WorkerLease, deadline: number): void {
    if (claims.length === 0) return;
    const arrived = this.places.expect(claims.length);
    const opened: Promise<void> = this.open(claims, lease, deadline)
      .catch((error: unknown) => void (this.unopened = { error }))
      .finally(() => {
        arrived();
        this.opening.delete(opened);
        this.wake();
      });
    this.opening.set(opened, performance.now());
  }

  private tellUnopened(): void {
    const { unopened } = this;
    this.unopened = null;
    if (unopened) throw unopened.error;
  }

  private async open(claims: readonly Claim[], lease: WorkerLease, deadline: number): Promise<void> {
    const received = performance.now();
    const send = await this.sender.open(claims, lease, deadline).catch(async (error: unknown) => {
      await this.giveBack(claims);
      throw error;
    });
    if (this.stopping) return this.giveBack(claims);
    const since = performance.now() - received;
    for (const claim of claims)
      this.places.add(claim, claim.waitMs - since, () =>
        // A claim that waited for a place until it was over is nobody's attempt: it goes back as if it had never been taken.
        performance.now() < deadline
          ? this.watched(send(claim), claim.publicationId)
          : this.giveBack([claim]).then(() => false),
      );
  }

  private async watched(send: Promise<void>, publicationId: string): Promise<boolean> {
    await send.catch((error: unknown) =>
      this.log.error({ err: error, publicationId }, 'a send ended badly; the settling takes it up'),
    );
    return true;
  }

  /** Nothing has begun: others may have them at once instead of waiting for the claims to run out. */
  private async giveBack(claims: readonly Claim[]): Promise<void> {
    try {
      await this.claims.releaseAll(claims.map(({ token }) => token));
    } catch (error) {
      this.log.warn({ err: error }, 'claims could not be given back; they run out by themselves');
    }
  }

  private async leased(): Promise<WorkerLease> {
    if (this.lease?.alive) return this.lease;
    this.lease = await WorkerLease.take(this.config.databaseUrl, (error) => {
      this.log.error({ err: error }, 'the worker lease is lost; nothing leaves until it is taken anew');
      this.wake();
    });
    return this.lease;
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
