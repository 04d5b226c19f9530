/**
 * What somebody has typed and the server does not have yet, kept on this machine until it has. Named by person and thing, so that nobody
 * finds another's words. A full or forbidden store keeps nothing: typing goes on.
 */
const PREFIX = 'xuanfa.draft.';

/** @returns false where the machine keeps no more; the page itself still has it */
export function keepDraft(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function keptDraft<T>(name: string): T | null {
  try {
    return parsed<T>(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing is kept there, then.
  }
}

/**
 * Hears of what is kept under the name, or dropped, in another window.
 * @returns how to hear no more
 */
export function onDraftElsewhere<T>(name: string, hear: (value: T | null) => void): () => void {
  const listener = ({ key, newValue }: StorageEvent): void => {
    if (key === PREFIX + name) hear(parsed<T>(newValue));
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

function parsed<T>(text: string | null): T | null {
  try {
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
