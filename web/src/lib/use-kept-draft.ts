import { useCallback, useState } from 'react';
import { dropDraft, keepDraft, keptDraft } from './kept-draft';

/**
 * What somebody is typing, kept on this machine until the server has it: a reload, an ended session or a crash loses nothing.
 * @param name of the person and the thing
 * @param blank what it begins with; nothing is kept while it is just that
 * @returns what is typed, how to set it, and how to forget it once it was taken
 */
export function useKeptDraft<T>(name: string, blank: T): [draft: T, set: (next: T) => void, forget: () => void] {
  const [draft, setDraft] = useState<T>(() => keptDraft<T>(name) ?? blank);
  const set = useCallback(
    (next: T) => {
      setDraft(next);
      if (next === blank) dropDraft(name);
      else keepDraft(name, next);
    },
    [name, blank],
  );
  const forget = useCallback(() => dropDraft(name), [name]);
  return [draft, set, forget];
}
