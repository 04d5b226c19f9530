import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { AccountAccess, MeasureOutcome, PostedRef, PostFigures } from '../../channel.js';
import { WeiboApi } from '../api/weibo-api.service.js';
import { unlessOk } from '../api/weibo-reply.rules.js';
import { batches, readCounts } from './weibo-counts.rules.js';

/** No such post. */
const NO_POST = 20101;

/** Reads figures in batches: the user's hundred calls a day are for posting first. */
@Injectable()
export class WeiboCounts {
  constructor(
    private readonly api: WeiboApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    const figures = new Map<string, PostFigures | 'gone'>();
    const all = batches(posts);
    for (const [index, batch] of all.entries()) {
      const reply = await this.api.counts(
        account,
        batch.map(({ ref }) => ref),
      );
      if (reply.kind !== 'ok')
        return this.later(unlessOk(reply, this.clock.now().getTime()), figures, all.slice(index));
      for (const [id, counted] of readCounts(reply.rows ?? [], batch)) figures.set(id, counted);
    }
    const [gone] = await this.goneOf(
      account,
      posts.find(({ publicationId }) => !figures.has(publicationId)),
    );
    if (gone !== undefined) figures.set(gone, 'gone');
    return { kind: 'measured', figures };
  }

  /**
   * That a post was left out of the counts does not say that it is gone, so it is asked for by itself. One in a round: this is a call
   * of the hundred too, and the others have their turn at their next ages.
   */
  private async goneOf(account: AccountAccess, post: PostedRef | undefined): Promise<string[]> {
    if (!post) return [];
    const reply = await this.api.show(account, post.ref);
    return reply.kind === 'refused' && reply.code === NO_POST ? [post.publicationId] : [];
  }

  /** What was read before the platform stopped answering counts; the rest is asked for another time. */
  private later(
    outcome: ReturnType<typeof unlessOk>,
    figures: Map<string, PostFigures | 'gone'>,
    rest: readonly PostedRef[][],
  ): MeasureOutcome {
    const unasked = new Set(rest.flat().map(({ publicationId }) => publicationId));
    if (figures.size > 0) return { kind: 'measured', figures, unasked };
    const notBefore = outcome.kind === 'retry' ? outcome.notBefore : this.clock.now().getTime() + AGAIN_MS;
    const { reason, text } = outcome;
    return { kind: 'later', notBefore, reason, ...(text ? { text } : {}) };
  }
}

/** A platform that refuses figures, e.g. because the app may not have them, is asked again after this, ms. */
const AGAIN_MS = 6 * 3_600_000;
