import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../platform/audit/audit.service.js';
import { OutboxService } from '../../platform/outbox/outbox.service.js';
import type { JournalAct } from './journal-acts.js';

/** How long before its slot a publication is prepared, ms. */
export const PREPARE_HORIZON_MS = 5 * 60_000;

/** Writes down what happens to publications and asks for the alarms that follow. */
@Injectable()
export class PublicationJournal {
  constructor(
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /** One audit row in the act's own transaction. `actorId` null = the engine. */
  async write(
    tx: EntityManager,
    actorId: string | null,
    act: JournalAct,
    publicationId: string,
    data: Record<string, unknown> = {},
  ): Promise<void> {
    await this.audit.record(tx, {
      actorId,
      action: `publication.${act}`,
      subjectType: 'publication',
      subjectId: publicationId,
      data,
    });
  }

  /** Alarms for a granted slot. Losing them loses nothing: the table is the schedule. */
  async alarm(tx: EntityManager, publicationId: string, slot: number): Promise<void> {
    await this.outbox.emit(tx, 'publication.prepare', { publicationId }, new Date(slot - PREPARE_HORIZON_MS));
    await this.outbox.emit(tx, 'publication.wake', { publicationId }, new Date(slot));
  }

  /** Many publications moved in one act: an audit row and the alarms of each. */
  async moveAll(
    tx: EntityManager,
    actorId: string,
    moves: readonly { id: string; slot: number; data: Record<string, unknown> }[],
  ): Promise<void> {
    await this.audit.recordAll(
      tx,
      moves.map(({ id, data }) => ({
        actorId,
        action: 'publication.move',
        subjectType: 'publication',
        subjectId: id,
        data,
      })),
    );
    await this.outbox.emitAll(
      tx,
      moves.flatMap(({ id, slot }) => [
        { job: 'publication.prepare', payload: { publicationId: id }, runAt: new Date(slot - PREPARE_HORIZON_MS) },
        { job: 'publication.wake', payload: { publicationId: id }, runAt: new Date(slot) },
      ]),
    );
  }

  /** Asks for a look at a publication, now or at a time. */
  async ask(
    tx: EntityManager,
    job: 'publication.prepare' | 'publication.poll' | 'publication.settle',
    publicationId: string,
    at?: Date,
  ): Promise<void> {
    await this.outbox.emit(tx, job, { publicationId }, at);
  }
}
