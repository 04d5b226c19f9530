import type { OpenedBucket } from '../../planner/opened-bucket.rules.js';
import type { SlotSearch } from '../../planner/slot-search.rules.js';
import { type BucketScope, queueFilter } from '../../throttle/bucket-scope.rules.js';

/** What was read of the plan for one who asks, made ready for many questions. Instants are epoch ms. */
export interface SlotLook {
  readonly scopes: readonly BucketScope[];
  /** Questions may begin here or later. */
  readonly from: number;
  /** Rows read of each bucket at most, and before which instant, by key, they are all there. */
  readonly most: number;
  readonly knownUntil: ReadonlyMap<string, number>;
  /** Beside the scopes, in their order. */
  readonly opened: readonly OpenedBucket[];
  readonly search: SlotSearch;
}

interface Asker {
  readonly departmentId: string;
  readonly accountId: string;
  readonly channel: string;
  readonly priority: 'normal' | 'urgent';
}

/**
 * What is learned while many are given slots in one transaction, which holds their buckets locked unless it is only a rehearsal: the plan is read once for each who asks, every slot
 * that is taken takes its place in what was read, and what was searched in vain is not searched again.
 */
export class SlotBatch {
  private readonly looks = new Map<string, SlotLook>();
  private last: { asker: Asker; slot: number } | null = null;

  /** @param isRehearsal all of it is taken back in the end: nobody is made to wait for it, so what others write meanwhile is not seen in it */
  constructor(readonly isRehearsal = false) {}

  lookOf(asker: Asker): SlotLook | undefined {
    return this.looks.get(keyOf(asker));
  }

  keep(asker: Asker, look: SlotLook): void {
    this.looks.set(keyOf(asker), look);
  }

  /** Notes what was granted, for `take`. */
  granted(asker: Asker, slot: number): void {
    this.last = { asker, slot };
  }

  /** What was granted last is written. */
  take(): void {
    if (this.last === null) return;
    const { asker, slot } = this.last;
    this.last = null;
    const places = new Set(this.lookOf(asker)?.scopes.map((scope) => placeOf(scope, asker)));
    for (const [key, { scopes, opened }] of this.looks)
      for (const [index, scope] of scopes.entries())
        if (scope.lookBack > 0 && places.has(placeOf(scope, { departmentId: departmentIn(key) })))
          opened[index]?.reserve(slot);
  }

  /** It is not, and its place is free. */
  refuse(): void {
    this.last = null;
  }

  /** Something that stood has moved: its place is free, and nothing that was read or searched knows. */
  forget(): void {
    this.last = null;
    this.looks.clear();
  }
}

function keyOf({ departmentId, accountId, channel, priority }: Asker): string {
  return [departmentId, accountId, channel, priority].join('/');
}

function departmentIn(key: string): string {
  return key.split('/')[0] ?? '';
}

/** A queue of its own: on an account that several departments share, each lines up behind its own. */
function placeOf(scope: BucketScope, { departmentId }: Pick<Asker, 'departmentId'>): string {
  return queueFilter(scope, departmentId) === scope.filter ? scope.key : `${scope.key}@${departmentId}`;
}
