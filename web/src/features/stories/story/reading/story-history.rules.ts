import type { ChangeOut, Overview, Publication, Review, Revision } from '../../api/story-queries';

export type HistoryKind =
  | 'revision'
  | 'submitted'
  | 'approve'
  | 'return'
  | 'withdrawn'
  | 'sealed'
  | 'voided'
  | 'sent'
  | 'archived'
  | `${ChangeOut['kind']}_${'ordered' | 'done' | 'given_up'}`;

/** One thing that happened to a story. */
export interface HistoryEntry {
  at: string;
  kind: HistoryKind;
  /** Who did it, where it was a person. */
  who: string | null;
  /** Which revision, round, stage or account. */
  what: string | { zh: string; en: string };
  /** What was said about it. */
  word: string | null;
}

/** What happened to a story, the last first, told from what is known of it. */
export function historyOf(
  revisions: readonly Pick<Revision, 'number' | 'createdAt' | 'createdBy'>[],
  rounds: Review['rounds'],
  publications: readonly Pick<Publication, 'sentAt' | 'accountName'>[],
  { archivedAt }: Pick<Overview, 'archivedAt'>,
  names: ReadonlyMap<string, string>,
  changes: readonly ChangeOut[],
): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const add = (
    kind: HistoryKind,
    at: string | null,
    who: string | null,
    what: HistoryEntry['what'],
    word: string | null = null,
  ): void => {
    if (at !== null) entries.push({ at, kind, who, what, word });
  };
  for (const { number, createdAt, createdBy } of revisions) {
    add('revision', createdAt, names.get(createdBy) ?? null, String(number));
  }
  for (const { number, submittedAt, submittedBy, stages, seal, state, closedAt, closingReason } of rounds) {
    const round = String(number);
    add('submitted', submittedAt, submittedBy.name, round);
    for (const { name, decision } of stages) {
      if (decision) add(decision.decision, decision.at, decision.person.name, name, decision.opinion);
    }
    if (state === 'withdrawn') add('withdrawn', closedAt, null, round, closingReason);
    if (seal) {
      add('sealed', seal.sealedAt, null, round);
      add('voided', seal.voidedAt, seal.voidedBy?.name ?? null, round, seal.voidReason);
    }
  }
  for (const { sentAt, accountName } of publications) add('sent', sentAt, null, accountName);
  for (const { kind, state, reason, orderedBy, orderedAt, endedAt, endedBy, note, accountName } of changes) {
    // What the platform did at once is one act; what a person was asked for is told as it was asked, and as it ended.
    if (state === 'done' && endedBy === null) add(`${kind}_done`, endedAt, orderedBy, accountName, reason);
    else {
      add(`${kind}_ordered`, orderedAt, orderedBy, accountName, reason);
      if (state === 'done' || state === 'given_up') add(`${kind}_${state}`, endedAt, endedBy, accountName, note);
    }
  }
  add('archived', archivedAt, null, '');
  // Of one moment what came about later stands above.
  return entries.reverse().sort((one, other) => other.at.localeCompare(one.at));
}
