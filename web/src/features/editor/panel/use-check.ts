import { useEffect, useState } from 'react';
import { type Check, checkDraft } from '../api/editor-queries';
import type { Draft } from '../draft/draft';

/** After so long without a key the text is looked at, ms. */
const REST_MS = 700;
const AGAIN_MS = 8_000;

/** What the draft would become on each channel, a moment behind what is typed. */
export function useCheck(id: string, draft: Draft, isOn: boolean) {
  const [check, setCheck] = useState<Check | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isOn) return;
    const leaving = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(
      () => {
        checkDraft(id, draft, leaving.signal).then(
          (answer) => {
            setCheck(answer);
            setTrouble(null);
          },
          (error: unknown) => {
            if (leaving.signal.aborted) return;
            setTrouble(error instanceof Error ? error.message : String(error));
            again = setTimeout(() => setTries((n) => n + 1), AGAIN_MS);
          },
        );
      },
      check === null ? 0 : REST_MS,
    );
    return () => {
      clearTimeout(timer);
      clearTimeout(again);
      leaving.abort();
    };
    // The first answer is not waited for; later ones are a moment behind.
  }, [id, draft, isOn, tries]);
  return { check, trouble };
}
