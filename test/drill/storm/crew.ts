import { setTimeout as pause } from 'node:timers/promises';
import type { WorkerSettings } from '../../engine/worker-process.js';
import type { DrillScale } from '../plan/drill-scale.js';
import type { Fate } from '../plan/fault-plan.js';
import type { Sabotage } from '../worker/sabotage.js';
import { CrewMember } from './crew-member.js';

const CALM: Fate = {
  appointment: null,
  stop: null,
  clockStepMs: 0,
  slowBeginMs: 0,
  killAfterMs: Number.POSITIVE_INFINITY,
};

/** From the end of one worker until the next is at work. */
const REPLACED_WITHIN_MS = 500;

export interface CrewOptions {
  settings: WorkerSettings;
  /** Arguments to Node. */
  entry: readonly string[];
  scale: DrillScale;
  sabotage: Sabotage | null;
  /** Ends the database sessions that workers hold their leases in. */
  cutLeases: () => Promise<void>;
}

/** Keeps so many workers at work, each with its own fate, and starts the next one where one has died. */
export class Crew {
  kills = 0;
  /** Claims that were given to a second worker. */
  handed = 0;
  private readonly members = new Set<CrewMember>();
  private readonly reserve: CrewMember[] = [];
  private readonly posts: Promise<void>[] = [];
  private fates: readonly Fate[] = [];
  private nextFate = 0;
  private calm = false;
  private stormEndsAt = 0;
  /** Of whoever is late to be killed: it has begun something by then, on this machine too. */
  private shortestLifeMs = 0;
  private closing = false;

  constructor(private readonly options: CrewOptions) {}

  /** Loads the first workers; they wait for `start`. @returns how long it took, ms */
  async load(): Promise<number> {
    const begun = Date.now();
    const { workers, reserve } = this.options.scale;
    while (this.reserve.length < workers + reserve) this.reserve.push(this.enlist());
    await Promise.all(this.reserve.map((member) => member.until('loaded')));
    return Date.now() - begun;
  }

  /** Each worker gets the next fate; all are to be met within the storm. Resolves when all are at work. */
  async start(fates: readonly Fate[], stormMs: number): Promise<void> {
    this.fates = fates;
    this.stormEndsAt = Date.now() + stormMs;
    this.shortestLifeMs = (stormMs * this.options.scale.workers) / (6 * Math.max(1, this.options.scale.kills));
    const ready = Array.from({ length: this.options.scale.workers }, () => {
      let isReady: () => void = () => undefined;
      const started = new Promise<void>((resolve) => (isReady = resolve));
      this.posts.push(this.holdPost(isReady));
      return started;
    });
    await Promise.all(ready);
  }

  /** No more faults: everybody is woken, and who dies no more goes on in peace. */
  becalm(): void {
    this.calm = true;
    for (const member of this.members) {
      member.signal('SIGCONT');
      member.tell({ do: 'calm' });
    }
  }

  /** Orderly: what is under way is finished and written down. */
  async stop(): Promise<void> {
    this.closing = true;
    for (const spare of this.reserve) spare.signal('SIGKILL');
    await Promise.all([...this.members].map((member) => member.stop(15_000)));
    await Promise.all(this.posts);
  }

  /** One place in the crew: somebody works there until the drill is over. */
  private async holdPost(isReady: () => void): Promise<void> {
    let early = 0;
    while (!this.closing) {
      const fate = this.isOver ? CALM : (this.fates[this.nextFate++] ?? CALM);
      const member = this.reserve.shift() ?? this.enlist();
      await member.until('loaded');
      if (this.closing) return member.signal('SIGKILL');
      if (this.reserve.length < this.options.scale.reserve && !this.isOver) this.reserve.push(this.enlist());
      this.members.add(member);
      const orders = this.serve(member, fate);
      await member.until('ready');
      isReady();
      await member.end;
      this.members.delete(member);
      orders.abort();
      if (member.ended === 'SIGKILL') this.kills += 1;
      else if (!this.closing && (early += 1) > 5) throw new Error(`a worker ended by itself:\n${member.said}`);
    }
  }

  /** Nobody is to be killed any more. */
  private get isOver(): boolean {
    return this.calm || this.kills >= this.options.scale.kills;
  }

  private enlist(): CrewMember {
    return new CrewMember(this.options.settings, this.options.entry);
  }

  /** Starts it and sees to its fate. @returns what calls the fate off */
  private serve(member: CrewMember, fate: Fate): AbortController {
    const over = new AbortController();
    member.onReport = (report) => {
      if (report.said === 'claimed') this.handOn(member, report.claim);
      // Whoever stopped by its own appointment is woken after the same time.
      if (report.said === 'stopping') void this.wakeLater(member, fate, over.signal);
    };
    const { appointment, slowBeginMs } = fate;
    member.tell({ do: 'start', sabotage: this.options.sabotage, appointment, slowBeginMs });
    void this.fulfil(member, fate, over.signal).catch(() => undefined); // called off, or the member is gone
    return over;
  }

  private async fulfil(member: CrewMember, fate: Fate, signal: AbortSignal): Promise<void> {
    await member.until('ready');
    if (this.calm || signal.aborted) return;
    if (fate.clockStepMs !== 0) member.tell({ do: 'step-clock', offsetMs: fate.clockStepMs });
    const kill = async (): Promise<void> => {
      if (!Number.isFinite(fate.killAfterMs)) return;
      await pause(Math.min(fate.killAfterMs, this.longestLife()), undefined, { signal });
      if (!this.isOver) member.signal('SIGKILL');
    };
    // Nobody sleeps through the end of the storm.
    if (fate.stop && Date.now() + fate.stop.afterMs + fate.stop.forMs < this.stormEndsAt) {
      await pause(fate.stop.afterMs, undefined, { signal });
      if (this.calm) return;
      member.signal('SIGSTOP');
      await this.wakeLater(member, fate, signal);
      await pause(1_000, undefined, { signal });
    }
    await kill();
  }

  /** How long whoever is at work now may live, ms, so that those who are still to be killed have their time within the storm. */
  private longestLife(): number {
    const { kills, workers } = this.options.scale;
    const each = (workers * (this.stormEndsAt - Date.now())) / Math.max(1, kills - this.kills);
    return Math.max(this.shortestLifeMs, each - REPLACED_WITHIN_MS);
  }

  private async wakeLater(member: CrewMember, { stop }: Fate, signal: AbortSignal): Promise<void> {
    const { forMs, cutLease } = stop ?? { forMs: 3_000, cutLease: true };
    if (cutLease) await this.options.cutLeases().catch(() => undefined); // the database may be restarting
    const deadline = Date.now() + forMs;
    while (Date.now() < deadline && !this.calm && !signal.aborted) await pause(50);
    member.signal('SIGCONT');
  }

  private handOn(
    from: CrewMember,
    claim: Extract<Parameters<CrewMember['onReport']>[0], { said: 'claimed' }>['claim'],
  ): void {
    const other = [...this.members].find((member) => member !== from && member.ended === undefined);
    if (!other || this.calm) return;
    this.handed += 1;
    other.tell({ do: 'send', claim });
  }
}
