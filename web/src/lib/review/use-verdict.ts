import { useCallback, useEffect, useRef, useState } from 'react';
import { actKey } from '../api/client';
import type { ApiError } from '../api/problem';
import { dropDraft } from '../kept-draft';
import { decide, reviewOf, type StoryReview } from './review-calls';
import { dropUnsent, keepUnsent, opinionDraft, type Unsent, unsentOf } from './unsent';
import { hasDecided, type Verdict } from './verdict.rules';

export type Settled =
  { kind: 'done'; verdict: Verdict; review: StoryReview } | { kind: 'refused'; verdict: Verdict; error: ApiError };

/** The one decision on its way: a second is not begun before the first is known to have ended. */
export interface OnItsWay {
  verdict: Verdict;
  /** Why no answer has come yet; null while the first call is out. */
  waiting: ApiError | null;
}

/**
 * Makes decisions, one after the other, and finds out about those that another page left behind.
 * @param onSettled told of every decision whose outcome is known
 */
export function useVerdict(personId: string, onSettled: (settled: Settled) => void) {
  const [onItsWay, setOnItsWay] = useState<OnItsWay | null>(null);
  const [left, setLeft] = useState<Unsent[]>([]);
  const isBusy = useRef(false);
  const settled = useRef(onSettled);
  settled.current = onSettled;

  const send = useCallback(
    async (unsent: Unsent): Promise<void> => {
      // Not the state: two presses within one drawing would both find it empty.
      if (isBusy.current) return;
      isBusy.current = true;
      const { verdict, key } = unsent;
      keepUnsent(personId, unsent);
      setLeft((all) => all.filter((one) => one.verdict.roundId !== verdict.roundId));
      setOnItsWay({ verdict, waiting: null });
      try {
        const outcome = await decide(verdict, key, personId, (waiting) => setOnItsWay({ verdict, waiting }));
        dropUnsent(personId, verdict.roundId);
        if (outcome.kind === 'done') dropDraft(opinionDraft(personId, verdict.roundId));
        settled.current({ ...outcome, verdict });
      } finally {
        isBusy.current = false;
        setOnItsWay(null);
      }
    },
    [personId],
  );

  useEffect(() => {
    let isGone = false;
    void (async () => {
      for (const unsent of unsentOf(personId)) {
        const { verdict } = unsent;
        const review = await reviewOf(verdict.storyId).catch(() => null);
        if (isGone) return;
        if (review && hasDecided(review, verdict.roundId, personId)) {
          dropUnsent(personId, verdict.roundId);
          dropDraft(opinionDraft(personId, verdict.roundId));
          settled.current({ kind: 'done', verdict, review });
        } else {
          // Whoever made it decides whether it is still meant: it may be days old.
          setLeft((all) => [...all.filter((one) => one.verdict.roundId !== verdict.roundId), unsent]);
        }
      }
    })();
    return () => {
      isGone = true;
    };
  }, [personId]);

  return {
    onItsWay,
    /** Made earlier and never answered. */
    left,
    make: (verdict: Verdict) => send({ verdict, key: actKey()['Idempotency-Key'], at: new Date().toISOString() }),
    resume: send,
    giveUp: (unsent: Unsent) => {
      dropUnsent(personId, unsent.verdict.roundId);
      setLeft((all) => all.filter((one) => one !== unsent));
    },
  };
}
