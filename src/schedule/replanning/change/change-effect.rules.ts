import type { Misfit } from '../book/misfit.rules.js';
import type { Patience } from '../book/misfit-again.rules.js';
import { byPlace, isWithin, type PlanBook, type PlannedPublication, type RuleFacts } from '../book/plan-book.rules.js';
import { partsOf } from '../book/plan-part.rules.js';
import type { Shown } from './confirmation.rules.js';
import { KnownParts, newMisfits, type WeighedPart, weighPart } from './weighed-part.rules.js';
import { changedRules, concernedBy, digestOf, type RuleChange } from './rule-change.rules.js';
import { type AccountFacts, findSilences, type Silence, speakersWithin } from './silence.rules.js';

/** What a change of the rules would do to the plan and to those who plan. */
export interface ChangeEffect {
  /** The rules as they would be. */
  readonly after: RuleFacts;
  /** Publications looked at: those the change concerns whose slots are still ahead. */
  readonly planned: number;
  /** Those that fit now and would not any more, in the order of the plan. */
  readonly misfits: readonly Misfit[];
  /** Those who may speak at some time now and never could any more. */
  readonly silences: readonly Silence[];
  /** Everybody the change concerns would be silenced by it. */
  readonly silencesAll: boolean;
  /** What a person has to be shown; null when there is nothing to confirm. */
  readonly shown: Shown | null;
}

/** A change weighed, with what a second weighing need not find out again. */
export interface Weighing {
  readonly effect: ChangeEffect;
  readonly parts: KnownParts;
  /** Equal marks, equal accounts. */
  readonly accounts: string;
}

/** The answer, unless more would have had to be judged than there was patience for. */
type Answer = Generator<void, Weighing | null>;

/** Weighs a change against the plan, without making it; in steps. */
export function* weighing(
  book: PlanBook,
  before: RuleFacts,
  change: RuleChange,
  accounts: readonly AccountFacts[],
  known: Weighing | null = null,
): Generator<void, Weighing> {
  const found = yield* weighed(book, before, change, accounts, known, { left: Infinity });
  if (found === null) throw new Error('patience without end has come to an end');
  return found;
}

/**
 * Weighs it once more, in steps: only what differs from what was weighed under the same rules is judged again.
 * @param most publications that may be judged
 * @returns null when that is not enough, or the accounts are others, so that who could speak at all would have to be found out anew
 */
export function* weighingAgain(
  book: PlanBook,
  before: RuleFacts,
  change: RuleChange,
  accounts: readonly AccountFacts[],
  known: Weighing,
  most: number,
): Answer {
  if (JSON.stringify(accounts) !== known.accounts) return null;
  return yield* weighed(book, before, change, accounts, known, { left: most });
}

function* weighed(
  book: PlanBook,
  before: RuleFacts,
  change: RuleChange,
  accounts: readonly AccountFacts[],
  known: Weighing | null,
  patience: Patience,
): Answer {
  const after = changedRules(before, change);
  const scopes = concernedBy(before, change);
  const isAsked = (publication: PlannedPublication): boolean =>
    scopes.some((scope) => isWithin(scope, publication, before.paths) || isWithin(scope, publication, after.paths));
  const planned = book.publications.filter((publication) => publication.slot > book.now && isAsked(publication)).length;
  const parts: WeighedPart[] = [];
  if (planned > 0)
    for (const part of yield* partsOf(book, [before, after])) {
      yield;
      const found = yield* weighPart(part, { before, after, isAsked, patience }, known?.parts ?? null);
      if (found === null) return null;
      parts.push(found);
    }
  const misfits = parts.flatMap(newMisfits).sort((a, b) => byPlace(a.publication, b.publication));
  const speakers = speakersWithin(scopes, after, accounts);
  yield;
  const accountsMark = JSON.stringify(accounts);
  // Who could never speak depends on no plan, and what a year holds does not change in the seconds between two weighings.
  const silences =
    known?.accounts === accountsMark ? known.effect.silences : newSilences(speakers, before, after, book.now);
  const effect = {
    after,
    planned,
    misfits,
    silences,
    silencesAll: speakers.length > 0 && silences.length === speakers.length,
    shown: shownOf(change, misfits, silences),
  };
  return { effect, parts: new KnownParts(parts), accounts: accountsMark };
}

function newSilences(
  speakers: Parameters<typeof findSilences>[0],
  before: RuleFacts,
  after: RuleFacts,
  now: number,
): Silence[] {
  const afterwards = findSilences(speakers, after, now);
  if (afterwards.length === 0) return [];
  const already = new Set(findSilences(speakers, before, now).map(silenceKey));
  return afterwards.filter((silence) => !already.has(silenceKey(silence)));
}

function silenceKey({ departmentId, channel, accountId }: Silence): string {
  return `${departmentId}/${channel}/${accountId}`;
}

/** The change and who is silenced by it. Names change nothing, so they are left out. */
function shownOf(change: RuleChange, misfits: readonly Misfit[], silences: readonly Silence[]): Shown | null {
  if (misfits.length + silences.length === 0) return null;
  const facts = JSON.stringify(change, (key, value: unknown) => (key === 'name' ? undefined : value));
  return {
    change: digestOf([facts, silences.map(silenceKey).sort()]),
    misfits: misfits.length,
    held: misfits.filter(({ held }) => held).length,
  };
}
