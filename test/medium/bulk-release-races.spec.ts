import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { BulkReleaseService } from '../../src/schedule/publications/bulk-release.service.js';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import { buildWorker } from '../support/worker.js';

const GAP_MS = 600_000;

describe('many released at once', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let web: string;
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const release = (ids: readonly string[]) => room.api.app.get(BulkReleaseService).release(room.people.duty, ids);
  const claim = () => worker.get(ClaimService, { strict: false }).claimDue(uuid(), 10);

  beforeAll(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl, {});
    web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'minGap', gap: 'PT10M' }], { departmentId: room.bureau });
  });
  afterEach(async () => {
    for (const table of ['send_ledger', 'publication']) await sql(`DELETE FROM ${table}`);
  });
  afterAll(async () => {
    await worker.close();
    await room.close();
  });

  async function scheduled(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(await scheduleStory(room, await approveStory(room, { web }), web));
    return ids;
  }

  async function held(count: number): Promise<string[]> {
    const ids = await scheduled(count);
    await sql(
      `UPDATE publication SET state = 'held', state_reason = '{"text":{"zh":"示例","en":"sample"}}' WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return ids;
  }

  it('twice in the same moment, while others claim: each gets one new time, and no rule is broken', async () => {
    for (let round = 0; round < 3; round += 1) {
      const ids = await held(6);
      const [due] = await scheduled(1);
      await sql(
        `UPDATE publication SET prepared_at = now(), wished_at = now() - interval '1 second', slot_at = now() - interval '1 second' WHERE id = $1`,
        [due],
      );
      const [one, two, ...claims] = await Promise.all([
        release(ids),
        release([...ids].reverse()),
        claim(),
        claim(),
        claim(),
      ]);
      expect([...one.released, ...two.released].map(({ id }) => id).sort()).toEqual([...ids].sort());
      const refused = [...one.refused, ...two.refused];
      expect(refused.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['PUBLICATION_MOVED_ON']));
      const acts = await sql<{ acts: number }>(
        `SELECT count(*)::int AS acts FROM audit_entry WHERE action = 'publication.release' AND subject_id = ANY ($1::text[])
         GROUP BY subject_id`,
        [ids],
      );
      expect(acts).toEqual(ids.map(() => ({ acts: 1 })));
      expect(claims.flatMap((round) => round.claims).length).toBeLessThanOrEqual(1);
      const slots = await sql<{ slotAt: Date }>(
        `SELECT slot_at AS "slotAt" FROM publication WHERE id = ANY ($1::uuid[]) AND state = 'scheduled' ORDER BY slot_at`,
        [ids],
      );
      const times = slots.map(({ slotAt }) => slotAt.getTime());
      for (const [index, time] of times.slice(1).entries())
        expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(GAP_MS);
      for (const table of ['send_ledger', 'publication']) await sql(`DELETE FROM ${table}`);
    }
  });

  it('each takes the first legal time beside those that stand, as if released one by one', async () => {
    const ids = await held(5);
    const [standing] = await scheduled(1);
    const base = Math.ceil(Date.now() / 1_000) * 1_000 + GAP_MS;
    await sql(`UPDATE publication SET slot_at = $2 WHERE id = $1`, [standing, new Date(base + 1.5 * GAP_MS)]);
    const { released, refused } = await release(ids);
    expect(refused).toEqual([]);
    const [first = 0, ...later] = released.map(({ slotAt }) => slotAt.getTime());
    const after = base + 2.5 * GAP_MS;
    expect(later).toEqual([first + GAP_MS, after, after + GAP_MS, after + 2 * GAP_MS]);
  });
});
