import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { type Foreseen, ForesightService } from '../../src/publishing/attempts/foresight.service.js';
import { SentRecords } from '../../src/publishing/attempts/sent-record.service.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { type Claim, ClaimService } from '../../src/schedule/claims/claim.service.js';
import { FreezeService } from '../../src/schedule/freezes/freeze.service.js';
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

const HOUR = 3_600_000;

describe('the begin that was looked at ahead', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let web: string;
  const foresight = () => worker.get(ForesightService, { strict: false });
  const claims = () => worker.get(ClaimService, { strict: false });
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

  /** A publication whose slot has come, claimed. */
  async function claimed(): Promise<Claim> {
    await scheduleStory(room, await approveStory(room, { web }), web);
    await sql(`UPDATE publication SET prepared_at = clock_timestamp()`);
    const claim = await until('it is claimed', async () => (await claims().claimDue(uuid(), 1)).claims[0]);
    // Claims are taken a little ahead of the slot.
    await until('its slot has come', async () => {
      const [row] = await sql<{ come: boolean }>(
        `SELECT bool_and(slot_at <= clock_timestamp()) AS come FROM publication`,
      );
      return row?.come;
    });
    return claim;
  }

  async function foreseen(claim: Claim): Promise<Foreseen> {
    const one = (await foresight().foresee([claim])).get(claim.token);
    if (!one) throw new Error('it could not begin as things stand');
    return one;
  }

  const begin = (claim: Claim, one: Foreseen) =>
    foresight().begin({ claim, workerId: uuid(), attemptId: uuid(), foreseen: one });

  /** Behind the product's back, as somebody with the database's password could. */
  async function tamper(statement: string): Promise<void> {
    await room.api.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = replica`);
      await tx.query(statement);
    });
  }

  it('writes the attempt when nothing has changed, and counts the send from that moment', async () => {
    const claim = await claimed();
    const beganAt = await begin(claim, await foreseen(claim));
    expect(beganAt).toBeInstanceOf(Date);
    expect(await sql(`SELECT state FROM publication`)).toEqual([{ state: 'sending' }]);
    expect(
      await sql(`SELECT publication_id AS id, claim_token AS token, began_at AS at FROM publication_attempt`),
    ).toEqual([{ id: claim.publicationId, token: claim.token, at: beganAt }]);
    expect(await sql(`SELECT began_at AS at FROM send_ledger WHERE released_at IS NULL`)).toEqual([{ at: beganAt }]);
  });

  const changes: Record<string, (claim: Claim) => Promise<unknown>> = {
    'a freeze has been declared': () =>
      room.api.app.get(FreezeService).declare(room.people.duty, { departmentId: null, channel: null }, '示例'),
    'its time has run out': () => sql(`UPDATE publication SET valid_until = window_from + interval '1 millisecond'`),
    'its slot is not there yet': () => sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '9 seconds'`),
    'the account has been paused': () => sql(`UPDATE account SET state = 'paused'`),
    'the approval has been taken back': async () => {
      const [round] = await sql<{ id: string }>(`SELECT id FROM review_round`);
      await room.api.app.get(ReviewWithdrawalService).voidApproval(room.people.final, round?.id ?? '', '示例');
    },
    'the text of the variant was changed': () => tamper(`UPDATE variant SET content = content || '{"title":"改过"}'`),
    'a variant was added': () =>
      tamper(`INSERT INTO variant (id, revision_id, channel, content, updated_by)
              SELECT gen_random_uuid(), revision_id, 'weibo', '{"channel":"weibo","text":"多出来的","picture":null}', updated_by FROM variant`),
    'a picture was added': () =>
      tamper(`INSERT INTO revision_media (revision_id, position, sha256, alt)
              SELECT id, 0, repeat('a', 64), '多出来的' FROM story_revision`),
    'the revision was changed': () => tamper(`UPDATE story_revision SET title = '改过'`),
    'the story has gone to another department': () => tamper(`UPDATE story SET department_id = '${room.school}'`),
    'the sealed text was changed': () =>
      tamper(
        `UPDATE review_seal SET canonical = canonical || ' ', digest = encode(sha256(convert_to(canonical || ' ', 'UTF8')), 'hex')`,
      ),
    'the release of the round was changed': () =>
      tamper(`UPDATE review_round SET release_to = release_to + interval '1 day'`),
    'the department has another name': () =>
      sql(`UPDATE department SET name = '另一个名称' WHERE id = $1`, [room.bureau]),
    'the account has another name': () => sql(`UPDATE account SET name = '另一个来源'`),
    'the rules have changed': () => addPolicy(room, [{ type: 'minGap', gap: 'PT1S' }], { departmentId: room.bureau }),
    'the claim is over': () => sql(`UPDATE publication SET claim_expires_at = clock_timestamp() - interval '1 second'`),
    'the claim was given back': ({ token }) => claims().release(token),
    'it was scheduled under another digest': () => tamper(`UPDATE publication SET seal_digest = repeat('0', 64)`),
  };
  it.each(Object.keys(changes))('writes nothing when %s since', async (change) => {
    const claim = await claimed();
    const one = await foreseen(claim);
    await changes[change]?.(claim);
    expect(await begin(claim, one)).toBeNull();
    expect(await sql(`SELECT id FROM publication_attempt`)).toEqual([]);
    expect(await sql(`SELECT id FROM publication WHERE state = 'sending'`)).toEqual([]);
  });

  it('writes nothing outside the stretch in which hours and blackouts are known to be open', async () => {
    const claim = await claimed();
    const one = await foreseen(claim);
    const now = Date.now();
    for (const open of [
      { from: -Infinity, to: now - HOUR },
      { from: now + HOUR, to: Infinity },
    ])
      expect(await begin(claim, { ...one, open })).toBeNull();
    expect(await begin(claim, { ...one, open: { from: now - HOUR, to: now + HOUR } })).not.toBeNull();
  });

  it('foresees nothing for what could not begin as things stand', async () => {
    const claim = await claimed();
    await tamper(`UPDATE variant SET content = content || '{"title":"改过"}'`);
    expect((await foresight().foresee([claim])).size).toBe(0);
  });

  it('foresees nothing for a slot outside the hours', async () => {
    const claim = await claimed();
    await addPolicy(room, [{ type: 'hours', workday: [], weekend: [], holiday: [] }], { departmentId: room.bureau });
    expect((await foresight().foresee([claim])).size).toBe(0);
  });

  it('gives a claim in several hands to one of them', async () => {
    const claim = await claimed();
    const one = await foreseen(claim);
    const hands = await Promise.all([1, 2, 3].map(() => begin(claim, one)));
    expect(hands.filter((beganAt) => beganAt !== null)).toHaveLength(1);
    expect(await sql(`SELECT id FROM publication_attempt`)).toHaveLength(1);
  });

  it('waits for a freeze that is being declared, and then does not begin', async () => {
    const claim = await claimed();
    const one = await foreseen(claim);
    const freeze = room.api.dataSource.createQueryRunner();
    await freeze.startTransaction();
    await freeze.query(`SELECT pg_advisory_xact_lock(712002)`);
    const begun = begin(claim, one);
    await until('the begin waits at the gate', async () => {
      const [row] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks l JOIN pg_stat_activity a USING (pid)
         WHERE NOT l.granted AND l.locktype = 'advisory' AND a.datname = current_database()`,
      );
      return row?.n === 1;
    });
    await freeze.query(
      `INSERT INTO freeze_order (id, reason, declared_by, declared_at) VALUES ($1, '示例', $2, clock_timestamp())`,
      [uuid(), room.people.duty.personId],
    );
    await freeze.commitTransaction();
    await freeze.release();
    expect(await begun).toBeNull();
    expect(await sql(`SELECT id FROM publication_attempt`)).toEqual([]);
  });

  describe('the usual record', () => {
    const answer = (attemptId: string, ref: string) => ({
      attemptId,
      outcome: { kind: 'sent' as const, ref, url: `https://example.invalid/${ref}` },
      answeredAt: performance.now(),
      bySender: true,
      actorId: null,
    });

    async function sending(): Promise<string> {
      const claim = await claimed();
      await begin(claim, await foreseen(claim));
      const [attempt] = await sql<{ id: string }>(`SELECT id FROM publication_attempt WHERE claim_token = $1`, [
        claim.token,
      ]);
      return attempt?.id ?? '';
    }

    it('ends attempt, ledger and publication at the time of the answer, and says so in the audit', async () => {
      const attempt = await sending();
      const records = worker.get(SentRecords, { strict: false });
      const [written, again] = await records.recordUsual([answer(attempt, 'one'), answer(attempt, 'one')]);
      expect(written).toMatchObject({ channel: 'web', first: true });
      expect(again).toBeNull();
      expect(await sql(`SELECT state, platform_ref AS ref FROM publication`)).toEqual([{ state: 'sent', ref: 'one' }]);
      const [row] = await sql<Record<string, unknown>>(
        `SELECT t.outcome, t.sender_done AS done, t.ended_at = p.sent_at AND l.ended_at = p.sent_at AS "sameTime"
         FROM publication_attempt t JOIN publication p ON p.id = t.publication_id JOIN send_ledger l ON l.claim_token = t.claim_token`,
      );
      expect(row).toEqual({ outcome: 'sent', done: true, sameTime: true });
      expect(await sql(`SELECT data->>'attemptId' AS id FROM audit_entry WHERE action = 'publication.sent'`)).toEqual([
        { id: attempt },
      ]);
    });

    it('writes down the first of two answers for one attempt, and leaves the second to the long way', async () => {
      const attempt = await sending();
      const records = worker.get(SentRecords, { strict: false });
      const [first, second] = await records.recordUsual([answer(attempt, 'first'), answer(attempt, 'second')]);
      expect([first?.first, second]).toEqual([true, null]);
      expect(await sql(`SELECT platform_ref AS ref FROM publication`)).toEqual([{ ref: 'first' }]);
      expect(await sql(`SELECT data->>'ref' AS ref FROM audit_entry WHERE action = 'publication.sent'`)).toEqual([
        { ref: 'first' },
      ]);
    });

    it('tells an answer by its arrival, however long its row is held by somebody else', async () => {
      const attempt = await sending();
      const other = room.api.dataSource.createQueryRunner();
      await other.startTransaction();
      await other.query(`SELECT FROM publication FOR UPDATE`);
      const written = worker.get(SentRecords, { strict: false }).recordUsual([answer(attempt, 'held')]);
      await until('the record waits for the row', async () => {
        const [row] = await sql<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%record_sent%'`,
        );
        return row?.n === 1;
      });
      const [letGo]: { at: Date }[] = await other.query(`SELECT clock_timestamp() AS at`);
      await other.commitTransaction();
      await other.release();
      expect(await written).toMatchObject([{ first: true }]);
      const [row] = await sql<{ sentAt: Date }>(`SELECT sent_at AS "sentAt" FROM publication`);
      expect(row?.sentAt.getTime()).toBeLessThan(letGo?.at.getTime() ?? 0);
    });

    it('leaves what is no longer being sent to the long way', async () => {
      const attempt = await sending();
      await sql(`UPDATE publication SET state = 'unconfirmed', state_reason = '{"text":{"zh":"示例","en":"sample"}}'`);
      expect(await worker.get(SentRecords, { strict: false }).recordUsual([answer(attempt, 'late')])).toEqual([null]);
      expect(await sql(`SELECT id FROM publication_attempt WHERE ended_at IS NOT NULL`)).toEqual([]);
    });

    it('leaves a post that others wait for to the long way, which prepares them', async () => {
      const attempt = await sending();
      const weibo = await openAccount(room, 'weibo');
      const story = await approveStory(room, { web, weibo });
      await scheduleStory(room, story, web, new Date(Date.now() + HOUR));
      const other = await scheduleStory(room, story, weibo, new Date(Date.now() + HOUR));
      await tamper(
        `UPDATE publication SET depends_on = (SELECT publication_id FROM publication_attempt) WHERE id = '${other}'`,
      );
      expect(await worker.get(SentRecords, { strict: false }).recordUsual([answer(attempt, 'page')])).toEqual([null]);
    });
  });
});
