import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AppError, type LocalText } from '../../platform/errors/app-error.js';
import type { SlotBatch } from './planning/slot-batch.rules.js';
import { PublicationControlService } from './publication-control.service.js';
import { RELEASE_ORDER } from './publication.queries.js';

/** What became of many: each by itself, the refusals with their codes and what to do. */
export interface BulkRelease {
  released: { id: string; slotAt: Date }[];
  refused: { id: string; code: string; text: LocalText }[];
}

/** New times for many that were held, missed or failed, e.g. after a freeze was lifted: as soon as possible, the first in line first. */
@Injectable()
export class BulkReleaseService {
  constructor(
    private readonly database: DataSource,
    private readonly controls: PublicationControlService,
  ) {}

  /**
   * One transaction, in which each stands by itself: one that is refused keeps nobody else back.
   * @param ids at most a hundred: others wait for the buckets meanwhile
   */
  async release(actor: Actor, ids: readonly string[]): Promise<BulkRelease> {
    return this.database.transaction(async (tx) => {
      const known: { id: string }[] = await tx.query(RELEASE_ORDER, [ids]);
      const batch = await this.controls.reserve(tx, ids);
      const answer: BulkRelease = { released: [], refused: [] };
      const missing = ids.filter((id) => !known.some((one) => one.id === id));
      for (const id of [...known.map((one) => one.id), ...missing]) await this.releaseOne(tx, actor, id, batch, answer);
      return answer;
    });
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
