/** What a reviewer says of a piece, and of which piece as it was read. */
export interface Verdict {
  storyId: string;
  roundId: string;
  title: string;
  /** Index of the stage that was open. */
  stage: number;
  /** sha256 of what was read. */
  digest: string;
  decision: 'approve' | 'return';
  opinion: string | null;
}

/** Why a call did not end well; `status` is 0 where no answer came. */
export interface Refusal {
  status: number;
  code: string;
}

/** The part of a review by which a decision is known again. */
export interface DecidedRounds {
  rounds: readonly {
    id: string;
    stages: readonly { decision: { decision: string; person: { id: string } } | null }[];
  }[];
}

export type VerdictOutcome<Review, Failure extends Refusal> =
  | { kind: 'done'; review: Review }
  /** Nothing was decided; the words are the server's. */
  | { kind: 'refused'; error: Failure };

export interface Way<Review, Failure extends Refusal> {
  /** Sends it under the key; the server decides once under a key, however often it is sent. */
  send: (verdict: Verdict, key: string) => Promise<Review>;
  /** Asks how the review stands. */
  look: () => Promise<Review>;
  /** Waits before another try. @param tries so far */
  pause: (tries: number) => Promise<void>;
  newKey: () => string;
  /** What the call threw, when it is a refusal or a lost connection. */
  failureOf: (thrown: unknown) => Failure | null;
  /** Told whenever an answer is waited for longer than one call takes. */
  onWait: (failure: Failure) => void;
}

/** Whether the person has decided the round, at any of its stages: nobody decides twice in a round. */
export function hasDecided(review: DecidedRounds, roundId: string, personId: string): boolean {
  const round = review.rounds.find(({ id }) => id === roundId);
  return round?.stages.some(({ decision }) => decision?.person.id === personId) ?? false;
}

/**
 * Sends a decision until it is known what became of it: over a network that is gone for a while, a session that ended, a server that
 * was started anew. It is sent again under the same key; where the server cannot tell what became of a call, the review is asked.
 * @param key of the first call; keep it with the verdict before calling, so that another page can go on
 */
export async function deliverVerdict<Review extends DecidedRounds, Failure extends Refusal>(
  verdict: Verdict,
  key: string,
  personId: string,
  way: Way<Review, Failure>,
): Promise<VerdictOutcome<Review, Failure>> {
  let current = key;
  for (let tries = 1; ; tries += 1) {
    try {
      return { kind: 'done', review: await way.send(verdict, current) };
    } catch (thrown) {
      const failure = way.failureOf(thrown);
      if (failure === null) throw thrown;
      if (failure.code === 'IDEMPOTENCY_OUTCOME_UNKNOWN') {
        const review = await found(way, tries);
        if (hasDecided(review, verdict.roundId, personId)) return { kind: 'done', review };
        current = way.newKey();
      } else if (isGone(failure)) {
        // By this very decision, perhaps, that a page sent which is gone, under a key that the server has forgotten.
        const review = await stillFound(way, tries);
        const isOurs = review !== null && isDecidedSo(review, verdict, personId);
        return isOurs ? { kind: 'done', review } : { kind: 'refused', error: failure };
      } else if (!isPassing(failure)) {
        return { kind: 'refused', error: failure };
      }
      way.onWait(failure);
      await way.pause(tries);
    }
  }
}

/** Whether the same call may well be answered later. */
export function isPassing({ status, code }: Refusal): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500 || code === 'IDEMPOTENCY_IN_FLIGHT';
}

/** Refusals after which the piece is nobody's to decide here any more: on to the next. */
const GONE = new Set([
  'REVIEW_ROUND_UNKNOWN',
  'REVIEW_ROUND_CLOSED',
  'REVIEW_STAGE_MOVED',
  'REVIEW_OWN_STORY',
  'REVIEW_SECOND_STAGE',
  'REVIEW_ROLE_MISSING',
  'NOT_FOUND',
]);

/** Whether somebody else decided, or the authors took it back, meanwhile. */
export function isGone({ code }: Refusal): boolean {
  return GONE.has(code);
}

async function found<Review, Failure extends Refusal>(way: Way<Review, Failure>, tries: number): Promise<Review> {
  for (let looks = tries; ; looks += 1) {
    try {
      return await way.look();
    } catch (thrown) {
      const failure = way.failureOf(thrown);
      if (failure === null || !isPassing(failure)) throw thrown;
      way.onWait(failure);
      await way.pause(looks);
    }
  }
}

/** Null where the review may not be read any more. */
async function stillFound<Review, Failure extends Refusal>(
  way: Way<Review, Failure>,
  tries: number,
): Promise<Review | null> {
  try {
    return await found(way, tries);
  } catch (thrown) {
    if (way.failureOf(thrown) === null) throw thrown;
    return null;
  }
}

function isDecidedSo(review: DecidedRounds, { roundId, stage, decision }: Verdict, personId: string): boolean {
  const said = review.rounds.find(({ id }) => id === roundId)?.stages[stage]?.decision;
  return said?.person.id === personId && said.decision === decision;
}
