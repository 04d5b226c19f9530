import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { REVIEW_TOO_MANY_PHRASES } from '../review.errors.js';
import { OpinionPhrase } from './opinion-phrase.entity.js';

/** More than anybody finds their way in. Two kept at the same moment may make it one more: no harm is done. */
const MOST = 40;

/** Everybody's own phrases for opinions. They decide nothing, so they are no entries of the audit log. */
@Injectable()
export class OpinionPhrases {
  constructor(private readonly database: DataSource) {}

  /** In the order they were kept. */
  list(actor: Actor): Promise<OpinionPhrase[]> {
    return this.database.manager.find(OpinionPhrase, {
      where: { personId: actor.personId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** One that is kept already stays as it is. @throws AppError REVIEW_TOO_MANY_PHRASES */
  async keep(actor: Actor, given: string): Promise<OpinionPhrase[]> {
    const { personId } = actor;
    const text = given.trim();
    const kept = await this.list(actor);
    if (kept.some((one) => one.text === text)) return kept;
    if (kept.length >= MOST) throw new AppError(REVIEW_TOO_MANY_PHRASES, { most: MOST });
    await this.database
      .createQueryBuilder()
      .insert()
      .into(OpinionPhrase)
      .values({ id: uuid(), personId, text })
      .orIgnore()
      .execute();
    return this.list(actor);
  }

  /** @throws AppError NOT_FOUND also for somebody else's */
  async drop(actor: Actor, id: string): Promise<void> {
    const { affected } = await this.database.manager.delete(OpinionPhrase, { id, personId: actor.personId });
    if (affected !== 1) throw new AppError(NOT_FOUND, { what: { zh: '这条常用语', en: 'phrase' } });
  }
}
