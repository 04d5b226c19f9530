import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A department about to be hung below another, with everything under it. */
export interface DepartmentMove {
  id: string;
  parentId: string;
  /** Digest of the consequences a person was shown and confirmed; null when none were shown. */
  confirm: string | null;
}

type Watcher = (tx: EntityManager, move: DepartmentMove) => Promise<void>;

/** Who must agree before a department moves: rooms further right that the tree itself knows nothing of, asked in the move's own transaction. */
@Injectable()
export class DepartmentMoves {
  private readonly watchers: Watcher[] = [];

  /** @param watcher throws to refuse; what it reads is the tree before the move */
  watch(watcher: Watcher): void {
    this.watchers.push(watcher);
  }

  /** @throws whatever a watcher throws */
  async admit(tx: EntityManager, move: DepartmentMove): Promise<void> {
    for (const watcher of this.watchers) await watcher(tx, move);
  }
}
