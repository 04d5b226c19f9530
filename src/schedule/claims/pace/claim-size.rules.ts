/** Taken back of a smaller batch with every round that passes, as a part of it: far slower than it shrank. */
const GROWTH = 0.1;

/**
 * How many are claimed at once, at most. Half as many after a round that the database ended for its silence: what was too much at once
 * would be too much again. Then more, step by step.
 */
export class ClaimSize {
  private limit = Infinity;

  /** @param wanted what there is room for */
  of(wanted: number): number {
    return Math.min(wanted, this.limit);
  }

  /** A round of so many was ended for its silence. */
  ended(count: number): void {
    this.limit = Math.max(1, Math.floor(Math.min(count, this.limit) / 2));
  }

  /** A round of so many passed. One smaller than the limit says nothing about it. */
  passed(count: number): void {
    if (count >= this.limit) this.limit += Math.max(1, Math.floor(this.limit * GROWTH));
  }
}
