import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { PublicationJournal } from '../../publications/publication-journal.service.js';
import { validUntil } from '../../publications/planning/slot-request.rules.js';
import { MOVE_ALL } from '../book/plan-book.queries.js';
import type { Proposal } from './proposal.rules.js';

/** Why somebody moved many at once, as the audit log says it. */
export type MoveCause = 'misfits' | 'compact' | 'day';

/** Writes moves somebody has confirmed. */
@Injectable()
export class MoveWriter {
  constructor(private readonly journal: PublicationJournal) {}

  /**
   * One statement for all, each on the condition that the publication still waits where the proposal found it. The audit row of each keeps
   * where it stood and what it wished, so that a move can be taken back.
   * @returns ids of those that were moved
   */
  async write(tx: EntityManager, actor: Actor, cause: MoveCause, moves: readonly Proposal[]): Promise<Set<string>> {
    if (moves.length === 0) return new Set();
    const rows: { id: string }[] = returnedRows(
      await tx.query(MOVE_ALL, [
        moves.map(({ publication }) => publication.id),
        moves.map(({ publication }) => new Date(publication.slot)),
        moves.map(({ wish }) => new Date(wish)),
        moves.map(({ to }) => new Date(to)),
        moves.map(
          ({ publication, to }) => new Date(validUntil(to, { from: publication.windowFrom, to: publication.windowTo })),
        ),
        moves.map(({ because }) => JSON.stringify(because)),
      ]),
    );
    const moved = new Set(rows.map(({ id }) => id));
    const written = moves.filter(({ publication }) => moved.has(publication.id));
    await this.journal.moveAll(
      tx,
      actor.personId,
      written.map(({ publication, to, wish }) => ({
        id: publication.id,
        slot: to,
        data: {
          from: 'scheduled',
          cause,
          slotBefore: new Date(publication.slot).toISOString(),
          wishBefore: new Date(publication.wish).toISOString(),
          slotAt: new Date(to).toISOString(),
          wishedAt: new Date(wish).toISOString(),
        },
      })),
    );
    return moved;
  }
}
