import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { PublicationReader } from '../../../schedule/publications/publication-reader.service.js';
import type { PublicationView } from '../../../schedule/publications/publication-view.rules.js';
import {
  type HistoryEntryResponse,
  toHistoryResponse,
  toVerdictResponse,
  type VerdictResponse,
  type VerdictRow,
} from './history.dto.js';
import { HISTORY_OF, VERDICTS_OF } from './history.queries.js';
import { historyOf, type JournalRow, TOLD_ACTS } from './history.rules.js';

/** Who did what to a publication, when and why: out of the journal, for whoever may read the publication. */
@Injectable()
export class HistoryReader {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
  ) {}

  /** The latest first. @throws AppError NOT_FOUND also for what the actor may not see */
  async history(actor: Actor, id: string): Promise<HistoryEntryResponse[]> {
    await this.readable(actor, id);
    const rows: JournalRow[] = await this.database.query(HISTORY_OF, [id, TOLD_ACTS]);
    return rows.map((row) => toHistoryResponse(historyOf(row)));
  }

  /** What people have found out about its unconfirmed sends, the latest first. @throws AppError NOT_FOUND as `history` */
  async verdicts(actor: Actor, id: string): Promise<VerdictResponse[]> {
    const { departmentId } = await this.readable(actor, id);
    const may = await this.access.can(actor, 'publication.resolve', departmentId);
    const rows: VerdictRow[] = await this.database.query(VERDICTS_OF, [id]);
    return rows.map((row) => toVerdictResponse(row, actor.personId, may));
  }

  private async readable(actor: Actor, id: string): Promise<PublicationView> {
    const publication = await this.publications.require(id);
    if (await this.access.can(actor, 'publication.read', publication.departmentId)) return publication;
    throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
  }
}
