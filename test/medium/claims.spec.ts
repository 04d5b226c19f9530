import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { BeginService } from '../../src/publishing/attempts/begin.service.js';
import type { Foreseen } from '../../src/publishing/attempts/foresight.service.js';
import { returnedRows } from '../../src/platform/database/returned-rows.js';
import { RecordService } from '../../src/publishing/attempts/record.service.js';
import { type Claim, ClaimService } from '../../src/schedule/claims/claim.service.js';
import { CLAIM } from '../../src/schedule/claims/claim.queries.js';
import { CLAIM_SILENCE_MS } from '../../src/schedule/claims/claim.rules.js';
import { SweepService } from '../../src/schedule/claims/sweep.service.js';
import { FreezeReader } from '../../src/schedule/freezes/freeze-reader.service.js';
import { FreezeService } from '../../src/schedule/freezes/freeze.service.js';
import { PUBLICATION_MOVES } from '../../src/schedule/publications/publication-state.rules.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { BucketService } from '../../src/schedule/throttle/bucket.service.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
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

/** The usual begin was looked at right after the claim; the long look must come to the same. */
const LOOKS = ['foreseen', 'looked at then'] as const;

/** Services are called directly and no job runs: the backend of the queue makes no difference here (alarms.spec brings every job through both). */
describe.each(LOOKS)('claims and begins, begins %s', (look) => {
  let room: Newsroom;
  let worker: TestingModule;
  let web: string;
  const claims = () => {
    const service = worker.get(ClaimService, { strict: false });
    return {
      release: (token: string) => service.release(token),
      async claimDue(workerId: string, most: number) {
        const round = await service.claimDue(workerId, most);
        const ahead = look === 'foreseen' ? await begins().foresee(round.claims) : new Map<string, Foreseen>();
        for (const [token, one] of ahead) foreseen.set(token, one);
        return round;
      },
    };
  };
  const foreseen = new Map<string, Foreseen>();
  const begins = () => worker.get(BeginService, { strict: false });
  const begin = (claim: Claim, workerId: string) =>
    begins().begin(claim, workerId, undefined, foreseen.get(claim.token));
  const records = () => worker.get(RecordService, { strict: false });
  const read = (id: string) => room.api.app.get(PublicationReader).require(id);
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);

  beforeEach(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    web = await openAccount(room, 'web');
  });

  afterEach(async () => {
    await worker.close();
    await room.close();
  });

  /** Publications whose slot has come and that are prepared. */
  async function due(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await scheduleStory(room, await approveStory(room, { web }), web));
    await sql(`UPDATE publication SET prepared_at = clock_timestamp()`);
    await until('every slot has come', async () => {
      const [row] = await sql<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM publication WHERE slot_at > clock_timestamp()`,
      );
      return row?.waiting === 0;
    });
    return ids;
  }

  async function begun(): Promise<{ attemptId: string; publicationId: string; token: string }> {
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    if (!claim) throw new Error('nothing was claimed');
    const attempt = await begin(claim, uuid());
    if (!attempt) throw new Error('nothing was begun');
    return { attemptId: attempt.id, publicationId: claim.publicationId, token: claim.token };
  }

  const OPTIONS = { longestMs: 1_000 };

  it('let eight racing claimers take each publication once', async () => {
    const ids = await due(6);
    const rounds = await Promise.all(Array.from({ length: 8 }, () => claims().claimDue(uuid(), 6)));
    const taken = rounds.flatMap((round) => round.claims.map((claim) => claim.publicationId));
    expect(taken.sort()).toEqual([...ids].sort());
    const ledger = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM send_ledger WHERE released_at IS NULL`);
    expect(ledger).toEqual([{ n: 6 }]);
  });

  it('let racing claimers exceed no limit, and give those refused the next legal slots in their order', async () => {
    const ids = await due(5);
    await addPolicy(room, [{ type: 'limit', max: 2, per: 'PT1H', window: 'sliding' }], { departmentId: room.bureau });
    const rounds = await Promise.all(Array.from({ length: 4 }, () => claims().claimDue(uuid(), 5)));
    expect(rounds.flatMap((round) => round.claims)).toHaveLength(2);
    const after = await Promise.all(ids.map(read));
    const waiting = after.filter((publication) => publication.state === 'scheduled');
    expect(waiting).toHaveLength(3);
    const slots = waiting.map((publication) => publication.slotAt.getTime());
    expect(slots).toEqual([...slots].sort((a, b) => a - b));
    for (const publication of waiting) expect(publication.because[0]?.text.zh).toContain('示例规则');
    // Two an hour: the third of those who wait comes an hour after the first.
    expect((slots[2] ?? 0) - (slots[0] ?? 0)).toBeGreaterThanOrEqual(3_590_000);
  });

  it('gives a place back when a claim is released or dies, and counts it from the claim on', async () => {
    await due(1);
    await addPolicy(room, [{ type: 'limit', max: 1, per: 'PT1H', window: 'sliding' }], { departmentId: room.bureau });
    const [first] = (await claims().claimDue(uuid(), 1)).claims;
    expect(await claims().release(first?.token ?? '')).toBe(true);
    expect(await claims().release(first?.token ?? '')).toBe(false);
    const [second] = (await claims().claimDue(uuid(), 1)).claims;
    expect(second?.publicationId).toBe(first?.publicationId);
    await sql(`UPDATE publication SET claim_expires_at = clock_timestamp() - interval '1 second'`);
    expect(await begin(second ?? failed(), uuid())).toBeNull();
    await worker.get(SweepService, { strict: false }).sweep();
    const [third] = (await claims().claimDue(uuid(), 1)).claims;
    expect(third?.publicationId).toBe(first?.publicationId);
    expect(await begin(second ?? failed(), uuid())).toBeNull();
    expect(await begin(third ?? failed(), uuid())).not.toBeNull();
  });

  it('let no begin commit after a freeze has, however they race', async () => {
    await due(12);
    const taken = (await claims().claimDue(uuid(), 12)).claims;
    expect(taken).toHaveLength(12);
    const freeze = room.api.app.get(FreezeService);
    const starts = taken.map((claim, index) =>
      index < 6
        ? begin(claim, uuid())
        : new Promise((resolve) => setImmediate(resolve)).then(() => begin(claim, uuid())),
    );
    const declared = freeze.declare(room.people.duty, { departmentId: null, channel: null }, '示例：全网静默');
    await Promise.all([declared, ...starts]);
    const { order } = await declared;
    const late = await sql(`SELECT id FROM publication_attempt WHERE began_at > $1`, [order.declaredAt]);
    expect(late).toEqual([]);
    const begunNow = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM publication_attempt`);
    const states = await sql<{ state: string; n: number }>(
      `SELECT state, count(*)::int AS n FROM publication GROUP BY state`,
    );
    expect(states.find((row) => row.state === 'claimed')).toBeUndefined();
    expect(states.find((row) => row.state === 'sending')?.n ?? 0).toBe(begunNow[0]?.n);
    const [status] = await room.api.app.get(FreezeReader).list(room.people.duty);
    expect(status?.begunAfter).toBe(0);
  });

  it('give the attempt of a claim in two hands to one of them', async () => {
    await due(1);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    const hands = await Promise.all([1, 2, 3].map(() => begin(claim ?? failed(), uuid())));
    expect(hands.filter((attempt) => attempt !== null)).toHaveLength(1);
    expect(await sql(`SELECT id FROM publication_attempt`)).toHaveLength(1);
  });

  it('begin nothing before its slot, whatever a worker believes the time to be', async () => {
    const [id = ''] = await due(1);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    await sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '10 seconds' WHERE id = $1`, [id]);
    expect(await begin(claim ?? failed(), uuid())).toBeNull();
    expect((await read(id)).state).toBe('scheduled');
    expect(await sql(`SELECT id FROM publication_attempt`)).toEqual([]);
    expect(await sql(`SELECT id FROM send_ledger WHERE released_at IS NULL`)).toEqual([]);
  });

  it('hold what a claim took right beside a freeze, when the freeze is lifted before it began', async () => {
    const [id = ''] = await due(1);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    // As it stands when the claim's transaction had not seen the freeze and the freeze not the claim.
    const [order] = await sql<{ id: string }>(
      `INSERT INTO freeze_order (id, reason, declared_by, declared_at) VALUES ($1, '示例', $2, clock_timestamp()) RETURNING id`,
      [uuid(), room.people.duty.personId],
    );
    expect(await room.api.app.get(FreezeService).lift(room.people.duty, order?.id ?? '')).toBe(1);
    expect((await read(id)).state).toBe('held');
    expect(await begin(claim ?? failed(), uuid())).toBeNull();
  });

  it('hold what a claim still under way takes, when a freeze comes and goes beside it', async () => {
    const [id = ''] = await due(1);
    const freeze = room.api.app.get(FreezeService);
    const claiming = room.api.dataSource.createQueryRunner();
    await claiming.startTransaction();
    const now = Date.now();
    const taken = [[id], [uuid()], [false], new Date(now), uuid(), 15_000, new Date(now + 1_000)];
    expect(returnedRows(await claiming.query(CLAIM, taken))).toEqual([{ id }]);
    const { order } = await freeze.declare(room.people.duty, { departmentId: null, channel: null }, '示例');
    const lifted = freeze.lift(room.people.duty, order.id);
    await until('the lift waits for the claim', async () => {
      const [row] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%SET state = ''held''%'`,
      );
      return row?.n === 1;
    });
    await claiming.commitTransaction();
    await claiming.release();
    expect(await lifted).toBe(1);
    expect((await read(id)).state).toBe('held');
    expect(await sql(`SELECT id FROM send_ledger WHERE released_at IS NULL`)).toEqual([]);
  });

  it('offer the place again that a begin gave back', async () => {
    const [first = '', second = ''] = await due(2);
    await addPolicy(room, [{ type: 'limit', max: 1, per: 'PT1H', window: 'sliding' }], { departmentId: room.bureau });
    const [claim] = (await claims().claimDue(uuid(), 2)).claims;
    const other = claim?.publicationId === first ? second : first;
    expect((await read(other)).slotAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    await sql(`UPDATE account SET state = 'paused'`);
    expect(await begin(claim ?? failed(), uuid())).toBeNull();
    expect((await read(other)).slotAt.getTime()).toBeLessThan(Date.now() + 60_000);
  });

  it('wait in the schedule with the others when their account is paused before they begin, and leave once it is resumed', async () => {
    const [id = ''] = await due(1);
    const refused = JSON.stringify({ text: { zh: '示例：授权失效', en: 'example: refused' } });
    const away = { paused: null, unauthorised: refused };
    for (const [state, reason] of Object.entries(away)) {
      const [claim] = (await claims().claimDue(uuid(), 1)).claims;
      await sql(`UPDATE account SET state = $1, state_reason = $2::jsonb`, [state, reason]);
      expect(await begin(claim ?? failed(), uuid())).toBeNull();
      expect((await read(id)).state).toBe('scheduled');
      expect((await claims().claimDue(uuid(), 1)).claims).toEqual([]);
      await sql(`UPDATE account SET state = 'active', state_reason = NULL`);
    }
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    expect(await begin(claim ?? failed(), uuid())).not.toBeNull();
  });

  it('hold what missed its slot when a freeze is lifted, and flush nothing', async () => {
    const [id = ''] = await due(1);
    const freeze = room.api.app.get(FreezeService);
    const { order } = await freeze.declare(room.people.duty, { departmentId: room.bureau, channel: null }, '示例');
    expect((await claims().claimDue(uuid(), 5)).claims).toEqual([]);
    expect(await freeze.lift(room.people.duty, order.id)).toBe(1);
    expect((await read(id)).state).toBe('held');
    expect((await claims().claimDue(uuid(), 5)).claims).toEqual([]);
    await expect(freeze.lift(room.people.duty, order.id)).rejects.toMatchObject({ code: 'FREEZE_ALREADY_LIFTED' });
  });

  it('held when a freeze is lifted still say what had kept them back before it', async () => {
    const [put = '', plain = ''] = await due(2);
    const why = { text: { zh: '示例：平台限流', en: 'example: throttled' } };
    await sql(`UPDATE publication SET state_reason = $2::jsonb WHERE id = $1`, [put, JSON.stringify(why)]);
    const freeze = room.api.app.get(FreezeService);
    const { order } = await freeze.declare(room.people.duty, { departmentId: room.bureau, channel: null }, '示例');
    expect(await freeze.lift(room.people.duty, order.id)).toBe(2);
    const [zh, en] = [
      '此外还有没有发出的原因：示例：平台限流。',
      'Besides, it was kept back by this: example: throttled.',
    ];
    expect((await read(put)).stateReason?.text).toEqual({
      ...{ zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
    });
    expect((await read(plain)).stateReason?.text.zh).toMatch(
      /^紧急停发期间错过了发布时间（示例），请选择重新排期或取消。$/,
    );
  });

  it('freeze only their scope', async () => {
    await due(1);
    const freeze = room.api.app.get(FreezeService);
    await freeze.declare(room.people.duty, { departmentId: null, channel: 'weibo' }, '示例');
    await freeze.declare(room.people.duty, { departmentId: room.school, channel: null }, '示例');
    expect((await claims().claimDue(uuid(), 5)).claims).toHaveLength(1);
  });

  it('are frozen once in a scope: of two that freeze it at once the other is told which one stands', async () => {
    const [id = ''] = await due(1);
    const freeze = room.api.app.get(FreezeService);
    for (const scope of [
      { departmentId: null, channel: null },
      { departmentId: room.bureau, channel: null },
      { departmentId: room.bureau, channel: 'web' as const },
    ]) {
      const both = await Promise.allSettled([1, 2].map(() => freeze.declare(room.people.duty, scope, '示例')));
      const [order] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.order] : []));
      const [refusal] = both.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
      expect(refusal).toMatchObject({ code: 'FREEZE_STANDS', detail: { freezeId: order?.id } });
    }
    const orders = await room.api.app.get(FreezeReader).list(room.people.duty);
    expect(orders).toHaveLength(3);
    // They overlap: the scope is free once the last is lifted, and any of them may then be declared again.
    for (const { order } of orders) {
      expect((await claims().claimDue(uuid(), 5)).claims).toEqual([]);
      await freeze.lift(room.people.duty, order.id);
    }
    expect((await read(id)).state).toBe('held');
    await expect(
      freeze.declare(room.people.duty, { departmentId: null, channel: null }, '示例'),
    ).resolves.toMatchObject({ order: { liftedAt: null } });
  });

  it('keep the answer of a stale attempt beside, never over a newer one', async () => {
    const [id = ''] = await due(1);
    const old = await begun();
    expect(await records().record(old.attemptId, { kind: 'retry', notBefore: 0, reason: 'not sent' }, OPTIONS)).toBe(
      true,
    );
    await sql(
      `UPDATE publication SET prepared_at = clock_timestamp(), slot_at = greatest(wished_at, slot_at - interval '2 seconds')`,
    );
    const newer = await until('it is due again', async () => begun().catch(() => undefined));
    expect(newer.publicationId).toBe(id);
    const late = { kind: 'sent', ref: 'stale', url: 'http://stale.example/' } as const;
    expect(await records().record(old.attemptId, late, OPTIONS)).toBe(false);
    expect((await read(id)).state).toBe('sending');
    expect(await sql(`SELECT answer->>'ref' AS ref FROM stale_answer`)).toEqual([{ ref: 'stale' }]);
    expect(await records().record(newer.attemptId, { kind: 'sent', ref: 'right' }, OPTIONS)).toBe(true);
    expect((await read(id)).platformRef).toBe('right');
    expect(await records().record(newer.attemptId, { kind: 'sent', ref: 'again' }, OPTIONS)).toBe(false);
    expect((await read(id)).platformRef).toBe('right');
  });

  it('let an unconfirmed attempt still be told how it ended', async () => {
    const [id = ''] = await due(1);
    const attempt = await begun();
    await records().record(attempt.attemptId, { kind: 'unconfirmed', reason: 'no answer' }, OPTIONS);
    expect((await read(id)).state).toBe('unconfirmed');
    expect(await records().record(attempt.attemptId, { kind: 'sent', ref: 'late' }, OPTIONS)).toBe(true);
    expect(await read(id)).toMatchObject({ state: 'sent', platformRef: 'late' });
  });

  it('begin nothing whose approval was taken back, and hold it with the reason', async () => {
    const [id = ''] = await due(1);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    const { storyId } = await read(id);
    const [round] = await sql<{ id: string }>(`SELECT id FROM review_round WHERE story_id = $1`, [storyId]);
    await room.api.app.get(ReviewWithdrawalService).voidApproval(room.people.final, round?.id ?? '', '示例：数据有误');
    expect(await begin(claim ?? failed(), uuid())).toBeNull();
    expect(await read(id)).toMatchObject({
      state: 'held',
      stateReason: { text: { en: expect.stringContaining('approval') } },
    });
    expect(await sql(`SELECT id FROM publication_attempt`)).toEqual([]);
  });

  it('count a publication out of time as missed, with a reason, instead of sending it late', async () => {
    const [id = ''] = await due(1);
    await sql(`UPDATE publication SET valid_until = window_from + interval '1 millisecond'`);
    await worker.get(SweepService, { strict: false }).sweep();
    expect(await read(id)).toMatchObject({ state: 'missed' });
  });

  it('hold what depends on a page that will not come', async () => {
    const weibo = await openAccount(room, 'weibo');
    const story = await approveStory(room, { web, weibo });
    const page = await scheduleStory(room, story, web, new Date(Date.now() + 3_600_000));
    const post = await scheduleStory(room, story, weibo, new Date(Date.now() + 3_600_000));
    await sql(`UPDATE publication SET state = 'cancelled' WHERE id = $1`, [page]);
    await worker.get(SweepService, { strict: false }).sweep();
    expect((await read(post)).state).toBe('held');
  });

  it('lock the buckets themselves: with different rows due, two claimers still share the one place', async () => {
    // On accounts of their own: on one account a second claimer would not even try.
    const [first = ''] = await due(1);
    web = await openAccount(room, 'web', { name: '示例 web 2' });
    const [second = ''] = await due(1);
    await addPolicy(room, [{ type: 'limit', max: 1, per: 'PT1H', window: 'sliding' }], { departmentId: room.bureau });
    // Each claimer sees one row of its own, so that only the bucket can stand between them.
    const only = (id: string) =>
      sql(`UPDATE publication SET prepared_at = CASE WHEN id = $1 THEN clock_timestamp() END`, [id]);
    const parked = room.api.dataSource.createQueryRunner();
    await parked.startTransaction();
    await parked.query(`SELECT scope FROM throttle_lock WHERE scope = $1 FOR UPDATE`, [`department:${room.bureau}`]);
    await only(first);
    const one = claims().claimDue(uuid(), 5);
    const waiting = async (n: number) =>
      until(`${n} claimers wait for the bucket`, async () => {
        const [row] = await sql<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%throttle_lock%'`,
        );
        return row?.n === n;
      });
    await waiting(1);
    await only(second);
    const two = claims().claimDue(uuid(), 5);
    await waiting(2);
    await parked.commitTransaction();
    await parked.release();
    const rounds = await Promise.all([one, two]);
    expect(rounds.flatMap((round) => round.claims)).toHaveLength(1);
    expect(await sql(`SELECT id FROM send_ledger WHERE released_at IS NULL`)).toHaveLength(1);
  });

  it('wait no longer than a moment for a claimer whose process has stopped in the middle', async () => {
    await due(1);
    await addPolicy(room, [{ type: 'limit', max: 5, per: 'PT1H', window: 'sliding' }], { departmentId: room.bureau });
    const buckets = worker.get(BucketService, { strict: false });
    let stops = true;
    const lock = buckets.lock.bind(buckets);
    // The first one gets its locks and says no more.
    buckets.lock = async (tx, scopes) => {
      await lock(tx, scopes);
      if (!stops) return;
      stops = false;
      await new Promise(() => undefined);
    };
    void claims().claimDue(uuid(), 1);
    await until('it holds its locks', () => !stops);
    const began = Date.now();
    await until('another one has claimed it', async () => (await claims().claimDue(uuid(), 1)).claims[0]);
    expect(Date.now() - began).toBeLessThan(8_000);
  });

  it('try half as many after a round that said nothing for so long that the database ended it', async () => {
    await due(4);
    await addPolicy(room, [{ type: 'limit', max: 9, per: 'PT1H', window: 'sliding' }], { departmentId: room.bureau });
    const buckets = worker.get(BucketService, { strict: false });
    const readSends = buckets.readSends.bind(buckets);
    const read = jest.spyOn(buckets, 'readSends').mockImplementationOnce(async (...asked) => {
      const sends = await readSends(...asked);
      // One piece of work that cannot be interrupted, as far as the database can tell.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, CLAIM_SILENCE_MS + 500);
      return sends;
    });
    await expect(claims().claimDue(uuid(), 4)).rejects.toMatchObject({ driverError: { code: '25P03' } });
    const rounds = [await claims().claimDue(uuid(), 4), await claims().claimDue(uuid(), 4)];
    expect(rounds.map(({ looked }) => looked)).toEqual([2, 2]);
    expect(rounds.flatMap((round) => round.claims)).toHaveLength(4);
    read.mockRestore();
  });

  it('hold a slot that lay in a freeze blackout, also when nobody claimed it before the blackout ended', async () => {
    const [id = ''] = await due(1);
    await sql(
      `INSERT INTO blackout (id, name, starts_at, ends_at, mode)
       SELECT gen_random_uuid(), '示例静默', slot_at - interval '1 second', slot_at + interval '1 millisecond', 'freeze' FROM publication`,
    );
    expect((await claims().claimDue(uuid(), 1)).claims).toEqual([]);
    expect((await read(id)).state).toBe('held');
  });

  it('refuse the begin outside the hours, and give the claim back to the schedule', async () => {
    const [id = ''] = await due(1);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    await addPolicy(room, [{ type: 'hours', workday: [], weekend: [], holiday: [] }], { departmentId: room.bureau });
    expect(await begin(claim ?? failed(), uuid())).toBeNull();
    expect((await read(id)).state).toBe('scheduled');
    expect(await sql(`SELECT id FROM send_ledger WHERE released_at IS NULL`)).toEqual([]);
  });

  it('refuse the begin of what is out of time', async () => {
    const [id = ''] = await due(1);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    await sql(`UPDATE publication SET valid_until = window_from + interval '1 millisecond'`);
    expect(await begin(claim ?? failed(), uuid())).toBeNull();
    expect((await read(id)).state).toBe('missed');
  });

  it('begin nothing whose sealed digest is not the one it was scheduled under', async () => {
    const [id = ''] = await due(1);
    const [claim] = (await claims().claimDue(uuid(), 1)).claims;
    await sql(`ALTER TABLE publication DISABLE TRIGGER publication_moves`);
    await sql(`UPDATE publication SET seal_digest = repeat('0', 64)`);
    await sql(`ALTER TABLE publication ENABLE TRIGGER publication_moves`);
    expect(await begin(claim ?? failed(), uuid())).toBeNull();
    expect((await read(id)).state).toBe('held');
  });

  it('offer a place that was given back to those who slipped because of it', async () => {
    const ids = await due(2);
    await addPolicy(room, [{ type: 'limit', max: 1, per: 'week', window: 'calendar' }], {
      ...{ departmentId: room.bureau, zone: steadyZone() },
    });
    const attempt = await begun();
    await claims().claimDue(uuid(), 5);
    const other = ids.find((id) => id !== attempt.publicationId) ?? '';
    expect((await read(other)).slotAt.getTime()).toBeGreaterThan(Date.now() + 1000);
    await records().record(attempt.attemptId, { kind: 'rejected', code: 'X', reason: 'no', fix: 'human' }, OPTIONS);
    expect((await read(other)).slotAt.getTime()).toBeLessThan(Date.now() + 3000);
  });

  it('know in the database exactly the moves the rules know', async () => {
    const [row] = await sql<{ source: string }>(
      `SELECT prosrc AS source FROM pg_proc WHERE proname = 'publication_move_guard'`,
    );
    const listed = [...(row?.source ?? '').matchAll(/'(\w+)>(\w+)'/g)].map(([, from, to]) => `${from}>${to}`);
    const rules = [...new Set(PUBLICATION_MOVES.map(({ from, to }) => `${from}>${to}`))];
    expect(listed.sort()).toEqual(rules.sort());
  });
});

function failed(): never {
  throw new Error('there is no claim to go on with');
}
