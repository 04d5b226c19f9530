import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AppError, type LocalText } from '../../platform/errors/app-error.js';
import type { Shown } from './planning/shown.rules.js';
import { SlotBatch } from './planning/slot-batch.rules.js';
import { PublicationControlService } from './publication-control.service.js';
import { PublicationReader } from './publication-reader.service.js';
import type { PublicationView } from './publication-view.rules.js';
import { RELEASE_ORDER } from './publication.queries.js';

/** What became of many: each by itself, the refusals with their codes and what to do. */
export interface BulkRelease {
  released: { id: string; slotAt: Date }[];
  refused: { id: string; code: string; text: LocalText }[];
}

/** The same before it is done: how each would stand at its new time. */
export interface BulkReleasePreview {
  planned: PublicationView[];
  refused: BulkRelease['refused'];
}

const NONE: ReadonlyMap<string, Shown> = new Map();

/** A rehearsal gives way: shorter than PostgreSQL waits before it ends one of two that wait for each other. */
const REHEARSAL_WAITS = '800ms';

/** Ends a transaction that was only to show what would come of it. */
class Rehearsed extends Error {
  constructor(readonly preview: BulkReleasePreview) {
    super('rehearsed');
  }
}

/** New times for many that were held, missed or failed, e.g. after a freeze was lifted: as soon as possible, the first in line first. */
@Injectable()
export class BulkReleaseService {
  constructor(
    private readonly database: DataSource,
    private readonly controls: PublicationControlService,
    private readonly reader: PublicationReader,
  ) {}

  /**
   * One transaction, in which each stands by itself: one that is refused keeps nobody else back.
   * @param ids at most a hundred: others wait for the buckets meanwhile
   * @param shown by id: what is not as it was shown any more is refused
   */
  async release(actor: Actor, ids: readonly string[], shown: ReadonlyMap<string, Shown> = NONE): Promise<BulkRelease> {
    return this.database.transaction(async (tx) => {
      const batch = await this.controls.reserve(tx, ids);
      return this.releaseIn(tx, actor, ids, batch, shown);
    });
  }

  /**
   * What `release` would come to now. It is done and taken back: what they take from each other, and what moves with a page, comes out in no
   * shorter way. Nothing stays of it, no place is kept, and what is due does not wait for it: only these publications themselves are locked.
   */
  async preview(actor: Actor, ids: readonly string[]): Promise<BulkReleasePreview> {
    try {
      return await this.database.transaction<never>(async (tx) => {
        await tx.query(`SELECT set_config('lock_timeout', $1, true)`, [REHEARSAL_WAITS]);
        const { released, refused } = await this.releaseIn(tx, actor, ids, new SlotBatch(true));
        const planned: BulkReleasePreview['planned'] = [];
        // A page among them may have taken a text along that links to it: what stands there now is what counts.
        for (const { id } of released) {
          const { slotAt } = await this.reader.require(id, tx);
          planned.push(await this.reader.asIfPlanned(id, slotAt.getTime(), tx));
        }
        throw new Rehearsed({ planned, refused });
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.preview;
      throw error;
    }
  }

  private async releaseIn(
    tx: EntityManager,
    actor: Actor,
    ids: readonly string[],
    batch: SlotBatch,
    shown: ReadonlyMap<string, Shown> = NONE,
  ): Promise<BulkRelease> {
    const known: { id: string }[] = await tx.query(RELEASE_ORDER, [ids]);
    const answer: BulkRelease = { released: [], refused: [] };
    const missing = ids.filter((id) => !known.some((one) => one.id === id));
    for (const id of [...known.map((one) => one.id), ...missing])
      await this.releaseOne(tx, actor, id, { batch, shown: shown.get(id) }, answer);
    return answer;
  }

  private async releaseOne(
    tx: EntityManager,
    actor: Actor,
    id: string,
    how: { batch: SlotBatch; shown: Shown | undefined },
    answer: BulkRelease,
  ): Promise<void> {
    try {
      const slot = await tx.transaction((inner) => this.controls.rescheduleIn(inner, actor, id, null, how));
      answer.released.push({ id, slotAt: new Date(slot) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      how.batch.refuse();
      answer.refused.push({ id, code: error.code, text: error.text });
    }
  }
}
