import { OpenedBucket } from '../../planner/opened-bucket.rules.js';
import { type Judgement, judgeOpened, type PlanAnswer, searchSlot } from '../../planner/planner.rules.js';
import type { SendInterval } from '../../planner/bucket.rules.js';
import type { ThrottleRule } from '../../planner/throttle-rule.rules.js';
import { type BucketScope, queueFilter } from '../../throttle/bucket-scope.rules.js';
import { type PlanBook, type RuleFacts, scopesOf, speakerKey, type Speaking } from './plan-book.rules.js';

/** One bucket, opened twice where it holds a freeze: judged, a freeze holds; searched, it is moved past like any blackout. */
interface Opened {
  readonly judged: OpenedBucket;
  readonly searched: OpenedBucket;
  /** An urgent post may exceed it. */
  readonly yields: boolean;
}

/**
 * A whole plan's buckets, opened once for thousands of questions: the ledger's sends are in them from the start, places are taken one
 * by one. Nothing is ever taken out; who asks what would be if something moved opens the plan without it.
 */
export class OpenedPlan {
  private readonly buckets = new Map<string, Opened>();
  private readonly draws = new Map<string, readonly Opened[]>();
  private readonly sent = new Map<string, SendInterval[]>();

  constructor(
    private readonly book: PlanBook,
    private readonly rules: RuleFacts,
  ) {
    const scopes = new Map<string, BucketScope[]>();
    for (const send of book.sends) {
      const speaker = speakerKey(send);
      const own = scopes.get(speaker) ?? scopesOf(rules, send);
      scopes.set(speaker, own);
      for (const { key, lock } of own) {
        if (lock === null) continue;
        const sends = this.sent.get(key);
        if (sends) sends.push(send);
        else this.sent.set(key, [send]);
      }
    }
  }

  /** Whether a send at `at` (epoch ms) fits what is in the buckets, and every rule against it. */
  judge(speaking: Speaking & { urgent: boolean }, at: number): Judgement {
    const asked = this.asked(speaking);
    return judgeOpened(
      asked.map(({ judged }) => judged),
      at,
    );
  }

  /** The earliest second from `from` (epoch ms) on that fits, outside of freezes too, with every rule that refused one before it. */
  search(speaking: Speaking & { urgent: boolean }, from: number): PlanAnswer {
    const asked = this.asked(speaking);
    return searchSlot(
      asked.map(({ searched }) => searched),
      from,
    );
  }

  /** Takes the place. */
  reserve(speaking: Speaking, slot: number): void {
    for (const { judged, searched } of this.draw(speaking)) {
      judged.reserve(slot);
      if (searched !== judged) searched.reserve(slot);
    }
  }

  private asked(speaking: Speaking & { urgent: boolean }): readonly Opened[] {
    const all = this.draw(speaking);
    return speaking.urgent ? all.filter(({ yields }) => !yields) : all;
  }

  private draw(speaking: Speaking): readonly Opened[] {
    const speaker = speakerKey(speaking);
    let draw = this.draws.get(speaker);
    if (!draw) {
      draw = scopesOf(this.rules, speaking).map((scope) => this.open(scope, speaking.departmentId));
      this.draws.set(speaker, draw);
    }
    return draw;
  }

  private open(scope: BucketScope, departmentId: string): Opened {
    // On an account several departments share, each lines up in its own queue.
    const place = queueFilter(scope, departmentId) === scope.filter ? scope.key : `${scope.key}@${departmentId}`;
    const known = this.buckets.get(place);
    if (known) return known;
    const { key, label, zone, rules } = scope;
    const bucket = { key, label, zone, rules, sent: this.sent.get(key) ?? [], planned: [] };
    const judged = new OpenedBucket(bucket, this.book.now, this.rules.dayClasses);
    const searched = rules.some(isFreeze)
      ? new OpenedBucket({ ...bucket, rules: rules.map(shifting) }, this.book.now, this.rules.dayClasses)
      : judged;
    const opened = { judged, searched, yields: scope.yields };
    this.buckets.set(place, opened);
    return opened;
  }
}

function isFreeze(rule: ThrottleRule): boolean {
  return rule.type === 'blackout' && rule.mode === 'freeze';
}

function shifting(rule: ThrottleRule): ThrottleRule {
  return rule.type === 'blackout' ? { ...rule, mode: 'shift' } : rule;
}
