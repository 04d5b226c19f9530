import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { PublicationReader } from '../../schedule/publications/publication-reader.service.js';
import { FOLLOW_ANEW } from '../measuring/follow.queries.js';
import { LOOK_AGES, MEASURE_AGES } from '../measuring/follow-up.rules.js';
import { LINK_KNOWN, LINK_NOT_CORRECTABLE } from '../publishing.errors.js';
import { CORRECT_ADDRESS, GIVEN_BY_PERSON, LEARN_ADDRESS } from './settle.queries.js';

/** An address that a person puts in the place of another person's. */
export interface AddressCorrection {
  /** What stood there when it was looked at. */
  before: string;
  url: string;
  reason: string;
  /** What a look at it found, where there was one, and that it was not believed. */
  verdict?: string;
  despiteDoubt?: boolean;
}

/** The one writer of addresses of what is recorded as sent: those that become known only then, and those that people correct. */
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
   * What stands there now is followed as if it had just gone out: the looks before went to another page.
   * @throws AppError LINK_NOT_CORRECTABLE when it is another link by now, or no person's
   */
  async correct(actor: Actor, publicationId: string, correction: AddressCorrection): Promise<void> {
    const { before, url, reason } = correction;
    await this.database.transaction(async (tx) => {
      const facts = [publicationId, url, actor.personId, before];
      if (returnedRows(await tx.query(CORRECT_ADDRESS, facts)).length === 0) throw new AppError(LINK_NOT_CORRECTABLE);
      await tx.query(FOLLOW_ANEW, [publicationId, LOOK_AGES[0]?.ms, MEASURE_AGES[0]?.ms]);
      const text = {
        zh: `${reason}（原链接 ${before}，更正为 ${url}）`,
        en: `${reason} (it was ${before} and is now ${url})`,
      };
      await this.journal.write(tx, actor.personId, 'relink', publicationId, { ...correction, text });
    });
  }

  /** The link that has just been recorded is a person's word, not the platform's. */
  async givenBy(tx: EntityManager, actor: Actor, publicationId: string, url: string): Promise<void> {
    await tx.query(GIVEN_BY_PERSON, [publicationId, url, actor.personId]);
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
    if (returnedRows(await tx.query(LEARN_ADDRESS, [publicationId, url, actorId])).length === 0) return false;
    await this.journal.write(tx, actorId, 'address', publicationId, { url, from });
    return true;
  }
}
