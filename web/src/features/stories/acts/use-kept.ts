import { useState } from 'react';
import { useMe } from '../../../app/session/session-gate';

/** A text that is kept on this machine until the server has what it was for, by person and purpose. */
export function useKept(purpose: string): [text: string, keep: (text: string) => void, forget: () => void] {
  const key = `xuanfa.kept.${useMe().personId}.${purpose}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  return [
    text,
    (next) => {
      localStorage.setItem(key, next);
      setText(next);
    },
    () => localStorage.removeItem(key),
  ];
}
