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

/** The buckets of a copy, opened at first need with the ledger's sends in them; speakers that share a bucket share the opened one. */
export class OpenedCopy {
  private readonly opened = new Map<string, OpenedBucket>();
  private readonly draws: (Draw | undefined)[] = [];
  private readonly scopes: PlanScope[][];
  private readonly sent = new Map<string, SendInterval[]>();
  private readonly closings: SharedClosings = new Map();
  /** The buckets as those see them for whom places are kept, by id. There is nearly never one. */
  private readonly apart: ReadonlyMap<string, OpenedCopy>;

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
    const keptFor = new Set(copy.sends.flatMap((send) => send.keptFor ?? []));
    this.apart = new Map(
      copy.publications
        .filter(({ id }) => keptFor.has(id))
        .map(({ id, speaker }) => {
          const sends = copy.sends.filter((send) => !send.keptFor?.includes(id)).map(({ keptFor: _, ...send }) => send);
          const queues = (this.scopes[speaker] ?? [])
            .map(({ queue }) => queue)
            .filter((queue) => only?.has(queue) ?? true);
          return [id, new OpenedCopy({ ...copy, sends }, new Set(queues))];
        }),
    );
  }

  /** What the publication draws on, as it finds it: a place that is kept for it is not in its way. */
  askedBy({ id, speaker }: Pick<CopiedPublication, 'id' | 'speaker'>): Draw {
    return this.apart.get(id)?.of(speaker) ?? this.of(speaker);
  }

  /** Takes the place, wherever the speaker's posts count. */
  reserve(speaker: number, slot: number): void {
    for (const bucket of this.of(speaker).counting) bucket.reserve(slot);
    for (const copy of this.apart.values()) copy.reserve(speaker, slot);
  }

  private of(speaker: number): Draw {
    return (this.draws[speaker] ??= this.draw(speaker));
  }

  private draw(speaker: number): Draw {
    const wanted = (this.scopes[speaker] ?? []).filter(({ queue }) => this.only === undefined || this.only.has(queue));
    const open = (scopes: readonly PlanScope[]): OpenedBucket[] => scopes.map((scope) => this.open(scope));
    return {
      normal: this.asked(open(wanted)),
      urgent: this.asked(open(wanted.filter(({ yields }) => !yields))),
      yielding: open(wanted.filter(({ yields }) => yields)),
      counting: open(wanted.filter(({ lookBack }) => lookBack > 0)),
    };
  }

  private asked(buckets: readonly OpenedBucket[]): Asked {
    const freezes = buckets.flatMap(({ gates }) => gates).filter((placed) => placed.freezes);
    return { search: new SlotSearch(searchedGates(buckets), this.closings), freezes };
  }

  private open(scope: PlanScope): OpenedBucket {
    const known = this.opened.get(scope.queue);
    if (known) return known;
    const { key, label, zone, rules } = scope;
    const bucket = new OpenedBucket(
      { key, label, zone, rules, sent: this.sent.get(key) ?? [], planned: [] },
      this.copy.now,
      this.copy.dayClasses,
    );
    this.opened.set(scope.queue, bucket);
    return bucket;
  }
}

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
