import { setImmediate as breathe } from 'node:timers/promises';

/** How long a slice may hold the one thread before whoever waits has a turn, ms. */
const SLICE_MS = 8;

/**
 * Runs a long computation, written as a generator, in slices; between two the process answers everybody else.
 * @param between told the last step of each slice once the others have had their turn; what it throws ends the computation
 */
export async function inSlices<Step, Result>(
  steps: Generator<Step, Result>,
  between?: (step: Step) => void,
): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    let step: IteratorResult<Step, Result>;
    do {
      step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await breathe();
    between?.(step.value);
  }
}

/** Runs it at once, for what is short. */
export function atOnce<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
