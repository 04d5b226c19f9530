import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storedJson } from '../../../platform/database/storable.rules.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import { LOOK_AGAIN } from '../follow-up.rules.js';
import type { LinkState, PostState } from './link-verdict.rules.js';
import { FOUND_AGAIN, FOUND_GONE, WRITE_LOOK } from './look.queries.js';
import { LOOK_CAUSE_TEXTS, type LookCause } from './look-cause.rules.js';

/** What a look has found. */
export interface Look {
  publicationId: string;
  /** Name of the age at which it was due, or `again`: at something that was amiss. */
  age: string;
  post: PostState;
  link: LinkState;
  /** HTTP status of the link, where there was one. */
  status: number | null;
  /** Never null where something is amiss. */
  cause: LookCause | null;
  detail: string | null;
}

/** Whether somebody should hear of it. */
export function isAmiss({ post, link }: Pick<Look, 'post' | 'link'>): boolean {
  return post === 'gone' || link === 'broken';
}

/** Whether it is certainly as it should be. */
export function isWell({ post, link }: Pick<Look, 'post' | 'link'>): boolean {
  return post !== 'gone' && (link === 'opens' || link === 'none');
}

/** Writes down what looks have found of what is out. */
@Injectable()
export class LookRecords {
  constructor(private readonly journal: PublicationJournal) {}

  /**
   * Nothing is written of a post that is no longer meant to be out, or that somebody is taking down: that it is gone is then as it
   * should be. What is amiss goes into the audit log too, once at each age.
   */
  async write(tx: EntityManager, look: Look): Promise<void> {
    const { publicationId, age, post, link, status, cause, detail } = look;
    const facts = [publicationId, age, post, link, status, cause, detail?.slice(0, 500) ?? null];
    const written: unknown[] = await tx.query(WRITE_LOOK, facts);
    if (written.length === 0) return;
    await this.keepGone(tx, look);
    if (!isAmiss(look) || age === LOOK_AGAIN) return;
    await this.journal.write(tx, null, 'look', publicationId, { age, post, link, status, cause });
  }

  /** Whether it is there is a state of its own, beside the publication's. What cannot be seen changes nothing. */
  private async keepGone(tx: EntityManager, { publicationId, post, link, cause }: Look): Promise<void> {
    if (post === 'gone') {
      const code = cause ?? 'not_there';
      const text = LOOK_CAUSE_TEXTS[code];
      const found = returnedRows(await tx.query(FOUND_GONE, [publicationId, storedJson({ code, text })]));
      if (found.length > 0) await this.journal.write(tx, null, 'gone', publicationId, { text });
    } else if (post === 'there' || link === 'opens') {
      const found = returnedRows(await tx.query(FOUND_AGAIN, [publicationId]));
      if (found.length > 0) await this.journal.write(tx, null, 'back', publicationId);
    }
  }
}
