import { Inject, Injectable } from '@nestjs/common';
import { appearsWithinMs } from '../../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../../platform/clock.js';
import type { FindOutcome, SendPackage } from '../../channel.js';
import { WeiboApi } from '../api/weibo-api.service.js';
import { datedHere, readAt } from '../../codes/platform-reply.rules.js';
import { unlessOk } from '../api/weibo-reply.rules.js';
import { permalinkOf, reachesBackTo, readTimeline, searchTimeline, type TimelineRow } from '../weibo-post.rules.js';

/** Posts read back at once, the most the platform hands out. */
const READ_COUNT = 100;
/** The platform's clock and ours may differ this much. */
const CLOCK_SKEW_MS = 10 * 60_000;
/** Links followed at most in one reading: each is a call of its own. */
const FOLLOW_AT_MOST = 5;

/** Reads posts back from the user's own timeline, by the marker in their link or, where that was rewritten, by where it leads. */
@Injectable()
export class WeiboTimeline {
  constructor(
    private readonly api: WeiboApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param text what was posted */
  async find(pack: SendPackage, text: string, beganAt: number): Promise<FindOutcome> {
    const reply = await this.api.timeline(pack.account, READ_COUNT);
    if (reply.kind !== 'ok') {
      const outcome = unlessOk(reply, this.now());
      return { kind: 'unknown', reason: outcome.reason };
    }
    const readOn = this.now();
    const page = readTimeline(reply.body);
    if (!page) return { kind: 'unknown', reason: 'the timeline is unreadable' };
    const verdict = searchTimeline(page.rows, text, pack.marker, beganAt - CLOCK_SKEW_MS);
    const found = ({ mid, createdAt }: TimelineRow): FindOutcome => ({
      kind: 'found',
      ref: mid,
      url: permalinkOf(pack.account.settings, mid),
      postedAt: datedHere(createdAt, reply, readOn),
    });
    if (verdict.kind === 'found') return found(verdict.row);
    const chosen = verdict.kind === 'candidates' ? await this.choose(pack, verdict.rows, found) : null;
    if (chosen) return chosen;
    if (this.now() - beganAt < appearsWithinMs(pack.account.settings)) {
      return { kind: 'unknown', reason: 'the post may still be under way into the timeline' };
    }
    const back = reachesBackTo(page);
    return back === null
      ? { kind: 'unknown', reason: 'the timeline came back empty' }
      : { kind: 'absent', reachesBackTo: back, ...readAt(reply) };
  }

  /**
   * Among posts with our words: the one whose link leads to our marker; or, where links cannot be followed, the only one there is.
   * Null when all of them lead elsewhere.
   */
  private async choose(
    pack: SendPackage,
    rows: TimelineRow[],
    found: (row: TimelineRow) => FindOutcome,
  ): Promise<FindOutcome | null> {
    const open: TimelineRow[] = [];
    for (const row of rows.slice(0, FOLLOW_AT_MOST)) {
      const led = await this.api.leadsTo(pack.account, row.text, pack.marker);
      if (led === 'ours') return found(row);
      if (led === 'unknown') open.push(row);
    }
    const [only] = open;
    const followedAll = rows.length <= FOLLOW_AT_MOST;
    if (!only && followedAll) return null;
    if (only && open.length === 1 && followedAll) return found(only);
    return { kind: 'unknown', reason: `${rows.length} posts have these words; none shows whose it is` };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
