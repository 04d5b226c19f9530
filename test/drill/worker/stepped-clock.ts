/** The wall clock of this process, which an operator or a bad time server may step. Timers and `performance.now()` go on evenly. */
const TrueDate = Date;
let offsetMs = 0;

class SteppedDate extends TrueDate {
  constructor(...given: []) {
    if (given.length === 0) super(TrueDate.now() + offsetMs);
    else super(...given);
  }

  static override now(): number {
    return TrueDate.now() + offsetMs;
  }
}

globalThis.Date = SteppedDate as DateConstructor;

/** Puts the clock off by `ms` from the true time. */
export function stepClock(ms: number): void {
  offsetMs = ms;
}
