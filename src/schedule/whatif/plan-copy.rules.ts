import type { DayClassTable } from '../planner/planner.rules.js';
import type { SendInterval } from '../planner/bucket.rules.js';
import { OpenedBucket, type PlacedGate } from '../planner/opened-bucket.rules.js';
import { searchedGates } from '../planner/planner.rules.js';
import { type SharedClosings, SlotSearch } from '../planner/slot-search.rules.js';
import {
  type BlackoutFacts,
  type BucketScope,
  bucketScopes,
  type PolicyFacts,
  queueFilter,
  type SpeakingScope,
} from '../throttle/bucket-scope.rules.js';

/** One publication of the plan that is copied. Instants are epoch ms. */
export interface CopiedPublication {
  readonly id: string;
  /** Index into the copy's speakers. */
  readonly speaker: number;
  readonly urgent: boolean;
  /** The slot it was first granted: its place in the order of the waiting. */
  readonly firstSlot: number;
  readonly slot: number;
  readonly wish: number;
  readonly windowFrom: number;
  /** Not included. */
  readonly windowTo: number;
  /** The page it links to, when that is in the copy too. */
  readonly dependsOn: string | null;
  /** Slot of a page outside the copy that has not gone out, or null. */
  readonly pageSlot: number | null;
}

/** A send of the ledger: who spoke, and when. */
export interface CopiedSend extends SendInterval {
  readonly speaker: number;
  /** A place that is kept while it may be out (decision 60): the publications in whose way it does not stand. Absent for all that is no such place. */
  readonly keptFor?: readonly string[];
}

/** Everything a plan is made from, copied at one moment; nothing in it changes while it is planned anew. */
export interface PlanCopy {
  /** When it was copied. */
  readonly now: number;
  readonly speakers: readonly SpeakingScope[];
  /** In the order of the waiting, see `byWaiting`. */
  readonly publications: readonly CopiedPublication[];
  readonly sends: readonly CopiedSend[];
  readonly policies: readonly PolicyFacts[];
  readonly blackouts: readonly BlackoutFacts[];
  readonly dayClasses: DayClassTable;
  /** Zone of blackouts and of what is shown. */
  readonly zone: string;
}

/** What is asked for a slot. */
export interface Asked {
  readonly search: SlotSearch;
  /** What lays a slot aside for a person. */
  readonly freezes: readonly PlacedGate[];
}

/** The buckets one speaker draws on, opened. */
export interface Draw {
  readonly normal: Asked;
  /** What holds back even an urgent post. */
  readonly urgent: Asked;
  /** What an urgent post goes past, and still draws on. */
  readonly yielding: readonly OpenedBucket[];
  /** Those that count what is placed in them; hours and blackouts count nothing. */
  readonly counting: readonly OpenedBucket[];
}

/** A bucket as it is planned in. */
interface PlanScope extends BucketScope {
  /** Sends are the bucket's; slots only those of everybody who lines up in the same queue. */
  readonly queue: string;
}

/** Opens a bucket of the plan. */
type Open = (scope: PlanScope) => OpenedBucket;

/** The buckets of a copy, opened at first need with the ledger's sends in them; speakers that share a bucket share the opened one. */
export class OpenedCopy {
  private readonly opened = new Map<string, OpenedBucket>();
  private readonly draws: (Draw | undefined)[] = [];
  private readonly scopes: PlanScope[][];
  private readonly sent = new Map<string, CopiedSend[]>();
  private readonly closings: SharedClosings = new Map();
  /** For whom places are kept, by id. There is nearly never one. */
  private readonly keptFor: ReadonlySet<string>;
  /** The slots taken since, by queue; only as far as anybody sees the buckets otherwise than the rest. */
  private readonly taken = new Map<string, number[]>();

  /** @param only queues that are wanted; all when absent. Others are neither opened nor drawn on. */
  constructor(
    private readonly copy: PlanCopy,
    private readonly only?: ReadonlySet<string>,
  ) {
    this.scopes = scopesOf(copy);
    for (const send of copy.sends)
      for (const scope of this.scopes[send.speaker] ?? []) {
        if (scope.lock === null) continue;
        const sends = this.sent.get(scope.key);
        if (sends) sends.push(send);
        else this.sent.set(scope.key, [send]);
      }
    this.keptFor = new Set(copy.sends.flatMap((send) => send.keptFor ?? []));
  }

  /** Whether it finds the buckets otherwise than others do: then `askedBy` is work by itself, as much as there are sends. */
  isApart({ id }: Pick<CopiedPublication, 'id'>): boolean {
    return this.keptFor.has(id);
  }

  /**
   * What the publication draws on, as it finds it now: a place that is kept for it is not in its way. Where there is one, the buckets are opened for it
   * alone, when its turn comes, and let go after it: many of them standing side by side would fill the memory and each take every slot.
   */
  askedBy(publication: Pick<CopiedPublication, 'id' | 'speaker'>): Draw {
    const { id, speaker } = publication;
    if (!this.isApart(publication)) return this.of(speaker);
    const own = new Map<string, OpenedBucket>();
    return this.draw(speaker, (scope) => {
      const bucket =
        own.get(scope.queue) ??
        this.bucket(
          scope,
          (this.sent.get(scope.key) ?? []).filter(({ keptFor }) => !keptFor?.includes(id)),
          this.taken.get(scope.queue) ?? [],
        );
      own.set(scope.queue, bucket);
      return bucket;
    });
  }

  /** Takes the place, wherever the speaker's posts count. */
  reserve(speaker: number, slot: number): void {
    for (const bucket of this.of(speaker).counting) bucket.reserve(slot);
    if (this.keptFor.size === 0) return;
    for (const { queue } of this.wanted(speaker).filter(counts)) {
      const slots = this.taken.get(queue);
      if (slots) slots.push(slot);
      else this.taken.set(queue, [slot]);
    }
  }

  private of(speaker: number): Draw {
    return (this.draws[speaker] ??= this.draw(speaker, (scope) => this.open(scope)));
  }

  private wanted(speaker: number): PlanScope[] {
    return (this.scopes[speaker] ?? []).filter(({ queue }) => this.only === undefined || this.only.has(queue));
  }

  private draw(speaker: number, open: Open): Draw {
    const wanted = this.wanted(speaker);
    return {
      normal: this.asked(wanted.map(open)),
      urgent: this.asked(wanted.filter(({ yields }) => !yields).map(open)),
      yielding: wanted.filter(({ yields }) => yields).map(open),
      counting: wanted.filter(counts).map(open),
    };
  }

  private asked(buckets: readonly OpenedBucket[]): Asked {
    const freezes = buckets.flatMap(({ gates }) => gates).filter((placed) => placed.freezes);
    return { search: new SlotSearch(searchedGates(buckets), this.closings), freezes };
  }

  private open(scope: PlanScope): OpenedBucket {
    const known = this.opened.get(scope.queue);
    if (known) return known;
    const bucket = this.bucket(scope, this.sent.get(scope.key) ?? [], []);
    this.opened.set(scope.queue, bucket);
    return bucket;
  }

  private bucket(
    { key, label, zone, rules }: PlanScope,
    sent: readonly SendInterval[],
    planned: readonly number[],
  ): OpenedBucket {
    return new OpenedBucket({ key, label, zone, rules, sent, planned }, this.copy.now, this.copy.dayClasses);
  }
}

/** Whether it counts what is placed in it. */
const counts = ({ lookBack }: PlanScope): boolean => lookBack > 0;

/** The buckets of every speaker, by its index. A send draws on the same ones as a publication of the same speaker. */
export function scopesOf(copy: PlanCopy): PlanScope[][] {
  return copy.speakers.map((speaker) =>
    bucketScopes(speaker, copy.policies, copy.blackouts, copy.zone).map((scope) => {
      const isShared = queueFilter(scope, speaker.departmentId) !== scope.filter;
      return { ...scope, queue: isShared ? `${scope.key} ${speaker.departmentId}` : scope.key };
    }),
  );
}

const ORDERED_AT_ONCE = 4096;

/**
 * The order in which a copy is planned anew, as indices of its publications: that of the waiting, except that a page goes before what links to it.
 * Yields every few thousand.
 */
export function* planningOrder(
  publications: readonly CopiedPublication[],
  places: ReadonlyMap<string, number>,
): Generator<void, number[]> {
  const order: number[] = [];
  const met = new Uint8Array(publications.length);
  for (let index = 0; index < publications.length; index++) {
    if (index % ORDERED_AT_ONCE === 0) yield;
    // Up to a page that is in its place already; a ring, which the schedule cannot make, is cut where it closes.
    const chain: number[] = [];
    for (let next: number | undefined = index; next !== undefined && met[next] === 0;) {
      met[next] = 1;
      chain.push(next);
      const page: string | null = (publications[next] as CopiedPublication).dependsOn;
      next = page === null ? undefined : places.get(page);
    }
    for (let link = chain.pop(); link !== undefined; link = chain.pop()) order.push(link);
  }
  return order;
}

/** Where the pages stand that others link to: the index of each by its id. */
export function pagePlaces(publications: readonly CopiedPublication[]): Map<string, number> {
  const pages = new Set(publications.flatMap(({ dependsOn }) => dependsOn ?? []));
  const places = new Map<string, number>();
  if (pages.size > 0) for (const [index, { id }] of publications.entries()) if (pages.has(id)) places.set(id, index);
  return places;
}

/** The order of the waiting: urgent first, then by first slot, then by id. */
export function byWaiting(left: CopiedPublication, right: CopiedPublication): number {
  if (left.urgent !== right.urgent) return left.urgent ? -1 : 1;
  if (left.firstSlot !== right.firstSlot) return left.firstSlot - right.firstSlot;
  return left.id < right.id ? -1 : 1;
}
