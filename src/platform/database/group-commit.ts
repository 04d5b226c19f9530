import { isAway, isTakenBack } from './database-away.rules.js';

/** Tries of a single one that the server takes back each time. */
const TRIES = 3;

interface Waiting<T, R> {
  item: T;
  resolve(answer: R): void;
  reject(error: unknown): void;
}

/**
 * Lets work that arrives together share a commit, without a timer: while a flush is under way callers gather, and the next flush takes
 * them all. Alone, a caller waits for the end of the present turn of the event loop and for nothing else.
 *
 * When a row breaks a flush, its transaction has been rolled back and everybody is flushed alone, so that one bad row fails only itself.
 * So it is when the server took the flush back to end a deadlock; a single one is then tried again a few times.
 * When the database is away nobody knows whether the commit went through: then all who were in it are told the error.
 */
export class GroupCommit<T, R> {
  private readonly queue: Waiting<T, R>[] = [];
  private flushes = 0;
  private starting = false;

  /**
   * @param flush one transaction for the items; answers in their order
   * @param lanes flushes at the same time: a second keeps the database busy while the first waits for its commit
   * @param most items of one flush
   */
  constructor(
    private readonly flush: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly lanes = 2,
    private readonly most = 200,
  ) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      if (this.starting) return;
      // Those who come in the same turn of the event loop come together.
      this.starting = true;
      setImmediate(() => {
        this.starting = false;
        this.start();
      });
    });
  }

  private start(): void {
    while (this.flushes < this.lanes && this.queue.length > 0) {
      const group = this.queue.splice(0, this.most);
      this.flushes += 1;
      void this.run(group).finally(() => {
        this.flushes -= 1;
        this.start();
      });
    }
  }

  private async run(group: readonly Waiting<T, R>[], tries = 1): Promise<void> {
    try {
      const answers = await this.flush(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(answers[index] as R));
    } catch (error) {
      const takenBack = error instanceof Error && isTakenBack(error);
      if (takenBack && group.length === 1 && tries < TRIES) return this.run(group, tries + 1);
      if (group.length === 1 || !(error instanceof Error) || (isAway(error) && !takenBack)) {
        for (const { reject } of group) reject(error);
        return;
      }
      for (const one of group) await this.run([one]);
    }
  }
}
