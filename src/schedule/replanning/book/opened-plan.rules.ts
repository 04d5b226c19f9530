import { OpenedBucket } from '../../planner/opened-bucket.rules.js';
import { SEARCH_DAYS } from '../../planner/because.rules.js';
import {
  type Because,
  type Judgement,
  judgeOpened,
  refusalsBefore,
  searchedGates,
} from '../../planner/planner.rules.js';
import { type SharedClosings, SlotSearch } from '../../planner/slot-search.rules.js';
import { ceilToSecond, DAY } from '../../planner/time/zone-clock.rules.js';
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
  /** What is placed in it makes a difference; hours and blackouts count nothing. */
  readonly counts: boolean;
}

/** Who asks for a place: a publication, or somebody who might speak. */
type Asker = Speaking & { readonly id?: string; readonly urgent: boolean };

/**
 * A whole plan's buckets, opened once for thousands of questions: the ledger's sends are in them from the start, places are taken one
 * by one. Nothing is ever taken out; who asks what would be if something moved opens the plan without it.
 */
export class OpenedPlan {
  private readonly buckets = new Map<string, Opened>();
  private readonly draws = new Map<string, readonly Opened[]>();
  private readonly sent = new Map<string, SendInterval[]>();
  /** By speaker and urgency. */
  private readonly searches = new Map<string, SlotSearch>();
  private readonly closings: SharedClosings = new Map();

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

  /** Whether a send at `at` (epoch ms) fits what is in the buckets, and every rule against it where reasons are wanted. */
  judge(asker: Asker, at: number): Judgement {
    const asked = this.asked(asker).map(({ judged }) => judged);
    if (this.explains(asker)) return judgeOpened(asked, at);
    const refusing = asked.flatMap(({ gates }) => gates.filter(({ gate }) => gate.refuses(at)));
    return { legal: refusing.length === 0, held: refusing.some(({ freezes }) => freezes), because: [] };
  }

  /**
   * The earliest second from `from` (epoch ms) on that fits, outside of freezes too, and where reasons are wanted every rule that refused
   * one before it; null when there is none within a year.
   */
  search(asker: Asker, from: number): { slot: number | null; because: readonly Because[] } {
    const search = this.searchOf(asker);
    const start = ceilToSecond(from);
    const slot = search.first(start, start + SEARCH_DAYS * DAY);
    return { slot, because: this.explains(asker) ? refusalsBefore(search.gates, start, slot) : [] };
  }

  /** Takes the place. */
  reserve(speaking: Speaking, slot: number): void {
    for (const { judged, searched, counts } of this.draw(speaking)) {
      if (!counts) continue;
      judged.reserve(slot);
      if (searched !== judged) searched.reserve(slot);
    }
  }

  private searchOf(asker: Asker): SlotSearch {
    const key = `${speakerKey(asker)}/${asker.urgent}`;
    let search = this.searches.get(key);
    if (!search) {
      search = new SlotSearch(searchedGates(this.asked(asker).map(({ searched }) => searched)), this.closings);
      this.searches.set(key, search);
    }
    return search;
  }

  private explains({ id }: Asker): boolean {
    return this.book.explained === undefined || (id !== undefined && this.book.explained.has(id));
  }

  private asked(speaking: Asker): readonly Opened[] {
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
    const opened = { judged, searched, yields: scope.yields, counts: scope.lookBack > 0 };
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
