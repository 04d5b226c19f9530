import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { AlertRaiser } from '../../src/platform/alerts/alert-raiser.service.js';
import { HandArchive } from '../../src/publishing/hand/pack/hand-archive.service.js';
import { MediaService } from '../../src/stories/media/media.service.js';
import { addPolicy, approveStory, type Newsroom, scheduleStory } from '../factories/newsroom.js';
import { PNG } from '../medium/channels/send-package.js';
import { COVER } from '../engine/seed/story-content.js';
import type { Answer } from '../support/http-app.js';
import type { PageServer } from '../support/page-server.js';
import { type Caller, type HandHouse, openHandHouse } from './hand-house.js';
import { until } from '../support/until.js';

interface Task {
  stage: string;
  moves: string[];
  stop: { kind: string; since: string | null; text: { zh: string } } | null;
  code?: string;
}

/** What is offered to people with a post by hand is what is taken from them. */
describe('the moves of a post by hand', () => {
  let house: HandHouse;
  let room: Newsroom;
  let pages: PageServer;
  let duty: Caller;
  let second: Caller;
  let officer: Caller;
  let account: string;
  let serial = 0;

  beforeAll(async () => {
    house = await openHandHouse();
    ({ room, pages, duty, second, officer } = house);
    account = await house.handAccount();
  }, 60_000);
  afterAll(() => house.close());

  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const path = (id: string, more = '') => `/api/hand-tasks/${id}${more}`;
  const read = async (id: string, caller: Caller = duty) => (await caller.get<Task>(path(id))).body;
  const listed = async (id: string, caller: Caller) =>
    (await caller.get<{ items: (Task & { id: string })[] }>('/api/hand-tasks?limit=100')).body.items.find(
      (one) => one.id === id,
    );
  const codeOf = ({ status, body }: Answer<{ code?: string }>) => `${status} ${body?.code ?? ''}`.trim();

  async function laidOut(on = account, text = `示例人工稿件 ${++serial}`): Promise<string> {
    const story = await approveStory(room, { other: on }, { text });
    const id = await scheduleStory(room, story, on);
    await until('the task is laid out', async () => (await read(id)).stage === 'open');
    return id;
  }

  it('are put off and resolved by those alone who may move the publication or say what became of it', async () => {
    const id = await laidOut();
    expect((await read(id, duty)).moves).toEqual(['take', 'not_posted', 'put_off']);
    for (const shown of [await read(id, officer), await listed(id, officer)])
      expect(shown?.moves).toEqual(['take', 'not_posted']);
    expect(codeOf(await officer.post(path(id, '/put-off'), { note: '示例' }))).toBe('403 FORBIDDEN');
    // Refused as a whole: the task is still there.
    expect((await read(id)).stage).toBe('open');
    await officer.post(path(id, '/take'), {});
    expect((await read(id, officer)).moves).toEqual(['posted', 'give_back', 'not_posted']);
    await sql(
      `UPDATE publication_attempt SET accepted_until = clock_timestamp(), next_poll_at = clock_timestamp() WHERE publication_id = $1`,
      [id],
    );
    await until('its time is over', async () => (await read(id)).stage === 'overdue', 30_000);
    expect((await read(id, officer)).moves).toEqual(['posted']);
    expect((await listed(id, duty))?.moves).toEqual(['posted', 'resolve']);
    expect(codeOf(await officer.post(`/api/publications/${id}/resolve`, { verdict: 'give_up', note: '示例' }))).toBe(
      '403 FORBIDDEN',
    );
  }, 60_000);

  it('are no new slot for what somebody else had in hand before', async () => {
    const id = await laidOut();
    await duty.post(path(id, '/take'), {});
    await second.post(path(id, '/take'), { takeOver: true });
    expect((await read(id, second)).moves).toEqual(['posted', 'give_back', 'not_posted']);
    expect(codeOf(await second.post(path(id, '/put-off'), { note: '示例' }))).toBe('409 MAY_BE_OUT');
    expect((await read(id)).stage).toBe('open');
  }, 60_000);

  it('wait for whoever plans on the same buckets before the post itself is locked: nobody waits in a ring', async () => {
    const own = await house.handAccount();
    await addPolicy(room, [{ type: 'limit', max: 5, per: 'PT1H', window: 'sliding' }], { accountId: own });
    const id = await laidOut(own);
    const parked = room.api.dataSource.createQueryRunner();
    await parked.startTransaction();
    // As a claim does: buckets first.
    await parked.query(`SELECT scope FROM throttle_lock ORDER BY scope FOR UPDATE`);
    const later = new Date(Date.now() + 3 * 3_600_000).toISOString();
    const putOff = duty.post<Task>(path(id, '/put-off'), { note: '平台维护', wishedAt: later });
    await until('it waits for the buckets', async () => {
      const [row] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%throttle_lock%'`,
      );
      return (row?.n ?? 0) > 0;
    });
    await parked.query(`SELECT id FROM publication WHERE id = $1 FOR UPDATE`, [id]);
    await parked.commitTransaction();
    await parked.release();
    expect((await putOff).body).toMatchObject({ stage: 'upcoming' });
  }, 60_000);

  it('are not to take, to fetch or to be reminded of what may not leave now, and the reason is shown', async () => {
    const own = await house.handAccount();
    const id = await laidOut(own);
    await sql(`UPDATE account SET state = 'paused' WHERE id = $1`, [own]);
    expect(await read(id)).toMatchObject({
      moves: ['not_posted', 'put_off'],
      stop: { kind: 'not_now', since: null, text: { zh: '请勿发布：账号已停用' } },
    });
    for (const more of ['/package', '/package.zip'])
      expect(codeOf(await duty.get(path(id, more)))).toBe('409 HAND_NOT_NOW');
    expect(codeOf(await duty.post(path(id, '/take'), {}))).toBe('409 HAND_NOT_NOW');
    await sql(`UPDATE account SET state = 'active' WHERE id = $1`, [own]);
    const [{ blackout } = { blackout: '' }] = await sql<{ blackout: string }>(
      `INSERT INTO blackout (id, name, account_id, starts_at, ends_at, mode)
       VALUES (gen_random_uuid(), '示例公祭', $1, now() - interval '1 minute', now() + interval '1 hour', 'freeze') RETURNING id AS blackout`,
      [own],
    );
    const reminders = async () => {
      await room.api.app.get(AlertRaiser, { strict: false }).raise();
      return (await sql<{ kind: string }>(`SELECT kind FROM alert WHERE subject = $1`, [id])).map(({ kind }) => kind);
    };
    await sql(`DELETE FROM alert WHERE subject = $1`, [id]);
    expect(await reminders()).toEqual([]);
    expect(codeOf(await duty.get(path(id, '/package')))).toBe('409 HAND_NOT_NOW');
    await sql(`DELETE FROM blackout WHERE id = $1`, [blackout]);
    expect(await reminders()).toEqual(['hand.due']);
    expect((await duty.get(path(id, '/package'))).status).toBe(200);
  }, 60_000);

  it('are none for what was laid aside, and its package is closed', async () => {
    const own = await house.handAccount();
    const story = await approveStory(room, { other: own });
    const id = await scheduleStory(room, story, own, new Date(Date.now() + 30 * 60_000));
    expect((await duty.get(path(id, '/package'))).status).toBe(200);
    await duty.post(`/api/publications/${id}/hold`, { reason: '示例' });
    expect((await read(id)).moves).toEqual([]);
    expect(codeOf(await duty.get(path(id, '/package')))).toBe('409 HAND_CLOSED');
    await duty.post(`/api/publications/${id}/cancel`, { reason: '示例' });
    expect(codeOf(await duty.get(path(id, '/package')))).toBe('409 HAND_CLOSED');
  }, 60_000);

  it('are to report alone, with a reason, when somebody got behind the house and changed what was signed', async () => {
    const own = await house.handAccount();
    const text = `示例人工稿件 ${++serial}`;
    const id = await laidOut(own, text);
    await duty.post(path(id, '/take'), {});
    // Both what the digest is taken over and the text that was signed.
    await room.api.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = replica`);
      await tx.query(`ALTER TABLE review_seal DROP CONSTRAINT review_seal_digest`);
      await tx.query(
        `UPDATE review_seal SET canonical = canonical || ' ' WHERE id = (SELECT seal_id FROM publication WHERE id = $1)`,
        [id],
      );
      await tx.query(
        `UPDATE variant SET content = content || '{"text":"别的文字"}'
         WHERE revision_id = (SELECT r.revision_id FROM review_seal s JOIN review_round r ON r.id = s.round_id
                              JOIN publication p ON p.seal_id = s.id WHERE p.id = $1)`,
        [id],
      );
    });
    expect(await read(id)).toMatchObject({
      stop: { kind: 'unapproved' },
      moves: ['posted', 'give_back', 'not_posted', 'put_off'],
    });
    for (const more of ['/package', '/package.zip'])
      expect(codeOf(await duty.get(path(id, more)))).toBe('409 HAND_UNAPPROVED');
    pages.pages.set('/p/out', { body: `<h1>${text}</h1>` });
    const url = `${pages.url}/p/out`;
    expect(codeOf(await duty.post(path(id, '/posted'), { url }))).toBe('409 HAND_UNAPPROVED');
    const told = await duty.post<Task>(path(id, '/posted'), { url, despite: '示例：此前已发出' });
    expect([told.status, told.body]).toEqual([200, expect.objectContaining({ stage: 'done' })]);
  }, 60_000);

  it('are, when its time is over, for everybody on duty to say that it is out: also by a picture, or by what an app copies', async () => {
    const own = await house.handAccount();
    const [first, next] = [await laidOut(own), await laidOut(own)];
    // Who had it in hand is off duty by then.
    await second.post(path(next, '/take'), {});
    const picture = async (id: string, caller: Caller): Promise<number> => {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(PNG)]), '截图.png');
      const at = new URL(path(id, '/screenshot'), room.api.url);
      return (await fetch(at, { method: 'POST', body: form, headers: { cookie: caller.cookie } })).status;
    };
    expect(await picture(first, duty)).toBe(409);
    await sql(
      `UPDATE publication_attempt SET accepted_until = clock_timestamp(), next_poll_at = clock_timestamp() WHERE publication_id = ANY ($1::uuid[])`,
      [[first, next]],
    );
    for (const id of [first, next])
      await until('its time is over', async () => (await read(id)).stage === 'overdue', 30_000);
    expect(await picture(first, duty)).toBe(204);
    const noLink = { overrule: '示例：平台没有网页链接' };
    expect((await duty.post<Task>(path(first, '/posted'), noLink)).body).toMatchObject({ stage: 'done' });
    // What was reported is closed, and not "to be taken first".
    expect(await picture(first, duty)).toBe(409);
    pages.pages.set('/p/copied', { body: '<h1>示例</h1>' });
    const copied = `7.43 复制打开示例平台，看看【示例单位的作品】 ${pages.url}/p/copied 12/08 x@f.Bt`;
    expect((await duty.post<{ verdict: string }>(path(next, '/check-link'), { url: copied })).body).toMatchObject({
      verdict: 'opens',
    });
    expect(codeOf(await duty.post(path(next, '/posted'), { url: copied, overrule: ' ' }))).toBe('400 INVALID_INPUT');
    expect((await duty.post(path(next, '/posted'), { url: copied })).body).toMatchObject({
      report: { link: `${pages.url}/p/copied` },
    });
    // When they left nobody knows: their places count until it was said.
    const [late] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM send_ledger l JOIN publication p ON p.id = l.publication_id
       WHERE p.id = ANY ($1::uuid[]) AND l.ended_at >= p.sent_at`,
      [[first, next]],
    );
    expect(late?.n).toBe(2);
  }, 60_000);

  it('need words where they need a reason', async () => {
    const id = await laidOut();
    for (const act of ['/not-posted', '/put-off'])
      expect(codeOf(await duty.post(path(id, act), { note: '  ' }))).toBe('400 INVALID_INPUT');
  }, 60_000);

  it('read no picture for a part of a file, and leave nothing open when a download breaks off', async () => {
    const own = await house.handAccount();
    const text = `示例人工稿件 ${++serial}`;
    const content = {
      ...{ channel: 'other' as const, title: text, text: `${text}正文。`, pictures: [COVER], attachments: [] },
    };
    const story = await approveStory(room, { other: own }, { text, pictured: true, contents: [content] });
    const id = await scheduleStory(room, story, own);
    await until('the task is laid out', async () => (await read(id)).stage === 'open');
    const loads = jest.spyOn(room.api.app.get(MediaService), 'loadMedia');
    const packs = jest.spyOn(room.api.app.get(HandArchive, { strict: false }), 'pack');
    try {
      expect((await duty.get(path(id, '/package'))).status).toBe(200);
      expect(loads).toHaveBeenCalledTimes(0);
      // The picture comes, and never ends.
      let source: Readable | undefined;
      loads.mockImplementation(() => new Promise(() => undefined));
      packs.mockImplementationOnce((head, pack) => {
        const packed = HandArchive.prototype.pack.call(room.api.app.get(HandArchive, { strict: false }), head, pack);
        source = packed.bytes;
        return packed;
      });
      const headers = { cookie: duty.cookie };
      const answer = await new Promise<IncomingMessage>((resolve, reject) =>
        get(new URL(path(id, '/package.zip'), room.api.url), { headers, agent: false }, resolve).once('error', reject),
      );
      expect([answer.statusCode, Number(answer.headers['content-length'])]).toEqual([200, expect.any(Number)]);
      await once(answer, 'data');
      answer.on('error', () => undefined).destroy();
      await until('the archive is given up', () => source?.destroyed === true);
    } finally {
      loads.mockRestore();
      packs.mockRestore();
    }
  }, 60_000);
});
