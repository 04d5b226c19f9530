import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
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
  const service = () => room.api.app.get(BulkReleaseService);
  const release = (ids: readonly string[]) => service().release(room.people.duty, ids);
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

  it('and shown before: what is due beside them is claimed meanwhile, and nobody who moves them waits for a look', async () => {
    const ids = await held(3);
    const other = room.api.dataSource.createQueryRunner();
    await other.connect();
    await other.startTransaction();
    try {
      // Whoever sends or plans holds these until done; whoever only looks asks for none of them.
      await other.query(`SELECT scope FROM throttle_lock ORDER BY scope FOR UPDATE`);
      const { planned, refused } = await service().preview(room.people.duty, ids);
      expect([planned.length, refused]).toEqual([3, []]);
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
  });

  it('leave no earlier than was shown: one that would is refused by itself, and so is what somebody has decided on meanwhile', async () => {
    const [early = '', voided = '', fine = ''] = await held(3);
    const { planned } = await service().preview(room.people.duty, [early, voided, fine]);
    const slotOf = (id: string): number => planned.find((one) => one.id === id)?.slotAt.getTime() ?? Number.NaN;
    const answer = await service().release(
      room.people.duty,
      [early, voided, fine],
      new Map([
        [early, { state: 'held' as const, slot: slotOf(early) + 3_600_000 }],
        [voided, { state: 'failed' as const, slot: slotOf(voided) }],
        [fine, { state: 'held' as const, slot: slotOf(early) }],
      ]),
    );
    expect(answer.released.map(({ id }) => id)).toEqual([fine]);
    expect(answer.refused.map(({ id, code }) => [id, code])).toEqual(
      expect.arrayContaining([
        [early, 'EARLIER_THAN_SHOWN'],
        [voided, 'PUBLICATION_MOVED_ON'],
      ]),
    );
    expect(answer.refused.find(({ id }) => id === voided)?.text.zh).toContain('示例');
    const states = await sql<{ id: string; state: string }>(`SELECT id, state FROM publication`);
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [early, 'held'],
        [voided, 'held'],
        [fine, 'scheduled'],
      ]),
    );
    // The place of the one that was refused is free for the next of them.
    expect(answer.released[0]?.slotAt.getTime()).toBeLessThan(slotOf(early) + 60_000);
  });

  it('one that somebody holds while another moves it stays held, with the reason for whoever moved it', async () => {
    const [id = ''] = await scheduled(1);
    const controls = room.api.app.get(PublicationControlService);
    await controls.hold(room.people.duty, id, '示例：先不发');
    const shown = { state: 'scheduled' as const, slot: null };
    const acts = {
      move: () => controls.reschedule(room.people.duty, id, null, shown),
      hasten: () => controls.hasten(room.people.duty, id, '示例：来不及', null, shown),
    };
    for (const act of Object.values(acts))
      await expect(act()).rejects.toMatchObject({
        code: 'PUBLICATION_MOVED_ON',
        text: { zh: expect.stringContaining('示例：先不发') },
      });
    const [row] = await sql<{ state: string; priority: string }>(`SELECT state, priority FROM publication`);
    expect(row).toEqual({ state: 'held', priority: 'normal' });
  });
});
