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

const keyOf = (personId: string, storyId: string): string => `xuanfa.draft.${personId}.${storyId}`;

export function readCopy(personId: string, storyId: string): Copy | null {
  return parseCopy(localStorage.getItem(keyOf(personId, storyId)));
}

/** @returns false where the machine keeps no more: then only the server can */
export function writeCopy(personId: string, storyId: string, copy: Copy): boolean {
  try {
    localStorage.setItem(keyOf(personId, storyId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropCopy(personId: string, storyId: string): void {
  localStorage.removeItem(keyOf(personId, storyId));
}

/** Hears of what the same person types into the same story in another window. */
export function onOtherWindow(personId: string, storyId: string, hear: (copy: Copy | null) => void): () => void {
  const key = keyOf(personId, storyId);
  const listener = (event: StorageEvent): void => {
    if (event.key === key) hear(parseCopy(event.newValue));
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

/** What a person gave up, once more within reach until they give up something else. */
export function layAside(personId: string, storyId: string, draft: Draft): void {
  try {
    localStorage.setItem(`${keyOf(personId, storyId)}.aside`, JSON.stringify(draft));
  } catch {
    // No room: it was given up.
  }
}

export function laidAside(personId: string, storyId: string): Draft | null {
  const kept = localStorage.getItem(`${keyOf(personId, storyId)}.aside`);
  return kept === null ? null : (parse(kept) as Draft | null);
}

export function parseCopy(text: string | null): Copy | null {
  const copy = text === null ? null : (parse(text) as Partial<Copy> | null);
  if (!copy || typeof copy.baseRevision !== 'number' || typeof copy.changedAt !== 'string') return null;
  return copy.draft?.body?.type === 'doc' && copy.draft.forms ? (copy as Copy) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
