import { Injectable, Logger } from '@nestjs/common';
import type { LocalText } from '../errors/app-error.js';
import { NotReady } from './not-ready.js';

export interface PartState {
  name: string;
  ready: boolean;
  /** Why not, where the part has words for it. */
  why?: LocalText;
}

const PATIENCE_MS = 2000;

/** Everything that must work before this process should be sent requests; parts add themselves. */
@Injectable()
export class ReadinessRegistry {
  private readonly log = new Logger('ready');
  private readonly checks = new Map<string, () => Promise<void>>();
  /** Not ready when they were last asked: said once, however often somebody asks. */
  private readonly down = new Set<string>();

  /**
   * @param name as `/readyz` shows it, e.g. `queue`
   * @param check resolves when the part works, rejects when not (with `NotReady` when the answer may say why); given up after
   *   two seconds
   */
  register(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }

  /** Asks every part at once. Why one is not ready is in the log; in the answer only what is meant for it. */
  async ask(): Promise<PartState[]> {
    return Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          await withinPatience(check());
          if (this.down.delete(name)) this.log.log({ part: name }, 'ready again');
          return { name, ready: true };
        } catch (error) {
          if (!this.down.has(name)) this.log.warn({ part: name, err: error }, 'not ready');
          this.down.add(name);
          return { name, ready: false, ...(error instanceof NotReady ? { why: error.text } : {}) };
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
