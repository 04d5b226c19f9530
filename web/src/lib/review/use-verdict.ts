import { useCallback, useEffect, useRef, useState } from 'react';
import { actKey } from '../api/client';
import type { ApiError } from '../api/problem';
import { dropDraft } from '../kept-draft';
import { decide, reviewOf, type StoryReview } from './review-calls';
import {
  dropLostOpinion,
  dropUnsent,
  keepLostOpinion,
  keepUnsent,
  type LostOpinion,
  lostOpinionsOf,
  opinionDraft,
  type Unsent,
  unsentOf,
} from './unsent';
import { hasDecided, isGone as isOver, type Verdict } from './verdict.rules';

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
  const [lost, setLost] = useState<LostOpinion[]>(() => lostOpinionsOf(personId));
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
        if (outcome.kind === 'refused' && isOver(outcome.error) && verdict.opinion !== null) {
          const { roundId, title, decision, opinion } = verdict;
          setLost(keepLostOpinion(personId, { roundId, title, decision, opinion }));
        }
        if (outcome.kind === 'done' || isOver(outcome.error)) dropDraft(opinionDraft(personId, verdict.roundId));
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
    /** Written on pieces that were decided, or taken back, before it arrived. */
    lost,
    forget: ({ roundId }: LostOpinion) => setLost(dropLostOpinion(personId, roundId)),
    make: (verdict: Verdict) => send({ verdict, key: actKey()['Idempotency-Key'], at: new Date().toISOString() }),
    resume: send,
    giveUp: (unsent: Unsent) => {
      dropUnsent(personId, unsent.verdict.roundId);
      setLeft((all) => all.filter((one) => one !== unsent));
    },
  };
}
