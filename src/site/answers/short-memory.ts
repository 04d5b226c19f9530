/** What a memory may hold. */
export interface MemoryLimits<T> {
  /** How long a value counts as fresh, ms. */
  lifeMs: number;
  /** The most that is held, in the measure of `weigh`; what was asked for longest ago goes first. */
  capacity: number;
  weigh(value: T): number;
}

interface Kept<T> {
  value: T;
  since: number;
}

/**
 * Keeps what was made for a moment, so that a rush of readers asks the database once and not each for himself. Who asks while a
 * value is being made waits for that one. Ages are measured on the machine's steady clock: they are no business times.
 */
export class ShortMemory<T extends object> {
  private readonly kept = new Map<string, Kept<T>>();
  private readonly making = new Map<string, Promise<T | null>>();
  private weight = 0;

  constructor(private readonly limits: MemoryLimits<T>) {}

  /**
   * The value under a key, at most `lifeMs` old.
   * @param make gives null when there is none, which is not kept; it is told the value that went stale, to hand it back when it still holds
   */
  async recall(key: string, make: (stale: T | null) => Promise<T | null>): Promise<T | null> {
    const known = this.kept.get(key);
    if (known && performance.now() - known.since < this.limits.lifeMs) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known.value;
    }
    const underway = this.making.get(key);
    if (underway) return underway;
    const made = this.make(key, known?.value ?? null, make).finally(() => this.making.delete(key));
    this.making.set(key, made);
    return made;
  }

  private async make(key: string, stale: T | null, make: (stale: T | null) => Promise<T | null>): Promise<T | null> {
    // From before the look at the database: a value is never fresher than what was seen.
    const since = performance.now();
    const value = await make(stale);
    this.drop(key);
    if (value !== null) {
      this.kept.set(key, { value, since });
      this.weight += this.limits.weigh(value);
    }
    for (const oldest of this.kept.keys()) {
      if (this.weight <= this.limits.capacity) break;
      this.drop(oldest);
    }
    return value;
  }

  private drop(key: string): void {
    const known = this.kept.get(key);
    if (!known) return;
    this.kept.delete(key);
    this.weight -= this.limits.weigh(known.value);
  }
}
