/** A round as far as it tells which version a reviewer saw last. */
export interface SeenRound {
  id: string;
  number: number;
  revisionId: string;
  stages: readonly { decision: { person: { id: string } } | null }[];
}

/** A version to compare with, and why this one. */
export interface Earlier {
  revisionId: string;
  round: number;
  /** `mine`: I decided on it; `handed-in`: somebody did, or it was withdrawn, before I ever decided. */
  why: 'mine' | 'handed-in';
}

/**
 * What a reviewer compares the piece with: the version they decided on last; before their first decision, the one handed in last.
 * @param rounds the story's, the latest first; the first of them is the one that is read now
 * @returns null when the piece has not been handed in before
 */
export function earlierVersion(rounds: readonly SeenRound[], personId: string): Earlier | null {
  const [current, ...before] = [...rounds].sort((a, b) => b.number - a.number);
  if (!current) return null;
  const mine = before.find(({ stages }) => stages.some(({ decision }) => decision?.person.id === personId));
  const base = mine ?? before[0];
  return base ? { revisionId: base.revisionId, round: base.number, why: mine ? 'mine' : 'handed-in' } : null;
}

/** What of a deadline a reviewer must see: the piece is to leave from `from`, and cannot after `to`. */
export type Urgency = 'over' | 'late' | 'soon' | 'calm';

/** Within so long before its window a piece is urgent, ms. */
const SOON_MS = 2 * 3_600_000;

/** `over`: it can no longer be published; `late`: its time has begun and it is still here; `soon`: it begins within two hours. */
export function urgencyOf(windowFrom: string, windowTo: string, now: number): Urgency {
  if (Date.parse(windowTo) <= now) return 'over';
  const left = Date.parse(windowFrom) - now;
  return left <= 0 ? 'late' : left <= SOON_MS ? 'soon' : 'calm';
}

/** Where to go on after a piece is done with: the one after it, or the first of what is left. */
export function nextOf<T extends { id: string }>(queue: readonly T[], doneId: string): T | null {
  const index = queue.findIndex(({ id }) => id === doneId);
  const rest = queue.filter(({ id }) => id !== doneId);
  return rest[Math.max(index, 0)] ?? rest[0] ?? null;
}

/** A digest as people compare it: its first twelve characters in groups of four. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ');
}
