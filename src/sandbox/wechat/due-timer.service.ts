const LONGEST_WAIT_MS = 60_000;
const SHORTEST_WAIT_MS = 20;

/** Keeps a timer on the next job that is due, so that callbacks leave without anyone asking. Never keeps a process alive. */
export class DueTimer {
  private timer: NodeJS.Timeout | null = null;

  /**
   * @param nextDue when the next job is due (epoch ms of the platform's clock); null: none
   * @param settle brings what is due to its end
   */
  constructor(
    private readonly clock: () => number,
    private readonly nextDue: () => number | null,
    private readonly settle: () => void,
  ) {}

  arm(): void {
    if (this.timer !== null) return;
    const next = this.nextDue();
    if (next === null) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, next - this.clock()));
    this.timer = setTimeout(() => {
      this.timer = null;
      this.settle();
      this.arm();
    }, wait);
    this.timer.unref();
  }

  /** For a job that may be due earlier than the one the timer is on. */
  rearm(): void {
    this.close();
    this.arm();
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
