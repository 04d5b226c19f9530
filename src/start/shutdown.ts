/** A part that must be closed, and how long it may take. */
export interface Closing {
  name: string;
  close(): Promise<void>;
}

/** Everything must have ended by then, ms; what has not is cut off. Sends under way last at most their longest call. */
const HARD_LIMIT_MS = 60_000;

/**
 * Closes parts one after the other on SIGTERM or SIGINT, newest first, then ends the process. A second signal changes nothing;
 * the hard limit cuts off what hangs.
 */
export class Shutdown {
  private readonly parts: Closing[] = [];
  private closing = false;

  constructor(private readonly log: (message: string) => void) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void this.end(0, signal));
  }

  /** @param part closed before every part added earlier */
  add(part: Closing): void {
    this.parts.unshift(part);
  }

  /** Closes everything and exits. */
  async end(code: number, why: string): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    this.log(`正在停止（${why}）… / stopping (${why})…`);
    setTimeout(() => {
      this.log('超时，强制退出 / took too long, leaving now');
      process.exit(1);
    }, HARD_LIMIT_MS).unref();
    let failed = false;
    for (const part of this.parts) {
      try {
        await part.close();
      } catch (error) {
        failed = true;
        this.log(`停止 ${part.name} 时出错 / stopping ${part.name} failed: ${String(error)}`);
      }
    }
    this.log('已停止 / stopped');
    process.exit(failed ? 1 : code);
  }
}
