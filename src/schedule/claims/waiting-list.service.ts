import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import { CLAIM_AHEAD_MS } from './claim.rules.js';
import { DUE } from './claim.queries.js';

/** Somebody whose slot has come, as the list was read. */
export interface DueRow {
  id: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
  /** More than one department waits on the account. */
  contended: boolean;
}

/** Read ahead when much is due: putting thousands in their order costs as much for fifty as for five hundred. */
const READ_AHEAD = 500;
/** After this the order is read anew, ms: somebody urgent may have come, or somebody's turn. */
const FRESH_MS = 250;
/** Where putting them in order takes long, as after an outage, no more than this part of the time is spent on it… */
const PART_OF_TIME = 0.2;
/** … as long as nobody urgent waits longer than this for a look, ms. */
const LONGEST_FRESH_MS = 1_000;

/**
 * Who is due, in the order in which places are offered. What is on the list is only a hint: the claim looks at every row again under
 * its locks.
 */
@Injectable()
export class WaitingList {
  private rows: DueRow[] = [];
  private freshUntil = -Infinity;

  constructor(private readonly database: DataSource) {}

  /** The next `most` at most; fewer mean that nothing more is due. */
  async take(most: number): Promise<DueRow[]> {
    const asked = performance.now();
    if (asked >= this.freshUntil || this.rows.length < most) {
      this.rows = await this.database.query(DUE, [Math.max(most, READ_AHEAD), CLAIM_AHEAD_MS]);
      this.freshUntil =
        asked + Math.min(LONGEST_FRESH_MS, Math.max(FRESH_MS, (performance.now() - asked) / PART_OF_TIME));
    }
    return this.rows.splice(0, most);
  }
}
