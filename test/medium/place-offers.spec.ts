import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { PlaceOffers } from '../../src/schedule/claims/offers/place-offers.service.js';
import { SweepService } from '../../src/schedule/claims/sweep.service.js';
import { FreezeService } from '../../src/schedule/freezes/freeze.service.js';
import type { Speaker } from '../../src/schedule/throttle/bucket.service.js';
import { addPolicy, type Newsroom, openAccount, openNewsroom } from '../factories/newsroom.js';
import { plantPublications } from '../factories/planted-publications.js';
import { buildWorker } from '../support/worker.js';

const MINUTE = 60_000;
const ONE_AN_HOUR = [{ type: 'limit', max: 1, per: 'PT1H', window: 'sliding' }];

/** Rows of tables and of indexes that the session has fetched so far in this transaction. */
const VISITED = `
  SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_xact_user_tables
  WHERE relname IN ('publication', 'throttle_policy', 'blackout', 'send_ledger')`;

describe('a place that is given back', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let web: string;
  let school: string;
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

  beforeEach(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    web = await openAccount(room, 'web');
    school = room.school;
  });

  afterEach(async () => {
    await worker.close();
    await room.close();
  });

  /** So many of a department that should have left `since` minutes ago and got slots in two hours instead. */
  async function slipped(count: number, given: { departmentId?: string; since?: number; account?: string } = {}) {
    const planted = await plantPublications(
      room.api.dataSource,
      Array.from({ length: count }, () => ({
        ...{ departmentId: given.departmentId ?? room.bureau, accountId: given.account ?? web },
        slot: at(-(given.since ?? 10)),
      })),
    );
    const ids = planted.map(({ id }) => id);
    await sql(
      `UPDATE publication SET prepared_at = clock_timestamp(), slot_at = clock_timestamp() + interval '2 hours' WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return ids;
  }

  async function givenBack(over: Partial<Speaker> = {}): Promise<number> {
    const released = { departmentId: room.bureau, accountId: web, channel: 'web' as const, ...over };
    return room.api.dataSource.transaction(async (tx) => {
      const count = async () => ((await tx.query(VISITED)) as { rows: number }[])[0]?.rows ?? Number.NaN;
      const before = await count();
      await worker.get(PlaceOffers, { strict: false }).offer(tx, [released]);
      return (await count()) - before;
    });
  }

  /** Minutes from now to each slot, whole ones. */
  async function slots(ids: readonly string[]): Promise<number[]> {
    const rows = await sql<{ minutes: number }>(
      `SELECT round(extract(epoch FROM p.slot_at - clock_timestamp()) / 60)::int AS minutes
       FROM unnest($1::uuid[]) WITH ORDINALITY AS o(id, place) JOIN publication p USING (id) ORDER BY place`,
      [ids],
    );
    return rows.map(({ minutes }) => minutes);
  }

  it('is offered at once to who slipped in the same bucket, and to nobody in another', async () => {
    await addPolicy(room, ONE_AN_HOUR, { departmentId: room.bureau });
    await addPolicy(room, ONE_AN_HOUR, { departmentId: school });
    const [one, others] = [await slipped(1), await slipped(1, { departmentId: school })];
    await givenBack();
    expect(await slots(one)).toEqual([0]);
    expect(await slots(others)).toEqual([120]);
  });

  it.each(['department', 'subtree', 'account', 'channel', 'everybody'] as const)(
    'is offered to a department’s first however many others slipped before it: a rule over its %s',
    async (over) => {
      const scope = {
        department: { departmentId: room.bureau },
        subtree: { departmentId: room.bureau, spread: 'shared' as const },
        account: { accountId: web, spread: 'shared' as const },
        channel: { channel: 'web' as const, spread: 'shared' as const },
        everybody: { spread: 'shared' as const },
      }[over];
      await addPolicy(room, ONE_AN_HOUR, scope);
      const [before, one] = [await slipped(260, { departmentId: school, since: 30 }), await slipped(1, { since: 5 })];
      const [longer] = [await slipped(60, { since: 4, account: await openAccount(room, 'web', { name: '示例二' }) })];
      await givenBack();
      expect(await slots(one)).toEqual([0]);
      const offered = (await slots([...before, ...longer])).filter((minutes) => minutes === 0);
      expect(offered.length).toBeLessThanOrEqual(100);
    },
  );

  it('stays with the frozen as it is, so that their slots ahead are still theirs when the freeze is lifted', async () => {
    await addPolicy(room, ONE_AN_HOUR, { spread: 'shared' });
    const [frozen, free] = [await slipped(1, { departmentId: school }), await slipped(1)];
    const freezes = room.api.app.get(FreezeService);
    const { order } = await freezes.declare(room.people.duty, { departmentId: school, channel: null }, '示例');
    await givenBack();
    expect(await slots([...frozen, ...free])).toEqual([120, 0]);
    expect(await freezes.lift(room.people.duty, order.id)).toBe(0);
  });

  it.each(['entered as one', 'written among the rules of a policy'])(
    'brings nobody into a freeze blackout %s: they come when it is over',
    async (way) => {
      await addPolicy(room, ONE_AN_HOUR, { departmentId: room.bureau });
      const ids = await slipped(1);
      const [from, to] = [at(-60).toISOString(), at(30).toISOString()];
      if (way === 'entered as one')
        await sql(
          `INSERT INTO blackout (id, name, starts_at, ends_at, mode, mourning) VALUES ($1, '示例', $2, $3, 'freeze', false)`,
          [uuid(), from, to],
        );
      else await addPolicy(room, [{ type: 'blackout', from, to, mode: 'freeze' }], { departmentId: room.bureau });
      await givenBack();
      expect(await slots(ids)).toEqual([30]);
      await worker.get(SweepService, { strict: false }).sweep();
      expect(await sql(`SELECT state FROM publication`)).toEqual([{ state: 'scheduled' }]);
    },
  );

  /** One of a department that is claimed and has not begun. */
  async function claimed(departmentId = room.bureau): Promise<{ id: string; token: string }> {
    const [id = ''] = await slipped(1, { departmentId });
    await sql(`UPDATE publication SET slot_at = first_slot_at WHERE id = $1`, [id]);
    const { claims } = await worker.get(ClaimService, { strict: false }).claimDue(uuid(), 1);
    expect(claims.map(({ publicationId }) => publicationId)).toEqual([id]);
    return { id, token: claims[0]?.token ?? '' };
  }

  it('is offered when a worker that closes gives its claims back', async () => {
    await addPolicy(room, ONE_AN_HOUR, { departmentId: room.bureau });
    const { token } = await claimed();
    const ids = await slipped(1);
    expect(await worker.get(ClaimService, { strict: false }).releaseAll([token])).toBe(1);
    expect(await slots(ids)).toEqual([0]);
  });

  it('is offered to those outside a freeze when it stops what was claimed, and not to those inside', async () => {
    await addPolicy(room, ONE_AN_HOUR, { spread: 'shared' });
    const { id } = await claimed(school);
    const [inside, outside] = [await slipped(1, { departmentId: school }), await slipped(1)];
    const freezes = room.api.app.get(FreezeService);
    await freezes.declare(room.people.duty, { departmentId: school, channel: null }, '示例');
    expect(await sql(`SELECT state FROM publication WHERE id = $1`, [id])).toEqual([{ state: 'scheduled' }]);
    expect(await slots([...inside, ...outside])).toEqual([120, 0]);
  });

  it('is offered when a claim dies, too', async () => {
    await addPolicy(room, ONE_AN_HOUR, { departmentId: room.bureau });
    const { id } = await claimed();
    const ids = await slipped(1);
    await sql(`UPDATE publication SET claim_expires_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [id]);
    await worker.get(SweepService, { strict: false }).sweep();
    expect(await slots(ids)).toEqual([0]);
  });

  it('makes nobody read what is planned: as much is read beside twenty thousand publications as beside none', async () => {
    await addPolicy(room, ONE_AN_HOUR, { spread: 'shared' });
    const ids = await slipped(3);
    const few = await givenBack();
    expect(await slots(ids)).toEqual([0, 0, 0]);
    await sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '2 hours'`);
    await plantPublications(
      room.api.dataSource,
      Array.from({ length: 20_000 }, (_, n) => ({
        departmentId: n % 2 ? school : room.bureau,
        accountId: web,
        slot: at(n),
      })),
    );
    await sql(`ANALYZE publication`);
    const many = await givenBack();
    expect(await slots(ids)).toEqual([0, 0, 0]);
    console.info(`an offer reads ${few} rows, and ${many} beside 20,000 planned`);
    expect(many).toBeLessThanOrEqual(few + 10);
  });
});
