import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../identity/access/access.service.js';
import type { Actor } from '../identity/actor.js';
import { cursorOf, type Page, pageOf, type PageQuery } from '../platform/http/paging/page.dto.js';
import { waitingResponse, type WaitingRoundResponse, type WaitingRow } from './review-view.dto.js';
import { WAITING_FOR } from './round/review-round.queries.js';
import { decideAction, REVIEW_ROLES } from './round/workflow.rules.js';

/** What waits for whom. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
  ) {}

  /**
   * Rounds whose current stage the actor may decide, longest waiting first. Stories the actor wrote or handed in, and
   * rounds the actor has decided a stage of, are not among them.
   * @throws AppError INVALID_INPUT for a cursor of another list
   */
  async page(actor: Actor, query: PageQuery): Promise<Page<WaitingRoundResponse>> {
    const [at, id] = cursorOf(query, ['time', 'uuid']) ?? [null, null];
    const within = await Promise.all(
      REVIEW_ROLES.map((role) => this.access.departmentsFor(actor, decideAction({ role }))),
    );
    const rows = await this.database.query<WaitingRow[]>(WAITING_FOR, [
      actor.personId,
      ...within,
      at,
      id,
      query.limit + 1,
    ]);
    return pageOf(rows, query.limit, (row) => [row.submittedAt.toISOString(), row.id], waitingResponse);
  }
}
