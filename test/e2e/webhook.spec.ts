import type { TestingModule } from '@nestjs/testing';
import { NameHostsOfReceivers1795000111000 } from '../../migrations/1795000111000-name-hosts-of-receivers.js';
import { approveStory, contentsOf, type Newsroom, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { ContentSystem } from '../engine/content-system.js';
import { FaultProxy } from '../support/fault-proxy.js';
import type { Answer, Client } from '../support/http-app.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

interface Account {
  id: string;
  settings: Record<string, unknown>;
  credentialsSet: string[];
}
interface Rotated {
  secret: string;
  oldSecretUntil: string | null;
  callbackUrl: string;
  code?: string;
}
interface Publication {
  state: string;
  url: string | null;
  platformRef: string | null;
  stateReason: { text: { zh: string } } | null;
  waitsFor: { code: string; text: { zh: string } }[];
}
interface Letter {
  publicationId: string;
  webhookId: string;
  accountId: string;
  state: string;
  code: string | null;
  reason: { zh: string } | null;
  tries: number;
  resend: { way: string; path: string };
}

/** A content system of one's own over HTTP, through the real worker: from the account to the page, and back. */
describe('webhooks over HTTP', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let receiver: ContentSystem;
  let proxy: FaultProxy;
  let admin: Client;
  let duty: Client;
  let account: string;
  let serial = 0;

  beforeAll(async () => {
    // The receiver lies on this machine, as an operator may list hosts of the own network.
    const config = { outbound: { privateHosts: ['127.0.0.1'], proxy: null } };
    room = await openNewsroom(config);
    worker = await buildWorker(room.databaseUrl, config);
    await worker.init();
    receiver = await ContentSystem.start('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    proxy = await FaultProxy.to(() => receiver.url);
    [admin, duty] = [await room.api.loginAs('channels'), await room.api.loginAs('duty')];
    account = await opened();
    receiver.secrets = [(await rotate(account)).body.secret];
  }, 60_000);
  afterAll(async () => {
    await worker?.close();
    await room?.close();
    await proxy?.close();
    await receiver?.stop();
  });
  beforeEach(() => {
    proxy.heal();
    receiver.heal();
  });

  const site = (baseUrl: string): Promise<Answer<Account & { code?: string }>> =>
    admin.post<Account & { code?: string }>('/api/accounts', {
      departmentId: room.bureau,
      channel: 'web',
      driver: 'webhook',
      name: `示例单位网站 ${++serial}`,
      baseUrl,
      settings: { columns: ['工作动态', '通知公告'], minutes: 60 },
    });
  async function opened(baseUrl = `${proxy.url}${ContentSystem.PATH}`): Promise<string> {
    const answer = await site(baseUrl);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.id;
  }
  const rotate = (id: string, body: object = {}): Promise<Answer<Rotated>> =>
    admin.post<Rotated>(`/api/accounts/${id}/webhook-secret`, body);
  const read = async (id: string) => (await duty.get<Publication>(`/api/publications/${id}`)).body;
  const becomes = (id: string, state: string) =>
    until(`it is ${state}`, async () => {
      const publication = await read(id);
      return publication.state === state && publication;
    });
  const letters = async () =>
    (await duty.get<{ items: Letter[] }>(`/api/webhook-dead-letters?accountId=${account}`)).body.items;

  async function planned(text = `示例网页稿 ${++serial}`, column?: string): Promise<string> {
    const contents = contentsOf(['web'], text).map((one) => ({ ...one, ...(column ? { column } : {}) }));
    return scheduleStory(room, await approveStory(room, { web: account }, { text, contents }), account);
  }
  async function callBack(
    body: unknown,
    options: Parameters<ContentSystem['message']>[1] & { to?: string; text?: string } = {},
  ): Promise<string> {
    const { to = account, text, ...how } = options;
    const message = receiver.message(body, how);
    const answer = await fetch(`${room.api.url}/api/callbacks/webhook/${to}`, {
      ...message,
      body: text ?? message.body,
    });
    const { code = '' } = answer.status === 204 ? {} : ((await answer.json()) as { code?: string });
    return `${answer.status} ${code}`.trim();
  }
  const timeline = async (id: string) =>
    (await duty.get<{ outcome: string; text: unknown }[]>(`/api/publications/${id}/attempts`)).body;
  const contradictions = async (id: string) =>
    (
      await room.api.dataSource.query<{ data: unknown }[]>(
        `SELECT data FROM audit_entry WHERE action = 'publication.contradicted' AND subject_id = $1`,
        [id],
      )
    ).map(({ data }) => data);
  const sendsOf = (id: string) =>
    receiver.messages.filter(({ type, data }) => type === 'publication.publish' && data['publicationId'] === id);
  const told = (publicationId: string, more: object = {}) => ({
    type: 'publication.published',
    data: { publicationId, ...more },
  });

  it('an account is opened without a secret, gets one that is shown once, and is tried', async () => {
    const id = await opened(`${receiver.url}${ContentSystem.PATH}`);
    const attempt = () => admin.post<{ ok: boolean; code: string }>(`/api/accounts/${id}/test`);
    expect((await attempt()).body).toMatchObject({ ok: false, code: 'WEBHOOK_NO_SECRET' });
    const { body, headers } = await rotate(id);
    expect(body).toEqual({
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      oldSecretUntil: null,
      callbackUrl: `http://localhost:3000/api/callbacks/webhook/${id}`,
    });
    expect(headers.get('cache-control')).toBe('no-store');
    const shown = await admin.get<Account>(`/api/accounts/${id}`);
    expect(shown.body.credentialsSet).toEqual(['secret']);
    const audit: { data: unknown }[] = await room.api.dataSource.query(`SELECT data FROM audit_entry`);
    for (const text of [shown.text, JSON.stringify(audit)]) expect(text).not.toContain(body.secret);
    receiver.secrets.push(body.secret);
    expect((await attempt()).body).toMatchObject({ ok: true });
    receiver.secrets.pop();
    expect((await duty.post<Rotated>(`/api/accounts/${id}/webhook-secret`, {})).body.code).toBe('FORBIDDEN');
  });

  it('a page leaves under its seal into its column, and comes down and goes up again by order', async () => {
    const id = await planned('示例网页稿 栏目', '通知公告');
    const sent = await becomes(id, 'sent');
    const page = receiver.page(id);
    expect(sent).toMatchObject({ url: page.url, platformRef: page.ref });
    expect(page.data).toMatchObject({ title: '示例网页稿 栏目', column: '通知公告', department: '示例局' });
    expect((await duty.post(`/api/publications/${id}/retract`, { reason: '示例：撤下' })).status).toBeLessThan(300);
    await until('it is down', () => receiver.page(id).state === 'retracted');
    expect((await fetch(page.url ?? '')).status).toBe(404);
    await becomes(id, 'retracted');
    expect((await duty.post(`/api/publications/${id}/restore`, { reason: '示例：恢复' })).status).toBeLessThan(300);
    await becomes(id, 'sent');
    expect((await fetch(page.url ?? '')).status).toBe(200);
  });

  it('a column the site does not have stops a story before anybody reviews it', async () => {
    const contents = contentsOf(['web'], '示例').map((one) => ({ ...one, column: '没有的栏目' }));
    await expect(approveStory(room, { web: account }, { contents })).rejects.toMatchObject({
      code: 'REVIEW_VARIANT_PROBLEMS',
      detail: { problems: [expect.objectContaining({ code: 'COLUMN_UNKNOWN' })] },
    });
  });

  it('what was taken is out when the receiver says where, by a call that counts once', async () => {
    receiver.slow = true;
    const id = await planned();
    await becomes(id, 'confirming');
    // It never answers the question: its word alone is there.
    receiver.answersLookups = false;
    const url = receiver.putUp(id);
    const ref = receiver.page(id).ref;
    expect(await callBack(told(id, { url, ref }), { id: 'once' })).toBe('204');
    expect(await becomes(id, 'sent')).toMatchObject({ url, platformRef: ref });
    // Repeated, and repeated with other words under the same id.
    expect(await callBack(told(id, { url, ref }), { id: 'once' })).toBe('204');
    const receipts: { count: number }[] = await room.api.dataSource.query(
      `SELECT count(*)::int AS count FROM webhook_receipt WHERE account_id = $1 AND message_id = 'once'`,
      [account],
    );
    expect(receipts).toEqual([{ count: 1 }]);
    expect(await callBack(told(id, { url: 'https://example.org/other' }))).toBe('409 WEBHOOK_CALLBACK_CONTRADICTS');
    expect(await read(id)).toMatchObject({
      ...{ state: 'sent', url },
      contradiction: { text: { zh: expect.stringContaining('https://example.org/other') } },
    });
    expect(await contradictions(id)).toMatchObject([{ counts: false, state: 'sent', kept: { url } }]);
  });

  it('a page that is told on a host the account does not name is a person’s to look at, until it is named or told rightly', async () => {
    receiver.slow = true;
    const id = await planned();
    await becomes(id, 'confirming');
    receiver.answersLookups = false;
    expect(await callBack(told(id, { url: 'https://elsewhere.example.org/1' }))).toBe('204');
    const doubted = await becomes(id, 'unconfirmed');
    expect(doubted).toMatchObject({ url: null });
    const [attempt] = await timeline(id);
    expect(attempt?.text).toMatchObject({ zh: expect.stringContaining('elsewhere.example.org') });
    // Once more, and now a person has it already.
    expect(await callBack(told(id, { url: 'https://elsewhere.example.org/2' }))).toBe('204');
    expect(await read(id)).toMatchObject({
      ...{ state: 'unconfirmed', url: null },
      contradiction: { text: { zh: expect.stringContaining('https://elsewhere.example.org/2') } },
    });
    const url = receiver.putUp(id);
    expect(await callBack(told(id, { url }))).toBe('204');
    expect(await becomes(id, 'sent')).toMatchObject({ url });

    const other = await planned();
    await becomes(other, 'confirming');
    expect(await callBack(told(other, { url: 'https://www.example.org/9' }))).toBe('204');
    await becomes(other, 'unconfirmed');
    const patched = await admin.patch(`/api/accounts/${account}`, {
      settings: { linkHosts: ['example.org', '127.0.0.1'] },
    });
    expect(patched.status).toBe(200);
    // However long that took: no look is due any more.
    await room.api.dataSource.query(`UPDATE publication_attempt SET next_check_at = NULL WHERE publication_id = $1`, [
      other,
    ]);
    expect(await callBack(told(other, { url: 'https://www.example.org/9', ref: '9' }))).toBe('204');
    expect(await becomes(other, 'sent')).toMatchObject({ url: 'https://www.example.org/9' });
    await admin.patch(`/api/accounts/${account}`, { settings: { linkHosts: null } });
  }, 60_000);

  it('hosts on which its pages have stood so far are named with the account, and none where they stood on its own', async () => {
    const { dataSource } = room.api;
    const first = await planned();
    await becomes(first, 'sent');
    const settings = async () =>
      (await dataSource.query(`SELECT settings->'linkHosts' AS hosts FROM account WHERE id = $1`, [account]))[0].hosts;
    const again = async () => {
      const runner = dataSource.createQueryRunner();
      await new NameHostsOfReceivers1795000111000().up(runner);
      await runner.release();
    };
    await dataSource.query(`UPDATE publication SET url = replace(url, 'www.example.org', '127.0.0.1')`);
    await again();
    expect(await settings()).toBeNull();
    await dataSource.query(`UPDATE publication SET url = 'https://WWW.example.org:8443/a?b=1' WHERE id = $1`, [first]);
    await again();
    expect((await settings()).sort()).toEqual(['127.0.0.1', 'www.example.org']);
    await admin.patch(`/api/accounts/${account}`, { settings: { linkHosts: null } });
  }, 60_000);

  it('that a page is out is believed whichever word comes first, and the contradiction is on record', async () => {
    receiver.slow = true;
    receiver.answersLookups = false;
    const no = (publicationId: string) => ({ type: 'publication.rejected', data: { publicationId, reason: '示例' } });
    const first = await planned();
    await becomes(first, 'confirming');
    const url = receiver.putUp(first);
    expect(await callBack(told(first, { url }))).toBe('204');
    // Under one id twice: refused twice, and written down once.
    for (const _ of [1, 2])
      expect(await callBack(no(first), { id: 'too-late' })).toBe('409 WEBHOOK_CALLBACK_CONTRADICTS');
    expect(await becomes(first, 'sent')).toMatchObject({ url });
    expect(await contradictions(first)).toHaveLength(1);

    const second = await planned();
    await becomes(second, 'confirming');
    expect(await callBack(no(second))).toBe('204');
    await becomes(second, 'failed');
    const there = receiver.putUp(second);
    expect(await callBack(told(second, { url: there }))).toBe('204');
    expect(await becomes(second, 'sent')).toMatchObject({
      ...{ url: there, mayBeOut: false },
      contradiction: { text: { zh: expect.stringContaining(there) } },
    });
    expect(await contradictions(second)).toMatchObject([{ counts: true, state: 'failed' }]);
    expect(sendsOf(second)).toHaveLength(1);
    // Its place in the throttle counts again.
    const ledger = await room.api.dataSource.query<unknown[]>(
      `SELECT released_at AS "releasedAt" FROM send_ledger WHERE publication_id = $1`,
      [second],
    );
    expect(ledger).toEqual([{ releasedAt: null }]);
  });

  it('a word that comes before the answer it belongs to is not lost', async () => {
    receiver.slow = true;
    receiver.answersLookups = false;
    receiver.beforeAnswering = async (publicationId) => {
      expect((await read(publicationId)).state).toBe('sending');
      expect(await callBack(told(publicationId, { url: receiver.putUp(publicationId) }))).toBe('204');
    };
    const id = await planned();
    expect(await becomes(id, 'sent')).toMatchObject({ url: receiver.page(id).url });
  });

  it('a word for what is not genuine, recent, readable or of the account changes nothing', async () => {
    receiver.slow = true;
    const id = await planned();
    await becomes(id, 'confirming');
    const word = told(id, { url: 'https://example.org/forged' });
    const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    expect(await callBack(word, { secret: other })).toBe('403 WEBHOOK_CALLBACK_REFUSED');
    expect(await callBack(word, { at: Date.now() - 400_000 })).toBe('403 WEBHOOK_CALLBACK_REFUSED');
    expect(await callBack(word, { text: JSON.stringify(word).replace('forged', 'changed') })).toBe(
      '403 WEBHOOK_CALLBACK_REFUSED',
    );
    expect(await callBack(word, { to: 'x' })).toBe('403 WEBHOOK_CALLBACK_REFUSED');
    expect(await callBack(word, { to: await opened(`${receiver.url}/another`) })).toBe('403 WEBHOOK_CALLBACK_REFUSED');
    // Our own message thrown back at us is genuine, and says nothing.
    expect(await callBack({ type: 'publication.publish', data: { publicationId: id } })).toBe(
      '400 WEBHOOK_CALLBACK_UNREADABLE',
    );
    expect(await callBack(told(id))).toBe('400 WEBHOOK_CALLBACK_UNREADABLE');
    expect(await callBack(told(id, { url: 'javascript:alert(1)' }))).toBe('400 WEBHOOK_CALLBACK_UNREADABLE');
    expect(await callBack(told('01890000-0000-7000-8000-000000000000', { url: 'https://example.org/' }))).toBe(
      '404 NOT_FOUND',
    );
    expect(await read(id)).toMatchObject({ state: 'confirming', url: null });
    const refused = { type: 'publication.rejected', data: { publicationId: id, reason: '栏目已停用' } };
    expect(await callBack(refused, { id: 'no' })).toBe('204');
    const failed = await becomes(id, 'failed');
    expect(failed.stateReason?.text.zh).toContain('栏目已停用');
    // Sent again, it is under way again; whoever repeats the old word does not stop it.
    expect((await duty.post(`/api/publications/${id}/move`, { wishedAt: null })).status).toBe(200);
    await becomes(id, 'confirming');
    expect(await callBack(refused, { id: 'no' })).toBe('204');
    const noted = await room.api.dataSource.query<unknown[]>(
      `SELECT facts FROM publication_preparation WHERE publication_id = $1 AND step = 'webhook-told'`,
      [id],
    );
    expect(noted).toEqual([]);
    const url = receiver.putUp(id);
    expect(await callBack(told(id, { url }))).toBe('204');
    expect((await becomes(id, 'sent')).url).toBe(url);
  });

  it('an answer that was lost is looked up, and the page is there once', async () => {
    proxy.plan('drop-after');
    const id = await planned();
    const sent = await becomes(id, 'sent');
    expect(sent.url).toBe(receiver.page(id).url);
    expect(sendsOf(id)).toHaveLength(1);
  });

  it('what never reached the receiver is proven absent there, and only then sent again, under the same id', async () => {
    proxy.plan('drop-before');
    const id = await planned();
    await becomes(id, 'unconfirmed');
    // The receiver says that it has nothing, but the call might still be on its way: nothing is sent.
    const looked = () =>
      room.api.dataSource.query<{ looks: number }[]>(
        `SELECT jsonb_array_length(settle_checks) AS looks FROM publication_attempt WHERE publication_id = $1`,
        [id],
      );
    await until('it was looked for', async () => ((await looked())[0]?.looks ?? 0) > 0);
    expect(await read(id)).toMatchObject({ state: 'unconfirmed' });
    expect(receiver.pages.has(id)).toBe(false);
    await room.api.dataSource.query(
      `UPDATE publication_attempt SET claimed_at = claimed_at - interval '5 minutes', began_at = began_at - interval '5 minutes',
              next_check_at = clock_timestamp() WHERE publication_id = $1`,
      [id],
    );
    const sent = await becomes(id, 'sent');
    expect(sent.url).toBe(receiver.page(id).url);
    expect(await looked()).toHaveLength(2);
    expect(sendsOf(id).map((message) => message.id)).toEqual([`publication_${id}`]);
  });

  it('an answer that was lost is cleared up by the receiver’s word where it cannot be asked', async () => {
    receiver.answersLookups = false;
    proxy.plan('drop-after');
    const id = await planned();
    await becomes(id, 'unconfirmed');
    expect(await letters()).toContainEqual(
      expect.objectContaining({
        publicationId: id,
        state: 'unconfirmed',
        resend: expect.objectContaining({ way: 'resolve', path: `/api/publications/${id}/resolve` }),
      }),
    );
    const { url, ref } = receiver.page(id);
    expect(await callBack(told(id, { url, ref }))).toBe('204');
    expect(await becomes(id, 'sent')).toMatchObject({ url, platformRef: ref });
    expect((await letters()).map(({ publicationId }) => publicationId)).not.toContain(id);
  });

  it('what the receiver puts off says why and until when, and so does its attempt', async () => {
    receiver.answerNext('publication.publish', { status: 429, headers: { 'retry-after': '3600' } });
    const id = await planned();
    const waiting = await until('it was put off', async () => {
      const [attempt] = await timeline(id);
      const publication = await read(id);
      return attempt?.outcome === 'retry' && publication.state === 'scheduled' && publication;
    });
    const [wait] = waiting.waitsFor;
    expect(wait).toMatchObject({
      code: 'PUT_OFF',
      text: { zh: expect.stringMatching(/之后再发：接收方要求稍后再发/) },
    });
    expect(waiting.stateReason?.text).toEqual(wait?.text);
    expect(await timeline(id)).toMatchObject([
      { outcome: 'retry', text: { en: expect.stringContaining('for later') } },
    ]);
  });

  it('what the receiver refused is listed with its words, and goes again by a new time under the same id', async () => {
    receiver.answerNext('publication.publish', { status: 422, body: { message: '标题含有特殊字符' } });
    const id = await planned();
    await becomes(id, 'failed');
    const letter = (await letters()).find((one) => one.publicationId === id);
    expect(letter).toMatchObject({
      webhookId: `publication_${id}`,
      accountId: account,
      state: 'failed',
      code: 'WEBHOOK_422',
      reason: { zh: expect.stringContaining('标题含有特殊字符') },
      tries: 1,
      resend: { way: 'move', path: `/api/publications/${id}/move` },
    });
    expect((await admin.get<{ items: Letter[] }>('/api/webhook-dead-letters?limit=1')).body.items).toHaveLength(1);
    expect((await room.api.get('/api/webhook-dead-letters')).status).toBe(401);
    expect((await duty.post(letter?.resend.path ?? '', { wishedAt: null })).status).toBe(200);
    await becomes(id, 'sent');
    expect(sendsOf(id).map((message) => message.id)).toEqual(Array(2).fill(`publication_${id}`));
    expect((await letters()).map(({ publicationId }) => publicationId)).not.toContain(id);
  });

  it('while a secret is rotated both count, in both directions; afterwards the new one alone', async () => {
    const [before] = receiver.secrets;
    const { body } = await rotate(account);
    expect(Date.parse(body.oldSecretUntil ?? '') - room.api.clock.now().getTime()).toBe(24 * 3_600_000);
    // The receiver has not changed over yet.
    receiver.slow = true;
    const id = await planned();
    await becomes(id, 'confirming');
    expect(receiver.messages.at(-1)?.signatures).toBe(2);
    const url = receiver.putUp(id);
    expect(await callBack(told(id, { url }), { secret: before ?? '' })).toBe('204');
    expect((await becomes(id, 'sent')).url).toBe(url);
    // At once, as after a leak: the old one is refused, and so is the account until the receiver knows the new one.
    const leaked = await rotate(account, { keepOldHours: 0 });
    expect(leaked.body.oldSecretUntil).toBeNull();
    for (const secret of [before ?? '', body.secret])
      expect(await callBack(told(id, { url }), { secret })).toBe('403 WEBHOOK_CALLBACK_REFUSED');
    const shown = (await admin.get<Account>(`/api/accounts/${account}`)).body;
    expect(shown.credentialsSet).toEqual(['secret']);
    expect(shown.settings).not.toHaveProperty('oldSecretUntil');
    receiver.secrets = [leaked.body.secret];
    expect(await callBack(told(id, { url }))).toBe('204');
  });

  it('the own site, and the content system at an address, are added once, and the site takes no secret', async () => {
    const own = (name: string) =>
      admin.post<Account & { code?: string }>('/api/accounts', { departmentId: room.bureau, channel: 'web', name });
    const first = await own('示例自有网站');
    expect(first.status).toBe(201);
    for (const again of [await own('示例自有网站二'), await site(`${proxy.url}${ContentSystem.PATH}`)])
      expect([again.status, again.body.code]).toEqual([409, 'ACCOUNT_ALREADY_ADDED']);
    expect((await rotate(first.body.id)).body.code).toBe('ACCOUNT_TAKES_NO_WEBHOOKS');
  });

  it('an old secret is kept for a week at most', async () => {
    expect((await rotate(account, { keepOldHours: 200 })).status).toBe(400);
  });
});
