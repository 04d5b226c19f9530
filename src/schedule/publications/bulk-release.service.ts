import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AppError, type LocalText } from '../../platform/errors/app-error.js';
import type { SlotBatch } from './planning/slot-batch.rules.js';
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
   */
  async release(actor: Actor, ids: readonly string[]): Promise<BulkRelease> {
    return this.database.transaction((tx) => this.releaseIn(tx, actor, ids));
  }

  /**
   * What `release` would come to now. It is done and taken back: what they take from each other, and what moves with a page, comes out in no
   * shorter way. Nothing stays of it, and no place is kept; others wait for the buckets as they would for the act.
   */
  async preview(actor: Actor, ids: readonly string[]): Promise<BulkReleasePreview> {
    try {
      return await this.database.transaction<never>(async (tx) => {
        const { released, refused } = await this.releaseIn(tx, actor, ids);
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

  private async releaseIn(tx: EntityManager, actor: Actor, ids: readonly string[]): Promise<BulkRelease> {
    const known: { id: string }[] = await tx.query(RELEASE_ORDER, [ids]);
    const batch = await this.controls.reserve(tx, ids);
    const answer: BulkRelease = { released: [], refused: [] };
    const missing = ids.filter((id) => !known.some((one) => one.id === id));
    for (const id of [...known.map((one) => one.id), ...missing]) await this.releaseOne(tx, actor, id, batch, answer);
    return answer;
  }

  private async releaseOne(
    tx: EntityManager,
    actor: Actor,
    id: string,
    batch: SlotBatch,
    answer: BulkRelease,
  ): Promise<void> {
    try {
      const slot = await tx.transaction((inner) => this.controls.rescheduleIn(inner, actor, id, null, batch));
      answer.released.push({ id, slotAt: new Date(slot) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      batch.refuse();
      answer.refused.push({ id, code: error.code, text: error.text });
    }
  }
}
