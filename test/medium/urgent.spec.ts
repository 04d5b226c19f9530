import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { BeginService } from '../../src/publishing/attempts/begin.service.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { ScheduleService } from '../../src/schedule/publications/planning/schedule.service.js';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import { steadyZone } from '../support/steady-zone.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

/** A rule of each kind that refuses any further post now, once one has been sent. */
const FULL = [{ type: 'limit', max: 1, per: 'month', window: 'calendar' }];
const REFUSING = [
  ['a limit', FULL],
  ['a smallest distance', [{ type: 'minGap', gap: 'PT6H' }]],
  ['a sliding limit', [{ type: 'limit', max: 1, per: 'PT6H', window: 'sliding' }]],
  ['opening hours', [{ type: 'hours', workday: [], weekend: [], holiday: [] }]],
] as const;

describe('an urgent publication', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let web: string;
  const claims = () => worker.get(ClaimService, { strict: false });
  const read = (id: string) => room.api.app.get(PublicationReader).require(id);
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);

  beforeEach(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    web = await openAccount(room, 'web');
    await sendOne();
  });
  afterEach(async () => {
    await worker.close();
    await room.close();
  });

  async function urgent(reason: string | null = '示例：防汛预警'): Promise<string> {
    return schedule(await approveStory(room, { web }), web, reason);
  }

  function schedule(storyId: string, accountId: string, reason: string | null): Promise<string> {
    return room.api.app.get(ScheduleService).schedule(room.people.duty, {
      ...{ storyId, accountId, wishedAt: null },
      ...{ priority: 'urgent' as const, priorityReason: reason },
    });
  }

  async function comeDue(id: string): Promise<void> {
    await sql(`UPDATE publication SET prepared_at = clock_timestamp() WHERE id = $1`, [id]);
    await until('its slot has come', async () => (await read(id)).slotAt.getTime() <= Date.now());
  }

  /** What the department has already sent counts. */
  async function sendOne(): Promise<void> {
    const id = await scheduleStory(room, await approveStory(room, { web }), web);
    await comeDue(id);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    if (!claim || !(await worker.get(BeginService, { strict: false }).begin(claim, uuid())))
      throw new Error('nothing was begun');
    await sql(`UPDATE send_ledger SET ended_at = clock_timestamp()`);
  }

  const leaves = async (id: string): Promise<boolean> => {
    const { claims: taken } = await claims().claimDue(uuid(), 5);
    const claim = taken.find(({ publicationId }) => publicationId === id);
    return claim !== undefined && (await worker.get(BeginService, { strict: false }).begin(claim, uuid())) !== null;
  };

  it.each(REFUSING)('leaves although %s of its department refuses, and both are on record', async (_what, rules) => {
    await addPolicy(room, [...rules], { departmentId: room.bureau, zone: steadyZone() });
    const plain = await approveStory(room, { web });
    const patient = await scheduleStory(room, plain, web).catch(() => null);
    const id = await urgent();
    await comeDue(id);
    expect(await leaves(id)).toBe(true);
    expect(await sql(`SELECT exceeded FROM send_ledger WHERE publication_id = $1`, [id])).toEqual([{ exceeded: true }]);
    const acts = await sql<{ data: { because: unknown[] } }>(
      `SELECT data FROM audit_entry WHERE action = 'publication.exceed' AND subject_id = $1`,
      [id],
    );
    expect(acts.map(({ data }) => data.because)).toEqual([
      [expect.objectContaining({ text: expect.objectContaining({ zh: expect.stringContaining('示例规则') }) })],
    ]);
    const duty = await room.api.loginAs('duty');
    const timeline = await duty.get<{ exceeded: unknown[] }[]>(`/api/publications/${id}/attempts`);
    expect(timeline.body.map(({ exceeded }) => exceeded)).toEqual(acts.map(({ data }) => data.because));
    expect((await duty.get(`/api/publications/${id}`)).body).toMatchObject({ priorityReason: '示例：防汛预警' });
    // A normal one is planned for later, or not at all.
    if (patient) expect((await read(patient)).slotAt.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
  });

  it('is no excess where no rule refuses', async () => {
    await addPolicy(room, [{ type: 'limit', max: 9, per: 'month', window: 'calendar' }], { departmentId: room.bureau });
    const id = await urgent();
    await comeDue(id);
    expect(await leaves(id)).toBe(true);
    expect(await sql(`SELECT exceeded FROM send_ledger WHERE publication_id = $1`, [id])).toEqual([
      { exceeded: false },
    ]);
    expect(await sql(`SELECT 1 FROM audit_entry WHERE action = 'publication.exceed'`)).toEqual([]);
    const duty = await room.api.loginAs('duty');
    expect((await duty.get(`/api/publications/${id}/attempts`)).body).toMatchObject([{ exceeded: [] }]);
  });

  it('waits for a place of the account like everybody, at the planning and at the claim', async () => {
    const early = await urgent();
    await comeDue(early);
    await addPolicy(room, [{ type: 'minGap', gap: 'PT6H' }], { accountId: web, spread: 'shared' });
    expect(await leaves(early)).toBe(false);
    const planned = await urgent();
    for (const id of [early, planned])
      expect((await read(id)).slotAt.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
  });

  it('waits for a place under the cap of the platform, at the planning and at the claim', async () => {
    const weibo = await openAccount(room, 'weibo');
    const post = async (): Promise<string> => {
      const storyId = await approveStory(room, { web, weibo });
      await scheduleStory(room, storyId, web);
      return schedule(storyId, weibo, '示例：防汛预警');
    };
    const early = await post();
    await sql(`ALTER TABLE publication DISABLE TRIGGER USER`);
    await sql(`UPDATE publication SET depends_on = NULL WHERE id = $1`, [early]);
    await sql(`ALTER TABLE publication ENABLE TRIGGER USER`);
    await comeDue(early);
    // Thirty an hour is what Weibo takes from an account.
    await sql(
      `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
       SELECT publication_id, gen_random_uuid(), department_id, $1, 'weibo', now(), now(), now()
       FROM send_ledger, generate_series(1, 30)`,
      [weibo],
    );
    expect(await leaves(early)).toBe(false);
    const planned = await post();
    for (const id of [early, planned])
      expect((await read(id)).slotAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it('waits for the end of a blackout, at the planning and at the claim', async () => {
    const early = await urgent();
    await comeDue(early);
    await sql(
      `INSERT INTO blackout (id, name, starts_at, ends_at, mode)
       VALUES (gen_random_uuid(), '示例静默', now() - interval '1 minute', now() + interval '2 hours', 'shift')`,
    );
    expect(await leaves(early)).toBe(false);
    const planned = await urgent();
    for (const id of [early, planned])
      expect((await read(id)).slotAt.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
  });

  it('is refused without a reason, or with an empty one', async () => {
    for (const reason of [null, '', '  '])
      await expect(urgent(reason)).rejects.toMatchObject({ code: 'URGENT_NEEDS_REASON' });
  });
});
