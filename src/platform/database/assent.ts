import type { EntityManager } from 'typeorm';

type Watcher<Change> = (tx: EntityManager, change: Change) => Promise<void>;

/**
 * Who must agree before something changes: rooms further right, which whoever makes the change knows nothing of. They are asked in the
 * change's own transaction, before it writes anything. Each kind of change is a service of its own that extends this.
 */
export abstract class Assent<Change> {
  private readonly watchers: Watcher<Change>[] = [];

  /** @param watcher throws to refuse; what it reads is as it was before the change */
  watch(watcher: Watcher<Change>): void {
    this.watchers.push(watcher);
  }

  /** Asks one after the other. @throws whatever a watcher throws */
  async admit(tx: EntityManager, change: Change): Promise<void> {
    for (const watcher of this.watchers) await watcher(tx, change);
  }
}
