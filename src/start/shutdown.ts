/** A part that must be closed, and how long it may take. */
export interface Closing {
  name: string;
  close(): Promise<void>;
}

/**
 * Closes parts one after the other on SIGTERM or SIGINT, newest first, then ends the process: with 0 when all went well, with 1
 * when a part failed or the time was up. A second signal changes nothing (a terminal and npm both send one); who cannot wait may
 * send SIGKILL, which loses nothing either.
 */
export class Shutdown {
  private readonly parts: Closing[] = [];
  private closing = false;
  /** How long a stop may take, ms; what has not ended then is cut off. Sends under way last at most their longest call. */
  limitMs = 30_000;

  constructor(private readonly log: (message: string) => void) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void this.end(0, signal));
  }

  /** @param part closed before every part added earlier */
  add(part: Closing): void {
    this.parts.unshift(part);
  }

  /**
   * Opens a part. A signal that comes meanwhile waits until it is open and closes it then, in its turn: a part that got ready after
   * what it stands on had been closed would never end. Once the end has begun nothing is opened, and who waits for it waits for ever.
   * @throws what `open` throws
   */
  async open<Part>(name: string, open: () => Promise<Part>, close: (part: Part) => Promise<void>): Promise<Part> {
    if (this.closing) return never();
    const opening = open();
    this.add({ name, close: () => opening.then(close, () => undefined) });
    const part = await opening;
    return this.closing ? never() : part;
  }

  /** Closes everything and exits. */
  async end(code: number, why: string): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    this.log(`正在停止（${why}）… / stopping (${why})…`);
    let open = '';
    setTimeout(() => {
      const seconds = this.limitMs / 1000;
      this.log(`${seconds} 秒内未能停止 ${open}，强制退出 / ${open} has not stopped within ${seconds} s, leaving now`);
      process.exit(1);
    }, this.limitMs).unref();
    let failed = false;
    for (const part of this.parts) {
      open = part.name;
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

/** The process ends before anything comes of it. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
