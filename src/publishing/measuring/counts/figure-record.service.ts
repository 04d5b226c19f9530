import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import type { MeasureOutcome, PostFigures } from '../../channels/channel.js';
import { PostAddress } from '../../settle/post-address.service.js';
import { LOOK_AGAIN_MS, MEASURE_AGES, nextStep, stepReached } from '../follow-up.rules.js';
import { LOOK_ANEW } from '../looks/look.queries.js';
import { LookRecords } from '../looks/look-record.service.js';
import { NEXT_MEASURE, WRITE_FIGURE } from './measure.queries.js';

/** A post that is measured now. */
export interface DuePost {
  publicationId: string;
  step: number;
  ref: string;
  url: string | null;
  sentAt: Date;
  /** What its ages count from. */
  followedFrom: Date;
  now: Date;
}

type Measured = Extract<MeasureOutcome, { kind: 'measured' }>;

/** Writes down what platforms have counted. */
@Injectable()
export class FigureRecords {
  constructor(
    private readonly database: DataSource,
    private readonly looks: LookRecords,
    private readonly addresses: PostAddress,
  ) {}

  /** One transaction; posts that were not asked about stay due, or are due when the platform will tell of them. */
  async write(due: readonly DuePost[], { figures, addresses, unasked, unripe }: Measured): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const post of due) {
        if (unasked?.has(post.publicationId)) continue;
        const wait = unripe?.get(post.publicationId);
        if (wait !== undefined) await this.putOff(tx, post, wait);
        else await this.writeOne(tx, post, figures.get(post.publicationId));
      }
      for (const [publicationId, url] of addresses ?? []) {
        if (await this.addresses.learn(tx, publicationId, url, 'statistics'))
          await tx.query(LOOK_ANEW, [publicationId, LOOK_AGAIN_MS]);
      }
    });
  }

  /** The platform's wait is measured on this process's clock and added to the database's. */
  private async putOff(tx: EntityManager, post: DuePost, wait: number): Promise<void> {
    const { publicationId, step, followedFrom, now } = post;
    await tx.query(NEXT_MEASURE, [publicationId, step, followedFrom, step, new Date(now.getTime() + wait)]);
  }

  /** A post the platform said nothing about is asked about again at its next age. */
  private async writeOne(tx: EntityManager, post: DuePost, found: PostFigures | 'gone' | undefined): Promise<void> {
    const { publicationId, step, followedFrom, now } = post;
    const from = followedFrom.getTime();
    const { name: age = '', ms = 0 } = MEASURE_AGES[stepReached(MEASURE_AGES, step, from, now.getTime())] ?? {};
    const after = Math.max(now.getTime(), from + ms);
    const next = found === 'gone' ? null : nextStep(MEASURE_AGES, step, from, after);
    const then = [next?.step ?? step, next && new Date(next.at)];
    const counts = returnedRows(await tx.query(NEXT_MEASURE, [publicationId, step, followedFrom, ...then]));
    // Somebody else has measured it, or nobody follows it any more.
    if (counts.length === 0 || found === undefined) return;
    if (found === 'gone') {
      const gone = { post: 'gone', link: 'none', status: null, cause: 'not_there', detail: null } as const;
      await this.looks.write(tx, { publicationId, age, ...gone });
      return;
    }
    const { reads, likes, comments, shares } = found;
    const said = [reads, likes, comments, shares];
    if (said.some((count) => count !== null)) await tx.query(WRITE_FIGURE, [publicationId, age, ...said]);
  }
}
