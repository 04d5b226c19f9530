import { Injectable, Logger } from '@nestjs/common';

export interface PartState {
  name: string;
  ready: boolean;
}

const PATIENCE_MS = 2000;

/** Everything that must work before this process should be sent requests; parts add themselves. */
@Injectable()
export class ReadinessRegistry {
  private readonly log = new Logger('ready');
  private readonly checks = new Map<string, () => Promise<void>>();

  /**
   * @param name as `/readyz` shows it, e.g. `queue`
   * @param check resolves when the part works, rejects when not; given up after two seconds
   */
  register(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }

  /** Asks every part at once. Why one is not ready is in the log, not in the answer. */
  async ask(): Promise<PartState[]> {
    return Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          await withinPatience(check());
          return { name, ready: true };
        } catch (error) {
          this.log.warn({ part: name, err: error });
          return { name, ready: false };
        }
      }),
    );
  }
}

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
