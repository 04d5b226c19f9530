import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { LOOK_AGAIN_MS, LOOK_AGES, LOOKS_BEFORE_WORD, nextStep, stepReached } from '../follow-up.rules.js';
import { NEXT_LOOK, TAKE_LOOKS } from './look.queries.js';
import { isAmiss, type Look, LookRecords } from './look-record.service.js';
import { type PostInSight, PostSight } from './post-sight.service.js';

/** Nobody else looks at the same post meanwhile, ms; longer than opening a link and asking for the post may take. */
const LEASE_MS = 120_000;
/** Looks one process takes at once. */
export const LOOKS_AT_ONCE = 8;

interface DueLook extends PostInSight {
  step: number;
  tries: number;
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
      const { publicationId, step, sentAt, now } = due;
      const reached = stepReached(LOOK_AGES, step, sentAt.getTime(), now.getTime());
      await this.note(due, { ...seen, publicationId, age: LOOK_AGES[reached]?.name ?? '' });
    } catch (error) {
      // Its lease runs out, and it is looked at again.
      this.log.error({ err: error, publicationId: due.publicationId }, 'a look at what is out broke off');
    }
  }

  private async note({ step, tries, sentAt, now }: DueLook, look: Look): Promise<void> {
    const { publicationId } = look;
    if (isAmiss(look) && tries + 1 < LOOKS_BEFORE_WORD) {
      const again = new Date(now.getTime() + LOOK_AGAIN_MS);
      await this.database.query(NEXT_LOOK, [publicationId, step, tries, step, tries + 1, again]);
      return;
    }
    const next = nextStep(LOOK_AGES, step, sentAt.getTime(), now.getTime());
    const then = [next?.step ?? step, 0, next && new Date(next.at)];
    await this.database.transaction(async (tx) => {
      const counts = returnedRows(await tx.query(NEXT_LOOK, [publicationId, step, tries, ...then]));
      if (counts.length > 0) await this.records.write(tx, look);
    });
  }
}
