/** Counts calls by key within the running minute. In memory: no limit of a minute outlives a restart. */
export class MinuteCounter {
  private minute = 0;
  private readonly counts = new Map<string, number>();

  /** Counts one more at an instant (epoch ms) and answers the minute's figure. */
  count(key: string, at: number): number {
    const minute = Math.floor(at / 60_000);
    if (minute !== this.minute) this.counts.clear();
    this.minute = minute;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }
}
