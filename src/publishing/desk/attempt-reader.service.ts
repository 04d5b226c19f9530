import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AccessService } from '../../identity/access/access.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { PublicationReader } from '../../schedule/publications/publication-reader.service.js';
import type { ReasonView } from '../../schedule/publications/publication-view.rules.js';
import { ATTEMPTS_OF } from '../attempts/attempt.queries.js';
import { EXCEEDED_BY, PREPARING_FAILED } from './attempt-desk.queries.js';
import { type AttemptResponse, type AttemptRow, toAttemptResponse, toUnready, type UnreadyRow } from './attempt.dto.js';

/** The timeline of a publication's attempts, and of what went wrong while it was prepared for them. */
@Injectable()
export class AttemptReader {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
  ) {}

  /** Oldest first. @throws AppError NOT_FOUND also for what the actor may not see */
  async timeline(actor: Actor, publicationId: string): Promise<AttemptResponse[]> {
    const publication = await this.publications.require(publicationId);
    if (!(await this.access.can(actor, 'publication.read', publication.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    const rows: AttemptRow[] = await this.database.query(ATTEMPTS_OF, [publicationId]);
    const exceeded: { id: string; because: ReasonView[] }[] = await this.database.query(EXCEEDED_BY, [publicationId]);
    const reasons = new Map(exceeded.map(({ id, because }) => [id, because]));
    const unready: UnreadyRow[] = await this.database.query(PREPARING_FAILED, [publicationId]);
    return [
      ...rows.map((row) => toAttemptResponse(row, reasons.get(row.id) ?? [])),
      ...unready.map((row) => toUnready(row, publication.slotAt)),
    ].sort((a, b) => a.beganAt.localeCompare(b.beganAt));
  }
}
