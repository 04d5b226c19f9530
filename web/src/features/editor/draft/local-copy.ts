import { dropDraft, keepDraft, keptDraft, onDraftElsewhere } from '../../../lib/kept-draft';
import type { Draft } from './draft';

/** What is typed and not saved: kept on this machine at once, on the server at rests. */
export interface Copy {
  draft: Draft;
  /** Number of the revision it goes out from. */
  baseRevision: number;
  /** ISO. */
  changedAt: string;
  /** The window it was typed in. */
  window: string;
}

const nameOf = (personId: string, storyId: string): string => `${personId}.${storyId}`;
const asideOf = (personId: string, storyId: string): string => `${nameOf(personId, storyId)}.aside`;

export function readCopy(personId: string, storyId: string): Copy | null {
  return asCopy(keptDraft(nameOf(personId, storyId)));
}

/** @returns false where the machine keeps no more: then only the server can */
export function writeCopy(personId: string, storyId: string, copy: Copy): boolean {
  return keepDraft(nameOf(personId, storyId), copy);
}

export function dropCopy(personId: string, storyId: string): void {
  dropDraft(nameOf(personId, storyId));
}

/** Hears of what the same person types into the same story in another window. */
export function onOtherWindow(personId: string, storyId: string, hear: (copy: Copy | null) => void): () => void {
  return onDraftElsewhere(nameOf(personId, storyId), (copy) => hear(asCopy(copy)));
}

/** What a person gave up, once more within reach until they give up something else. */
export function layAside(personId: string, storyId: string, draft: Draft): void {
  keepDraft(asideOf(personId, storyId), draft);
}

export function laidAside(personId: string, storyId: string): Draft | null {
  return keptDraft(asideOf(personId, storyId));
}

/** What the server has kept as a text. */
export function parseCopy(text: string | null): Copy | null {
  try {
    return text === null ? null : asCopy(JSON.parse(text));
  } catch {
    return null;
  }
}

function asCopy(kept: unknown): Copy | null {
  const copy = kept as Partial<Copy> | null;
  if (!copy || typeof copy.baseRevision !== 'number' || typeof copy.changedAt !== 'string') return null;
  return copy.draft?.body?.type === 'doc' && copy.draft.forms ? (copy as Copy) : null;
}
