import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { LEARN_ADDRESS } from './settle.queries.js';

/** The one writer of an address that becomes known only after its post was recorded as sent: a mass send's. */
@Injectable()
export class PostAddress {
  constructor(private readonly journal: PublicationJournal) {}

  /**
   * Whoever tells it first is believed; the audit log says who.
   * @returns false when the post has an address already, or is no longer out
   */
  async learn(tx: EntityManager, publicationId: string, url: string, from: 'event' | 'statistics'): Promise<boolean> {
    if (returnedRows(await tx.query(LEARN_ADDRESS, [publicationId, url])).length === 0) return false;
    await this.journal.write(tx, null, 'address', publicationId, { url, from });
    return true;
  }
}
