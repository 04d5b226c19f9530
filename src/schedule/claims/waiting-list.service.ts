import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { type Contenders, FairBook } from '../fairness/fair-book.service.js';
import { offerPlaces } from '../fairness/turn-order.rules.js';
import { ClaimPulse } from './pace/claim-pulse.service.js';
import { CLAIM_AHEAD_MS } from './claim.rules.js';
import { DUE } from './claim.queries.js';
import { listAge } from './pace/list-age.rules.js';

/** Somebody whose slot has come, as the list was read. */
export interface DueRow {
  id: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
  /** Who waits on the account when the row comes up; null unless it is shared. */
  contenders: Contenders | null;
}

interface FoundRow extends Omit<DueRow, 'contenders'> {
  urgency: number;
  waiting: number;
  shared: boolean;
}

/** Read ahead when much is due: putting thousands in their order costs as much for fifty as for five hundred. */
const READ_AHEAD = 1_000;

/**
 * Who is due, in the order in which places are offered. What is on the list is only a hint: the claim looks at every row again under
 * its locks.
 */
@Injectable()
export class WaitingList {
  private rows: FoundRow[] = [];
  /** How many of each department wait on the shared accounts, besides those taken from the list. */
  private contenders = new Map<string, Map<string, number>>();
  private freshUntil = -Infinity;

  constructor(
    private readonly database: DataSource,
    private readonly fairness: FairBook,
    private readonly pulse: ClaimPulse,
  ) {}

  /** The next `wanted` at most; fewer mean that nothing more is due, or that so many at once have been too many. */
  async take(wanted: number): Promise<DueRow[]> {
    const most = this.pulse.sizeOf(wanted);
    const asked = performance.now();
    if (asked >= this.freshUntil || this.rows.length < most) {
      await this.read(Math.max(most, READ_AHEAD));
      this.freshUntil = asked + listAge(performance.now() - asked);
    }
    const taken = this.rows.splice(0, most);
    const accounts = new Set(taken.map(({ accountId }) => accountId));
    const before = new Map(
      [...this.contenders].filter(([id]) => accounts.has(id)).map(([id, its]) => [id, new Map(its)]),
    );
    for (const { accountId, departmentId } of taken) {
      const its = this.contenders.get(accountId);
      its?.set(departmentId, (its.get(departmentId) ?? 0) - 1);
    }
    return taken.map(({ id, departmentId, accountId, channel }) => ({
      ...{ id, departmentId, accountId, channel },
      contenders: before.get(accountId) ?? null,
    }));
  }

  private async read(most: number): Promise<void> {
    const found: FoundRow[] = await this.database.query(DUE, [most, CLAIM_AHEAD_MS]);
    const contenders = new Map<string, Map<string, number>>();
    for (const { accountId, departmentId, waiting, shared } of found) {
      if (!shared) continue;
      const its = contenders.get(accountId);
      if (its) its.set(departmentId, waiting);
      else contenders.set(accountId, new Map([[departmentId, waiting]]));
    }
    const queues = contenders.size === 0 ? new Map() : await this.fairness.open(this.database, contenders);
    this.rows = offerPlaces(found, most, queues);
    this.contenders = contenders;
  }
}
