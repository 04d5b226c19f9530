import type { TestingModule } from '@nestjs/testing';
import { HistoryReader } from '../../src/publishing/desk/history/history-reader.service.js';
import { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { AbsenceService } from '../../src/publishing/settle/absence/absence.service.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

interface Told {
  state: string;
  url: string | null;
  acts: string[];
  stateReason: { code?: string; text: { zh: string } } | null;
}
interface Refusal {
  code: string;
  finding?: { verdict: string };
}

/** Weibo refuses it, somebody on duty publishes it on the platform himself, and says so. */
describe('what could not be sent, and a person has published on the platform', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let sandbox: Sandbox;
  let lease: WorkerLease;
  let duty: Client;
  let officer: Client;
  let web: string;
  let weibo: string;
  let serial = 0;

  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const read = async (id: string) => (await duty.get<Told>(`/api/publications/${id}`)).body;
  const report = (id: string, body: object, who = duty) =>
    who.post<Refusal>(`/api/publications/${id}/by-hand`, { note: '示例：在网页版手动发布', ...body });
  const answer = async (asked: ReturnType<typeof report>) => {
    const { status, body } = await asked;
    return [status, body?.code, body?.finding?.verdict];
  };

  beforeAll(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox();
    worker = await buildWorker(room.databaseUrl);
    lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    [duty, officer] = await Promise.all([room.api.loginAs('duty'), room.api.loginAs('officer')]);
    web = await openAccount(room, 'web');
    const { uid, accessToken } = sandbox.credentials.weibo;
    weibo = await openAccount(room, 'weibo', {
      ...{ baseUrl: sandbox.weiboBaseUrl, sandbox: true, credentials: { accessToken } },
      settings: { uid, rip: '127.0.0.1', appearsWithinMs: 100, permalinkBase: sandbox.weiboBaseUrl },
    });
  });
  afterAll(async () => {
    await lease.end();
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  /** What the dispatcher does once. @returns how many were claimed */
  async function round(): Promise<number> {
    await part(PrepareService).prepareDue();
    const { claims } = await part(ClaimService).claimDue(lease.id, 10);
    const send = await part(SenderService).open(claims, lease, performance.now() + 10_000);
    await Promise.all(claims.map((claim) => send(claim)));
    return claims.length;
  }

  /** A post that Weibo has refused for its words, after the call. */
  async function refused(): Promise<string> {
    const story = await approveStory(room, { web, weibo });
    const page = await scheduleStory(room, story, web);
    await until('its page is out', async () => (await round(), (await read(page)).state === 'sent'));
    const id = await scheduleStory(room, story, weibo);
    const fault = { platform: 'weibo', path: '/2/statuses/share.json', kind: 'error-code', value: 20020, times: 1 };
    await fetch(new URL('/faults', sandbox.weiboBaseUrl), {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(fault),
    });
    await until('it is refused', async () => (await round(), (await read(id)).state === 'failed'));
    return id;
  }

  const posts = async (): Promise<number> => {
    const ledger = (await (await fetch(sandbox.ledgerUrl)).json()) as { posts: { platform: string }[] };
    return ledger.posts.filter(({ platform }) => platform === 'weibo').length;
  };

  /** As a person does in Weibo's own window. @returns the address of the post */
  async function postByHand(): Promise<string> {
    const { accessToken } = sandbox.credentials.weibo;
    const status = `示例手动发布 ${++serial} http://localhost:3000/${serial}`;
    const answered = await fetch(new URL('/2/statuses/share.json', sandbox.weiboBaseUrl), {
      method: 'POST',
      body: new URLSearchParams({ access_token: accessToken, status, rip: '127.0.0.1' }),
    });
    const { mid, user } = (await answered.json()) as { mid: string; user: { idstr: string } };
    const named = await fetch(
      new URL(`/2/statuses/querymid.json?access_token=${accessToken}&id=${mid}&type=1`, sandbox.weiboBaseUrl),
    );
    return `${sandbox.weiboBaseUrl}/${user.idstr}/${((await named.json()) as { mid: string }).mid}`;
  }

  it('is out by that word and its link, told in the history, and never sent', async () => {
    const id = await refused();
    const url = await postByHand();
    const before = await posts();
    expect((await read(id)).acts).toContain('by-hand');
    expect((await report(id, { url })).status).toBe(204);
    expect(await read(id)).toMatchObject({ state: 'sent', url, stateReason: null, acts: ['correct-link'] });
    const [told] = await room.api.app.get(HistoryReader, { strict: false }).history(room.people.duty, id);
    expect(told).toMatchObject({ act: 'by-hand', name: { zh: '已由人在平台上发布' }, by: 'duty' });
    for (const words of ['示例：在网页版手动发布', url]) expect(told?.why?.zh).toContain(words);
    // What was tried stays told as it ended.
    const attempts = await sql(`SELECT outcome, code FROM publication_attempt WHERE publication_id = $1`, [id]);
    expect(attempts).toEqual([{ outcome: 'rejected', code: 'WEIBO_20020' }]);
    // Once, whenever anybody looks or comes by.
    await sql(`UPDATE publication_attempt SET next_check_at = clock_timestamp() WHERE next_check_at IS NOT NULL`);
    await part(AbsenceService).lookDue();
    expect(await round()).toBe(0);
    expect([(await read(id)).state, await posts()]).toEqual(['sent', before]);
    expect(await answer(report(id, { url }))).toEqual([409, 'NOT_FAILED', undefined]);
  });

  it('counts in the throttle once, whatever was kept for its tries', async () => {
    const id = await refused();
    expect((await report(id, { url: await postByHand() })).status).toBe(204);
    const counted = () =>
      sql<{ ended: boolean }>(
        `SELECT ended_at IS NOT NULL AS ended FROM send_ledger WHERE publication_id = $1 AND released_at IS NULL`,
        [id],
      );
    expect(await counted()).toEqual([{ ended: true }]);
    await part(AbsenceService).lookDue();
    expect(await counted()).toEqual([{ ended: true }]);
  });

  it('has a link on its platform, whose page is looked at, and past that look a person may insist', async () => {
    const id = await refused();
    expect(await answer(report(id, { url: 'https://www.example.com/1' }))).toEqual([
      422,
      'LINK_OFF_PLATFORM',
      undefined,
    ]);
    const nowhere = `${sandbox.weiboBaseUrl}/1000000001/nowhere`;
    expect(await answer(report(id, { url: nowhere }))).toEqual([422, 'HAND_LINK_DOUBTFUL', 'closed']);
    const other = await refused();
    const url = await postByHand();
    expect((await report(other, { url })).status).toBe(204);
    expect(await answer(report(id, { url }))).toEqual([422, 'HAND_LINK_DOUBTFUL', 'used']);
    expect((await answer(report(id, { url, note: ' ' })))[0]).toBe(400);
    expect(await answer(report(id, { url }, officer))).toEqual([403, 'FORBIDDEN', undefined]);
    expect((await read(id)).state).toBe('failed');
    expect((await report(id, { url: nowhere, despiteDoubt: true })).status).toBe(204);
    const [row] = await sql<{ data: Record<string, unknown> }>(
      `SELECT data FROM audit_entry WHERE action = 'publication.by-hand' AND subject_id = $1`,
      [id],
    );
    expect(row?.data).toMatchObject({ url: nowhere, verdict: 'closed', despiteDoubt: true });
  });

  it('may have failed before anything was handed over', async () => {
    const id = await refused();
    await sql(`UPDATE publication_attempt SET absence = NULL, next_check_at = NULL WHERE publication_id = $1`, [id]);
    await sql(`DELETE FROM publication_attempt WHERE publication_id = $1`, [id]);
    await sql(`DELETE FROM send_ledger WHERE publication_id = $1`, [id]);
    expect((await report(id, { url: await postByHand() })).status).toBe(204);
    expect((await read(id)).state).toBe('sent');
  });

  it.each(['held', 'missed'] as const)(
    'may have been %s before, and then nobody can release it any more',
    async (state) => {
      const story = await approveStory(room, { web, weibo });
      await scheduleStory(room, story, web);
      const id = await scheduleStory(room, story, weibo, new Date(Date.now() + 3_600_000));
      if (state === 'held')
        expect((await duty.post(`/api/publications/${id}/hold`, { reason: '示例：等通稿' })).status).toBeLessThan(300);
      else
        await sql(
          `UPDATE publication SET state = 'missed', state_reason = '{"text": {"zh": "示例", "en": "x"}}' WHERE id = $1`,
          [id],
        );
      const release = () =>
        duty.post<Refusal>(`/api/publications/${id}/move`, {
          wishedAt: new Date(Date.now() + 7_200_000).toISOString(),
        });
      const url = await postByHand();
      const before = await posts();
      expect((await read(id)).acts).toContain('by-hand');
      // Of two who come at the same time one is told that it stands otherwise by now: it is never both out and on the schedule.
      const [said, released] = await Promise.all([report(id, { url }), release()]);
      if (said.status === 204) expect(released.status).toBe(409);
      else {
        expect([said.status, said.body.code, released.status]).toEqual([409, 'NOT_FAILED', 200]);
        const held = await duty.post(`/api/publications/${id}/hold`, { reason: '示例：已由人发布' });
        expect(held.status).toBeLessThan(300);
        expect((await report(id, { url })).status).toBe(204);
      }
      expect(await read(id)).toMatchObject({ state: 'sent', url });
      expect((await release()).status).toBe(409);
      await round();
      expect([(await read(id)).state, await posts()]).toEqual(['sent', before]);
      const counted = await sql(
        `SELECT 1 AS one FROM send_ledger WHERE publication_id = $1 AND released_at IS NULL AND ended_at IS NOT NULL`,
        [id],
      );
      expect(counted).toHaveLength(1);
    },
  );

  it('does not leave as what was planned in its place', async () => {
    const id = await refused();
    const sealOf = async (story: string) =>
      (
        await sql<{ seal: string }>(
          `SELECT s.id AS seal FROM review_seal s JOIN story_revision r ON r.id = s.revision_id WHERE r.story_id = $1`,
          [story],
        )
      )[0];
    const other = await sealOf(await approveStory(room, { web, weibo }));
    const another = await sealOf(await approveStory(room, { web, weibo }));
    const [twin] = await sql<{ id: string }>(
      `INSERT INTO publication SELECT (jsonb_populate_record(p, jsonb_build_object(
         'id', gen_random_uuid(), 'marker', replace(gen_random_uuid()::text, '-', ''), 'seal_id', $2::uuid,
         'state', 'scheduled', 'state_reason', NULL, 'slot_at', clock_timestamp() + interval '1 hour'))).*
       FROM publication p WHERE p.id = $1 RETURNING id`,
      [id, other?.seal],
    );
    const held = await sql<{ id: string }>(
      `INSERT INTO publication SELECT (jsonb_populate_record(p, jsonb_build_object(
         'id', gen_random_uuid(), 'marker', replace(gen_random_uuid()::text, '-', ''), 'seal_id', $2::uuid,
         'state', 'held', 'state_reason', '{"text": {"zh": "示例：等通稿", "en": "sample"}}'::jsonb))).*
       FROM publication p WHERE p.id = $1 RETURNING id`,
      [id, another?.seal],
    );
    const url = await postByHand();
    expect((await report(id, { url })).status).toBe(204);
    // What waits for a person leaves by that person's word: it says what they must know.
    expect(await read(held[0]?.id ?? '')).toMatchObject({
      state: 'held',
      stateReason: { text: { zh: expect.stringMatching(/^示例：等通稿；.*已由人在该账号的平台上发布/) } },
    });
    const stopped = await read(twin?.id ?? '');
    expect(stopped).toMatchObject({ state: 'failed', stateReason: { code: 'ALREADY_OUT' } });
    expect(stopped.stateReason?.text.zh).toContain(url);
  });

  it('is no page of the own site, whatever the person insists on, and what waits for that page goes on waiting', async () => {
    const story = await approveStory(room, { web, weibo });
    const id = await scheduleStory(room, story, web, new Date(Date.now() + 3_600_000));
    const waiting = await scheduleStory(room, story, weibo, new Date(Date.now() + 3_600_000));
    expect((await duty.post(`/api/publications/${id}/hold`, { reason: '示例：等通稿' })).status).toBeLessThan(300);
    expect((await read(id)).acts).not.toContain('by-hand');
    const home = { url: 'http://localhost:3000/', despiteDoubt: true };
    expect(await answer(report(id, home))).toEqual([409, 'NOT_BY_HAND_ON_OWN_SITE', undefined]);
    expect([await read(id), await read(waiting)]).toMatchObject([{ state: 'held', url: null }, { state: 'scheduled' }]);
  });

  it('is no publication that is still to leave', async () => {
    const story = await approveStory(room, { web, weibo });
    const id = await scheduleStory(room, story, web, new Date(Date.now() + 3_600_000));
    expect((await read(id)).acts).not.toContain('by-hand');
    expect(await answer(report(id, { url: 'https://example.org/1' }))).toEqual([409, 'NOT_FAILED', undefined]);
    await expect(sql(`UPDATE publication SET state = 'sent' WHERE id = $1`, [id])).rejects.toThrow('never moves');
  });
});
