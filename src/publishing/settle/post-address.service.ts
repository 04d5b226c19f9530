import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { PublicationReader } from '../../schedule/publications/publication-reader.service.js';
import { LINK_KNOWN } from '../publishing.errors.js';
import { LEARN_ADDRESS } from './settle.queries.js';

/** The one writer of an address that becomes known only after its post was recorded as sent: a mass send's. */
@Injectable()
export class PostAddress {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    private readonly journal: PublicationJournal,
  ) {}

  /**
   * A person fills in the link of a post that is out, for which the platform gave none.
   * @throws AppError NOT_FOUND, FORBIDDEN, LINK_KNOWN
   */
  async fillIn(actor: Actor, publicationId: string, url: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { departmentId } = await this.publications.require(publicationId, tx);
      await this.access.require(actor, 'publication.resolve', departmentId, tx);
      if (!(await this.write(tx, actor.personId, publicationId, url, 'person'))) throw new AppError(LINK_KNOWN);
    });
  }

  /**
   * Whoever tells it first is believed; the audit log says who.
   * @returns false when the post has an address already, or is no longer out
   */
  async learn(tx: EntityManager, publicationId: string, url: string, from: 'event' | 'statistics'): Promise<boolean> {
    return this.write(tx, null, publicationId, url, from);
  }

  private async write(
    tx: EntityManager,
    actorId: string | null,
    publicationId: string,
    url: string,
    from: 'event' | 'statistics' | 'person',
  ): Promise<boolean> {
    if (returnedRows(await tx.query(LEARN_ADDRESS, [publicationId, url])).length === 0) return false;
    await this.journal.write(tx, actorId, 'address', publicationId, { url, from });
    return true;
  }
}
