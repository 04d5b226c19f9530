import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ACCOUNTS_AT_ONCE, PostMeasures } from './counts/post-measures.service.js';
import { LOOKS_AT_ONCE, PostLooks } from './looks/post-looks.service.js';
import { PostFollows } from './post-follows.service.js';

const EVERY_MS = 15_000;
/** Of a stop's time, what calls under way are given, ms. */
const ENDING_MS = 3_000;
/** How often in a round as much is taken as is done at once. */
const MOST_TIMES = 25;

/** Looks at the tables for what is due; what a process leaves undone another takes up. */
@Injectable()
export class FollowRounds {
  private readonly log = new Logger(FollowRounds.name);
  private readonly running = new Map<string, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly follows: PostFollows,
    private readonly looks: PostLooks,
    private readonly measures: PostMeasures,
  ) {}

  /** Calls under way may end; a page that hangs holds up no stop. Nothing is lost with it: its lease runs out. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await Promise.race([Promise.all(this.running.values()), pause(ENDING_MS, undefined, { ref: false })]);
  }

  @Interval(EVERY_MS)
  round(): void {
    this.part('look', async () => {
      await this.follows.keep();
      await this.whileMany(LOOKS_AT_ONCE, () => this.looks.lookDue());
    });
    this.part('measure', () => this.whileMany(ACCOUNTS_AT_ONCE, () => this.measures.measureDue()));
  }

  /** After a busy hour much is due at once. It waits for the next round rather than take the process from what is to be sent. */
  private async whileMany(atOnce: number, some: () => Promise<number>): Promise<void> {
    for (let times = 0; times < MOST_TIMES && !this.stopped; times += 1) if ((await some()) < atOnce) return;
  }

  /** A slow platform holds up its own part and no other. */
  private part(name: string, work: () => Promise<void>): void {
    if (this.stopped || this.running.has(name)) return;
    const run = work()
      .catch((error: unknown) =>
        this.log.error({ err: error, part: name }, 'following up is tried again in the next round'),
      )
      .finally(() => this.running.delete(name));
    this.running.set(name, run);
  }
}
