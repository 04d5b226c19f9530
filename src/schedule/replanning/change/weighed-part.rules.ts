import type { Misfit } from '../book/misfit.rules.js';
import { type FoundBefore, misfitsAgain, type Patience } from '../book/misfit-again.rules.js';
import { type PlanBook, type PlannedPublication, type RuleFacts, speakerKey } from '../book/plan-book.rules.js';
import { isStill, type PlanPart } from '../book/plan-part.rules.js';

/** What was found out about one part of the plan. */
export interface WeighedPart extends PlanPart {
  /** Those that would not fit, and those of the part that do not fit now; null when nobody had to ask. */
  readonly afterwards: readonly Misfit[];
  readonly already: readonly Misfit[] | null;
}

/** The parts of a plan that was weighed. */
export class KnownParts {
  private readonly byMark: ReadonlyMap<string, WeighedPart>;
  private readonly bySpeaker = new Map<string, WeighedPart>();

  constructor(parts: readonly WeighedPart[]) {
    this.byMark = new Map(parts.map((part) => [part.mark, part]));
    for (const part of parts)
      for (const one of [...part.book.publications, ...part.book.sends]) this.bySpeaker.set(speakerKey(one), part);
  }

  /** The very same part, if what was found about it is still true. */
  same(part: PlanPart): WeighedPart | null {
    const found = this.byMark.get(part.mark);
    return found !== undefined && isStill(part, found.book.now) ? { ...found, ...part } : null;
  }

  /** Those in which somebody of this part spoke: what came of them stands where nothing has changed near. */
  alike({ book }: PlanPart): readonly WeighedPart[] {
    const speakers = new Set([...book.publications, ...book.sends].map(speakerKey));
    return [...new Set([...speakers].flatMap((speaker) => this.bySpeaker.get(speaker) ?? []))];
  }
}

/** Weighs one part, in steps. @returns null when more had to be judged than there is patience for */
export function* weighPart(
  part: PlanPart,
  given: {
    before: RuleFacts;
    after: RuleFacts;
    isAsked: (publication: PlannedPublication) => boolean;
    patience: Patience;
  },
  known: KnownParts | null,
): Generator<void, WeighedPart | null> {
  const { before, after, isAsked, patience } = given;
  const same = known?.same(part);
  if (same) return same;
  const alike = known?.alike(part) ?? [];
  const look = (rules: RuleFacts, found: FoundBefore | null): Generator<void, Misfit[] | null> =>
    misfitsAgain(part.book, rules, isAsked, found, patience);
  const afterwards = yield* look(
    after,
    foundIn(alike, (one) => one.afterwards),
  );
  if (afterwards === null) return null;
  if (afterwards.length === 0) return { ...part, afterwards, already: null };
  const already = yield* look(
    before,
    foundIn(alike, (one) => one.already),
  );
  return already && { ...part, afterwards, already };
}

/** Those of a part that fit now and would not any more. */
export function newMisfits({ afterwards, already }: WeighedPart): Misfit[] {
  const known = new Set(already?.map(({ publication }) => publication.id));
  return afterwards.filter(({ publication }) => !known.has(publication.id));
}

/** What was found in several parts, as if they had been one; null when it was not looked for in all of them. */
function foundIn(
  parts: readonly WeighedPart[],
  misfitsOf: (part: WeighedPart) => readonly Misfit[] | null,
): FoundBefore | null {
  const [first] = parts;
  if (!first) return null;
  const misfits = parts.map(misfitsOf);
  if (misfits.includes(null)) return null;
  const book: PlanBook = {
    now: first.book.now,
    publications: parts.flatMap((part) => part.book.publications),
    sends: parts.flatMap((part) => part.book.sends),
  };
  return { book, misfits: misfits.flatMap((found) => found ?? []) };
}
