import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { AccountAccess, MeasureOutcome, PostedRef, PostFigures } from '../../channel.js';
import { WeiboApi } from '../api/weibo-api.service.js';
import { unlessOk } from '../api/weibo-reply.rules.js';
import { batches, readCounts } from './weibo-counts.rules.js';

/** Reads figures in batches: the user's hundred calls a day are for posting first. */
@Injectable()
export class WeiboCounts {
  constructor(
    private readonly api: WeiboApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    const figures = new Map<string, PostFigures>();
    for (const batch of batches(posts)) {
      const reply = await this.api.counts(
        account,
        batch.map(({ ref }) => ref),
      );
      if (reply.kind !== 'ok') return this.later(unlessOk(reply, this.clock.now().getTime()), figures);
      for (const [id, counted] of readCounts(reply.rows ?? [], batch)) figures.set(id, counted);
    }
    return { kind: 'measured', figures };
  }

  /** What was read before the platform stopped answering counts; the rest is asked for another time. */
  private later(outcome: ReturnType<typeof unlessOk>, figures: Map<string, PostFigures>): MeasureOutcome {
    if (figures.size > 0) return { kind: 'measured', figures };
    const notBefore = outcome.kind === 'retry' ? outcome.notBefore : this.clock.now().getTime() + AGAIN_MS;
    return { kind: 'later', notBefore, reason: outcome.reason };
  }
}

/** A platform that refuses figures, e.g. because the app may not have them, is asked again after this, ms. */
const AGAIN_MS = 6 * 3_600_000;
