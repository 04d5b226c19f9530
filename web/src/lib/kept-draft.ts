/**
 * What somebody has typed and the server does not have yet, kept on this machine until it has. Named by person and thing, so that nobody
 * finds another's words. A full or forbidden store keeps nothing: typing goes on.
 */
const PREFIX = 'xuanfa.draft.';

export function keepDraft(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Nothing to be done about it here; the page itself still has it.
  }
}

export function keptDraft<T>(name: string): T | null {
  try {
    const kept = localStorage.getItem(PREFIX + name);
    return kept === null ? null : (JSON.parse(kept) as T);
  } catch {
    return null;
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // As above.
  }
}
