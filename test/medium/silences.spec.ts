import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { BeginService } from '../../src/publishing/attempts/begin.service.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { SweepService } from '../../src/schedule/claims/sweep.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import { buildWorker } from '../support/worker.js';

const MINUTE = 60_000;

/** From and to, in minutes from now. */
type Span = readonly [number, number];

describe('a slot in a freeze blackout', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let id: string;
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const read = () => room.api.app.get(PublicationReader).require(id);
  const sweep = () => worker.get(SweepService, { strict: false }).sweep();
  const claim = async () => (await worker.get(ClaimService, { strict: false }).claimDue(uuid(), 5)).claims;

  beforeEach(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    const web = await openAccount(room, 'web');
    id = await scheduleStory(room, await approveStory(room, { web }), web);
    await slotAt(-5);
  });

  afterEach(async () => {
    await worker.close();
    await room.close();
  });

  async function slotAt(minutes: number): Promise<void> {
    await sql(
      `UPDATE publication SET prepared_at = clock_timestamp(), wished_at = s.at, first_slot_at = s.at, slot_at = s.at
       FROM (SELECT date_trunc('second', clock_timestamp()) + $1 * interval '1 minute' AS at) s`,
      [minutes],
    );
  }

  const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();

  async function entered([from, to]: Span): Promise<void> {
    await sql(
      `INSERT INTO blackout (id, name, starts_at, ends_at, mode, mourning) VALUES ($1, '示例公祭', $2, $3, 'freeze', false)`,
      [uuid(), at(from), at(to)],
    );
  }

  async function amongRules([from, to]: Span, departmentId = room.bureau): Promise<void> {
    await addPolicy(
      room,
      [
        { type: 'minGap', gap: 'PT1S' },
        { type: 'blackout', name: '示例公祭', from: at(from), to: at(to), mode: 'freeze' },
      ],
      { departmentId },
    );
  }

  const WAYS = { 'entered as one': entered, 'written among the rules of a policy': amongRules };

  describe.each(Object.entries(WAYS))('%s', (_, write) => {
    it('holds its publication after it, though nobody claimed it meanwhile', async () => {
      await write([-10, -1]);
      expect(await claim()).toEqual([]);
      expect(await read()).toMatchObject({ state: 'held' });
    });

    it('holds it also where nobody may claim it', async () => {
      await sql(`UPDATE account SET state = 'paused'`);
      await write([-10, -1]);
      expect(await sweep()).toBe(1);
      expect(await read()).toMatchObject({ state: 'held' });
      expect(await sweep()).toBe(0);
    });

    it('holds what was claimed beside its writing, though it is over by the begin', async () => {
      const [claimed] = await claim();
      if (!claimed) throw new Error('nothing was claimed');
      const begins = worker.get(BeginService, { strict: false });
      const foreseen = await begins.foresee([claimed]);
      await write([-10, -1]);
      expect(await begins.begin(claimed, uuid(), undefined, foreseen.get(claimed.token))).toBeNull();
      expect(await read()).toMatchObject({ state: 'held' });
      expect(await sql(`SELECT id FROM publication_attempt`)).toEqual([]);
    });

    it('is told beforehand, by its name', async () => {
      await slotAt(60);
      expect((await read()).silentFor).toBeNull();
      await write([50, 70]);
      expect((await read()).silentFor).toBe('示例公祭');
      expect(await sweep()).toBe(0);
      expect(await read()).toMatchObject({ state: 'scheduled' });
    });

    it('lets go what has its slot beside it', async () => {
      await write([-10, -6]);
      await write([-4, -1]);
      expect(await sweep()).toBe(0);
      expect(await claim()).toHaveLength(1);
    });
  });

  it('holds nothing where its policy binds others, or is not in force', async () => {
    await amongRules([-10, -1], room.school);
    await amongRules([-10, -1]);
    await sql(`UPDATE throttle_policy SET enabled = false WHERE department_id = $1`, [room.bureau]);
    expect((await read()).silentFor).toBeNull();
    expect(await sweep()).toBe(0);
    expect(await claim()).toHaveLength(1);
  });

  it.each([
    ['with an offset', '2026-07-15T09:00:00+08:00', '2026-07-15T10:00:00+0800', 1],
    ['to the end of a day', '2026-07-14T00:00+08', '2026-07-15T24:00+08', 1],
    ['with a fraction of a second after a comma', '2026-07-15T01:29:59,5Z', '2026-07-15T01:30:00,5Z', 1],
    ['with a fraction after which the slot comes', '2026-07-15T01:00:00Z', '2026-07-15T01:29:59.9Z', 0],
    [
      'with an offset that PostgreSQL does not know, which is for the claim',
      '2026-07-15T00:00:00-20:00',
      '2026-07-16T00:00:00-20:00',
      0,
    ],
    [
      'with more digits than PostgreSQL reads',
      `2026-07-15T01:29:59.${'9'.repeat(400)}Z`,
      `2026-07-15T01:30:00,5${'0'.repeat(399)}Z`,
      1,
    ],
  ])('is read as it is written: %s', async (_, from, to, held) => {
    await sql(`UPDATE publication SET valid_until = '2099-01-01T00:00:00Z', wished_at = '2026-07-15T09:30:00+08:00',
                 first_slot_at = '2026-07-15T09:30:00+08:00', slot_at = '2026-07-15T09:30:00+08:00'`);
    await addPolicy(room, [{ type: 'blackout', from, to, mode: 'freeze' }], { departmentId: room.bureau });
    expect(await sweep()).toBe(held);
  });
});
