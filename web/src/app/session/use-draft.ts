import { useCallback, useState } from 'react';
import { useMe } from './session-gate';

const PREFIX = 'xuanfa.draft.';

/**
 * Text somebody is typing, kept on this machine under the person and the thing until the server has it: a reload, an ended session or a
 * crash loses nothing.
 * @returns the text, how to set it, and how to forget it once it was taken
 */
export function useDraft(thing: string): [string, (text: string) => void, () => void] {
  const { personId } = useMe();
  const key = `${PREFIX}${personId}.${thing}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  const set = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === '') localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // The machine keeps no more: what is typed still stands on the page.
      }
    },
    [key],
  );
  const forget = useCallback(() => localStorage.removeItem(key), [key]);
  return [text, set, forget];
}
