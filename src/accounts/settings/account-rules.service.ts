import { Injectable } from '@nestjs/common';
import { Assent } from '../../platform/database/assent.js';
import type { Actor } from '../../identity/actor.js';
import type { Account } from '../account.entity.js';

/** Settings of an account, or its name, about to be others. */
export interface SettingsChange {
  actor: Actor;
  account: Pick<Account, 'id' | 'name' | 'driver' | 'settings'>;
  name: string;
  settings: Record<string, unknown>;
  /** Digest of the consequences a person was shown and confirmed; null when none were shown. */
  confirm: string | null;
  /** The same of names that were signed. */
  confirmNames: string | null;
}

/** Asked before the account's row is locked: those that make rules of its settings take gates which come before rows. */
@Injectable()
export class AccountRules extends Assent<SettingsChange> {}
