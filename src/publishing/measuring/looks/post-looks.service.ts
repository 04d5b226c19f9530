import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import {
  LOOK_AGAIN,
  LOOK_AGAIN_MS,
  LOOK_AGES,
  lookInTrouble,
  LOOKS_BEFORE_WORD,
  nextStep,
  stepReached,
} from '../follow-up.rules.js';
import { NEXT_LOOK, TAKE_LOOKS } from './look.queries.js';
import { isAmiss, isWell, type Look, LookRecords } from './look-record.service.js';
import { type PostInSight, PostSight } from './post-sight.service.js';

/** Nobody else looks at the same post meanwhile, ms; longer than opening a link and asking for the post may take. */
const LEASE_MS = 120_000;
/** Looks one process takes at once. */
export const LOOKS_AT_ONCE = 8;

interface DueLook extends PostInSight {
  step: number;
  /** Looks since its last age that found something amiss; somebody was told when there were `LOOKS_BEFORE_WORD`. */
  tries: number;
  followedFrom: Date;
  now: Date;
}

/** Looks at what is out, at its ages: is it still there, does its link open? */
@Injectable()
export class PostLooks {
  private readonly log = new Logger(PostLooks.name);

  constructor(
    private readonly database: DataSource,
    private readonly sight: PostSight,
    private readonly records: LookRecords,
  ) {}

  /** @returns how many looks were taken, `LOOKS_AT_ONCE` at most */
  async lookDue(): Promise<number> {
    const due: DueLook[] = returnedRows(await this.database.query(TAKE_LOOKS, [LEASE_MS, LOOKS_AT_ONCE]));
    await Promise.all(due.map((look) => this.lookOne(look)));
    return due.length;
  }

  private async lookOne(due: DueLook): Promise<void> {
    try {
      const seen = await this.sight.see(due);
      const { publicationId, tries } = due;
      const reached = reachedBy(due);
      const between = tries >= LOOKS_BEFORE_WORD && reached === due.step;
      const age = between ? LOOK_AGAIN : (LOOK_AGES[reached]?.name ?? '');
      await this.note(due, reached, { ...seen, publicationId, age });
    } catch (error) {
      // Its lease runs out, and it is looked at again.
      this.log.error({ err: error, publicationId: due.publicationId }, 'a look at what is out broke off');
    }
  }

  private async note(due: DueLook, reached: number, look: Look): Promise<void> {
    const { publicationId, step, tries, followedFrom, now } = due;
    const taken = [publicationId, step, tries, followedFrom];
    if (isAmiss(look) && tries + 1 < LOOKS_BEFORE_WORD) {
      const again = new Date(now.getTime() + LOOK_AGAIN_MS);
      await this.database.query(NEXT_LOOK, [...taken, step, tries + 1, again]);
      return;
    }
    // What cannot be seen today ends no trouble.
    const inTrouble = isAmiss(look) || (tries >= LOOKS_BEFORE_WORD && !isWell(look));
    const then = inTrouble ? inTroubleAfter(due, reached) : wellAfter(due, reached);
    await this.database.transaction(async (tx) => {
      const counts = returnedRows(await tx.query(NEXT_LOOK, [...taken, ...then]));
      if (counts.length > 0) await this.records.write(tx, look);
    });
  }
}

function reachedBy({ step, followedFrom, now }: DueLook): number {
  return stepReached(LOOK_AGES, step, followedFrom.getTime(), now.getTime());
}

/** Step, tries and time of the next look; the step is the one that was looked at. */
function inTroubleAfter({ tries, followedFrom, now }: DueLook, reached: number): unknown[] {
  const at = lookInTrouble(reached, followedFrom.getTime(), now.getTime());
  return [reached, tries + 1, at === null ? null : new Date(at)];
}

function wellAfter({ followedFrom, now }: DueLook, reached: number): unknown[] {
  const next = nextStep(LOOK_AGES, reached, followedFrom.getTime(), now.getTime());
  return [next?.step ?? reached, 0, next && new Date(next.at)];
}
