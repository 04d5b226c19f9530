import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import type { LastLook } from '../channel.js';

const TAKE = `
  INSERT INTO channel_lease (key, holder, until) VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
  ON CONFLICT (key) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until
  WHERE channel_lease.until <= clock_timestamp()
  RETURNING key`;
const GIVE_BACK = `DELETE FROM channel_lease WHERE key = $1 AND holder = $2`;

/**
 * Leases on things done on platforms. An advisory lock would hold a connection of the pool for as long as the other side takes, and
 * eight preparations at once would hold them all.
 */
@Injectable()
export class ChannelLeases {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does the work unless somebody else is at it.
   * @param ms longer than the work can take; a holder that died is waited for that long
   * @param work is given a look for the calls that must not be made by a holder who has overslept: it throws in the lease's last third
   * @returns null when somebody else holds it
   */
  async under<T>(key: string, ms: number, work: (held: LastLook) => Promise<T>): Promise<T | null> {
    const holder = uuid();
    // From before the statement: this process's clock then never says "held" longer than the database's.
    const overslept = performance.now() + (ms * 2) / 3;
    const taken = returnedRows(await this.dataSource.query(TAKE, [key, holder, ms]));
    if (taken.length === 0) return null;
    try {
      return await work(() => {
        if (performance.now() >= overslept) throw new Error(`the lease on ${key} is over`);
      });
    } finally {
      await this.dataSource.query(GIVE_BACK, [key, holder]);
    }
  }
}
