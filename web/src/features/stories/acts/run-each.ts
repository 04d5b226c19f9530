/** What became of one of many: done, refused with a reason, or not begun. */
export type Outcome = { kind: 'done' } | { kind: 'refused'; error: unknown } | { kind: 'left' };

/**
 * Does the same to one after the other. A refusal stops no other; what would refuse all the rest, and a stop, leave them alone. What has
 * been begun when somebody stops is waited for, so that its outcome is known.
 * @param isEnd whether after this error nothing else can be done, either
 */
export async function runEach<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  { signal, isEnd, onOutcome }: RunOptions<T>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let over = false;
  for (const item of items) {
    let outcome: Outcome = { kind: 'left' };
    if (!over && !signal.aborted) {
      try {
        await act(item);
        outcome = { kind: 'done' };
      } catch (error) {
        outcome = { kind: 'refused', error };
        over = isEnd(error);
      }
    }
    outcomes.push(outcome);
    onOutcome(item, outcome);
  }
  return outcomes;
}

export interface RunOptions<T> {
  signal: AbortSignal;
  isEnd: (error: unknown) => boolean;
  onOutcome: (item: T, outcome: Outcome) => void;
}
