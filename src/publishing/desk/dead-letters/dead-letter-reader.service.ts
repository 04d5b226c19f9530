import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { cursorOf, type Page, pageOf } from '../../../platform/http/paging/page.dto.js';
import {
  type DeadLetterQuery,
  type DeadLetterResponse,
  type DeadLetterRow,
  toDeadLetterResponse,
} from './dead-letter.dto.js';
import { DEAD_LETTERS } from './dead-letter.queries.js';

/** Messages to receivers of webhooks that did not arrive for certain: a view over publications, with no state of its own. */
@Injectable()
export class DeadLetterReader {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
  ) {}

  /** Those the actor may read, the latest first. */
  async list(actor: Actor, query: DeadLetterQuery): Promise<Page<DeadLetterResponse>> {
    const readable = await this.access.departmentsFor(actor, 'publication.read');
    const [since = null, id = null] = cursorOf(query, ['time', 'uuid']) ?? [];
    const parameters = [readable, query.accountId ?? null, since, id, query.limit + 1];
    const rows: DeadLetterRow[] = await this.database.query(DEAD_LETTERS, parameters);
    return pageOf(rows, query.limit, (row) => [row.stateSince.toISOString(), row.id], toDeadLetterResponse);
  }
}
