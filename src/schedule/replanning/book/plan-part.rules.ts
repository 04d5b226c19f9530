import {
  type BookedSend,
  type PlanBook,
  type PlannedPublication,
  type RuleFacts,
  scopesOf,
  speakerKey,
  type Speaking,
} from './plan-book.rules.js';

/** A part of a plan that shares no bucket with the rest: what fits in it depends on nothing outside. */
export interface PlanPart {
  readonly book: PlanBook;
  /** Equal marks, equal publications in equal places and equal sends. */
  readonly mark: string;
}

/** Looked at between two looks at the clock. */
const STEP = 512;

/** Takes a plan apart, in steps; buckets are those under any of the given rules. */
export function* partsOf(book: PlanBook, under: readonly RuleFacts[]): Generator<void, PlanPart[]> {
  const groups = new SpeakerGroups(under);
  for (const [place, speaking] of [...book.publications, ...book.sends].entries()) {
    if (place % STEP === 0) yield;
    groups.add(speaking);
  }
  const parts = new Map<string, { publications: PlannedPublication[]; sends: BookedSend[] }>();
  const partOf = (speaking: Speaking): { publications: PlannedPublication[]; sends: BookedSend[] } => {
    const root = groups.rootOf(speakerKey(speaking));
    const known = parts.get(root) ?? { publications: [], sends: [] };
    parts.set(root, known);
    return known;
  };
  for (const [place, publication] of book.publications.entries()) {
    if (place % STEP === 0) yield;
    partOf(publication).publications.push(publication);
  }
  for (const send of book.sends) partOf(send).sends.push(send);
  const marked: PlanPart[] = [];
  for (const part of parts.values()) {
    yield;
    marked.push({ book: { ...book, ...part }, mark: markOf(part) });
  }
  return marked;
}

/**
 * Whether what was found out about a part at `then` is still true of one with the same mark now: nothing of it has come due since, and no send is
 * under way, which counts as ending now.
 */
export function isStill({ book }: PlanPart, then: number): boolean {
  return (
    book.publications.every(({ slot }) => slot <= then || slot > book.now) &&
    book.sends.every(({ end }) => end !== null)
  );
}

function markOf({ publications, sends }: Pick<PlanBook, 'publications' | 'sends'>): string {
  return [...publications.map(placeMark), ...sends.map(sendMark).sort()].join('\n');
}

/** Equal marks, and to everybody else's places it makes no difference which of the two. */
export function placeMark(one: PlannedPublication): string {
  return `${one.id} ${speakerKey(one)} ${one.slot} ${one.urgent} ${one.dependsOn !== null}`;
}

/** As `placeMark`, for sends. */
export function sendMark(one: BookedSend): string {
  return `${speakerKey(one)} ${one.begin} ${one.end}`;
}

/** Speakers that share a bucket, directly or through others. */
class SpeakerGroups {
  private readonly above = new Map<string, string>();
  private readonly firstOf = new Map<string, string>();

  constructor(private readonly under: readonly RuleFacts[]) {}

  add(speaking: Speaking): void {
    const speaker = speakerKey(speaking);
    if (this.above.has(speaker)) return;
    this.above.set(speaker, speaker);
    for (const [place, rules] of this.under.entries())
      for (const { key, lock } of scopesOf(rules, speaking)) {
        if (lock === null) continue;
        const bucket = `${place} ${key}`;
        const first = this.firstOf.get(bucket);
        if (first === undefined) this.firstOf.set(bucket, speaker);
        else this.above.set(this.rootOf(speaker), this.rootOf(first));
      }
  }

  rootOf(speaker: string): string {
    let root = speaker;
    for (let next = this.above.get(root); next !== undefined && next !== root; next = this.above.get(root)) root = next;
    // The way is shortened for whoever comes after.
    this.above.set(speaker, root);
    return root;
  }
}
