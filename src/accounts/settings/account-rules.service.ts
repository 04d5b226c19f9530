import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Account } from '../account.entity.js';

/** Settings of an account about to be others. */
export interface SettingsChange {
  account: Pick<Account, 'id' | 'name' | 'driver' | 'settings'>;
  settings: Readonly<Record<string, unknown>>;
  /** Digest of the consequences a person was shown and confirmed; null when none were shown. */
  confirm: string | null;
}

type Watcher = (tx: EntityManager, change: SettingsChange) => Promise<void>;

/**
 * Who must agree before an account's settings change: rooms further right that make rules of them and that accounts know nothing of, asked
 * in the change's own transaction, before it locks or writes anything.
 */
@Injectable()
export class AccountRules {
  private readonly watchers: Watcher[] = [];

  /** @param watcher throws to refuse */
  watch(watcher: Watcher): void {
    this.watchers.push(watcher);
  }

  /** @throws whatever a watcher throws */
  async admit(tx: EntityManager, change: SettingsChange): Promise<void> {
    for (const watcher of this.watchers) await watcher(tx, change);
  }
}
