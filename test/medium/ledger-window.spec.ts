import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { CHANNELS } from '../../src/accounts/channels/channel-kind.rules.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { SENDS } from '../../src/schedule/replanning/book/plan-book.queries.js';
import { SENDS_SINCE } from '../../src/schedule/whatif/what-if.queries.js';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

describe('throttles, by their ledger', () => {
  let room: Newsroom;
  let worker: TestingModule;

  beforeEach(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
  });
  afterEach(async () => {
    await worker.close();
    await room.close();
  });

  const sql = <T>(query: string, values: unknown[] = []): Promise<T[]> => room.api.dataSource.query(query, values);

  async function slotsCome(): Promise<void> {
    await sql(`UPDATE publication SET prepared_at = clock_timestamp()`);
    await until('every slot has come', async () => {
      const [row] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM publication WHERE slot_at > clock_timestamp()`,
      );
      return row?.n === 0;
    });
  }

  // What is posted by hand, published as a draft or answered late by a content system ends hours after its claim.
  it.each([
    { claimed: 70, ended: 1, counts: true },
    { claimed: 180, ended: 1, counts: true },
    { claimed: 1_500, ended: 1, counts: true },
    { claimed: 180, ended: 40, counts: false },
  ])(
    'count what was claimed $claimed min ago and ended $ended min ago: $counts',
    async ({ claimed, ended, counts }) => {
      const web = await openAccount(room, 'web');
      await scheduleStory(room, await approveStory(room, { web }), web);
      await slotsCome();
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
      await sql(
        `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
       SELECT id, gen_random_uuid(), department_id, account_id, channel, clock_timestamp() - $1 * interval '1 minute',
              clock_timestamp() - $1 * interval '1 minute', clock_timestamp() - $2 * interval '1 minute' FROM publication`,
        [claimed, ended],
      );
      const halfAnHourAgo = new Date(Date.now() - 1_800_000);
      expect(await sql(SENDS, [null, [], halfAnHourAgo])).toHaveLength(counts ? 1 : 0);
      expect(await sql(SENDS_SINCE, [halfAnHourAgo, []])).toHaveLength(counts ? 1 : 0);
      const { claims } = await worker.get(ClaimService, { strict: false }).claimDue(uuid(), 5);
      expect(claims).toHaveLength(counts ? 0 : 1);
    },
  );

  it('have a row to lock for every channel', async () => {
    const rows = await sql<{ scope: string }>(`SELECT scope FROM throttle_lock`);
    expect(rows.map(({ scope }) => scope)).toEqual(
      expect.arrayContaining(['all', ...CHANNELS.map((channel) => `channel:${channel}`)]),
    );
  });

  it('let nothing go under a rule whose row to lock is not there', async () => {
    const web = await openAccount(room, 'web');
    await scheduleStory(room, await approveStory(room, { web }), web);
    await slotsCome();
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { spread: 'shared', channel: 'web' });
    await sql(`DELETE FROM throttle_lock WHERE scope = 'channel:web'`);
    expect((await worker.get(ClaimService, { strict: false }).claimDue(uuid(), 5)).claims).toEqual([]);
  });
});
