import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { ChannelRegistry } from '../channels/channel-registry.js';
import { FOLLOW_NEW, FOLLOWED_TO, LET_GO } from './follow.queries.js';
import { LOOK_AGES, MEASURE_AGES } from './follow-up.rules.js';

const AT_ONCE = 1_000;

/** Keeps the list of what is looked at and measured; the table of publications is the truth. */
@Injectable()
export class PostFollows {
  constructor(
    private readonly database: DataSource,
    private readonly connectors: ChannelRegistry,
  ) {}

  /** Takes up what has gone out since; lets go of what is no longer out. @returns how many were taken up */
  async keep(): Promise<number> {
    const measured = this.connectors.all.filter(({ traits }) => traits.can.includes('measure'));
    const ways = measured.map(({ channel, driver }) => `${channel}/${driver}`);
    const firsts = [LOOK_AGES[0]?.ms, MEASURE_AGES[0]?.ms];
    const [followed]: { since: Date }[] = await this.database.query(FOLLOWED_TO);
    const facts = [...firsts, AT_ONCE, ways, followed?.since];
    const taken = returnedRows(await this.database.query(FOLLOW_NEW, facts));
    await this.database.query(LET_GO);
    return taken.length;
  }
}
