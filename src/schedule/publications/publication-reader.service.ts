import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { PUBLICATION_AS_IF, PUBLICATION_VIEW, publicationPage } from './publication.queries.js';
import type { PublicationState } from './publication-state.rules.js';
import type { PublicationView } from './publication-view.rules.js';

export interface PublicationFilter {
  departmentIds: string[];
  state?: PublicationState;
  channel?: ChannelKind;
  storyId?: string;
  /** Who wrote their stories. */
  authorId?: string;
  /** Only those with a change of what is out that waits for a person, that are due and have not begun, or that were found gone. */
  only?: 'changeByHand' | 'overdue' | 'gone';
  /** Ids below this one: the page's cursor. */
  below?: string;
  limit: number;
}

/** Reads publications with the names people know them by. */
@Injectable()
export class PublicationReader {
  constructor(private readonly database: DataSource) {}

  /** @throws AppError NOT_FOUND */
  async require(id: string, tx: EntityManager = this.database.manager): Promise<PublicationView> {
    const [row]: PublicationView[] = await tx.query(`${PUBLICATION_VIEW} WHERE p.id = $1`, [id]);
    if (!row) throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    return row;
  }

  /**
   * As it would stand once it was given that slot (epoch ms): what it would wait for besides, and who would have to bring it out on its platform
   * (`inHand`). Nothing is written. @throws AppError NOT_FOUND
   */
  async asIfPlanned(id: string, slot: number, tx: EntityManager): Promise<PublicationView> {
    const given = { state_reason: null, slot_at: new Date(slot) };
    const as = async (state: PublicationState): Promise<PublicationView> => {
      const [row]: PublicationView[] = await tx.query(PUBLICATION_AS_IF, [id, JSON.stringify({ ...given, state })]);
      if (!row) throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
      return row;
    };
    const planned = await as('scheduled');
    return { ...planned, inHand: (await as('confirming')).inHand };
  }

  /** Newest first. */
  async page(filter: PublicationFilter): Promise<PublicationView[]> {
    return this.database.query(publicationPage(filter.only ?? null), [
      filter.departmentIds,
      filter.state ?? null,
      filter.channel ?? null,
      filter.storyId ?? null,
      filter.below ?? null,
      filter.limit,
      filter.authorId ?? null,
    ]);
  }
}
