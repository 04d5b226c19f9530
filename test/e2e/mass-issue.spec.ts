import type { TestingModule } from '@nestjs/testing';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { approveStory, type Newsroom, openAccount, openNewsroom } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

const DAY = 86_400_000;

interface Issue {
  id: string;
  state: string;
  placesLeft: number;
  publicationId: string | null;
  publicationState: string | null;
  articles: { id: string; position: number; storyId: string; departmentName: string }[];
}

interface LedgerPost {
  mode?: string;
  msgId?: string;
  title: string;
  articles: { title: string; html?: string }[];
}

/** 本期图文 from opening to readers: over HTTP, through the real worker, on the stand-in of the platform. */
describe('an issue of a mass-sending account over HTTP', () => {
  let room: Newsroom;
  let sandbox: Sandbox;
  let worker: TestingModule;
  let account: string;
  let duty: Client;
  let school: Client;

  beforeAll(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox({ publishDelayMs: 200 });
    const { wechat } = sandbox.credentials;
    account = await openAccount(room, 'wechat', {
      driver: 'mass',
      sandbox: true,
      baseUrl: sandbox.wechatBaseUrl,
      settings: { appId: wechat.appid },
      credentials: { appSecret: wechat.secret },
    });
    duty = await room.api.loginAs('duty');
    school = await room.api.loginAs('school-officer');
    worker = await buildWorker(room.databaseUrl);
    await worker.init();
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  const sql = (query: string, parameters: unknown[]): Promise<unknown> => room.api.dataSource.query(query, parameters);

  async function posts(): Promise<LedgerPost[]> {
    const answer = await fetch(`${sandbox.wechatBaseUrl}/ledger?platform=wechat`);
    return ((await answer.json()) as { posts: LedgerPost[] }).posts;
  }

  it('is booked by two departments, put in order, closes by itself and goes out as one mass send', async () => {
    const opened = await duty.post<Issue>('/api/issues', {
      accountId: account,
      slotAt: inMinutes(40),
      closesAt: inMinutes(20),
    });
    expect(opened).toMatchObject({ status: 201, body: { state: 'open', placesLeft: 8 } });
    const path = `/api/issues/${opened.body.id}`;
    const own = await approveStory(room, { wechat: account }, { text: '示例局的一篇' });
    const theirs = await approveStory(room, { wechat: account }, { text: '示例学校的一篇', departmentId: room.school });
    expect((await duty.post(`${path}/articles`, { storyId: own })).status).toBe(201);
    expect((await school.post(`${path}/articles`, { storyId: theirs })).status).toBe(201);
    const again = await school.post<{ code: string }>(`${path}/articles`, { storyId: theirs });
    expect([again.status, again.body.code]).toEqual([409, 'ISSUE_BOOKED']);
    const order = ((await duty.get<Issue>(path)).body.articles ?? []).map(({ id }) => id).reverse();
    expect((await school.put(`${path}/order`, { articleIds: order })).status).toBe(403);
    expect((await duty.put<Issue>(`${path}/order`, { articleIds: order })).body.articles[0]?.storyId).toBe(theirs);

    // Twenty minutes pass, and twenty more.
    await sql(`UPDATE mass_issue SET closes_at = clock_timestamp() - interval '1 s' WHERE id = $1`, [opened.body.id]);
    const closed = await until('the issue has closed', async () => {
      const { body } = await duty.get<Issue>(path);
      return body.state === 'closed' ? body : undefined;
    });
    await sql(
      `UPDATE publication SET window_from = clock_timestamp() - interval '1 h', wished_at = clock_timestamp(), slot_at = clock_timestamp()
       WHERE id = $1`,
      [closed.publicationId],
    );
    await until('it is out', async () => (await duty.get<Issue>(path)).body.publicationState === 'sent', 60_000);
    const sent = await posts();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ mode: 'mass', title: '示例学校的一篇' });
    expect(sent[0]?.articles.map(({ title }) => title)).toEqual(['示例学校的一篇', '示例局的一篇']);
    expect(sent[0]?.articles[1]?.html).toContain('示例局');
    // Told by nobody but its state: dated by when the platform took it, without a link, which a person fills in.
    const publication = `/api/publications/${closed.publicationId}`;
    const { body: post } = await duty.get<{ url: string | null; sentAt: string; stateSince: string }>(publication);
    expect(post.url).toBeNull();
    // Whoever takes it down is to know that the others go with it.
    const { body: after } = await duty.get<{ together: { storyTitle: string }[] }>(`${publication}/changes`);
    expect(after.together).toHaveLength(1);
    expect(['示例局的一篇', '示例学校的一篇']).toContain(after.together[0]?.storyTitle);
    expect(Date.parse(post.stateSince) - Date.parse(post.sentAt)).toBeGreaterThan(2_000);
    const elsewhere = await duty.post<{ code: string }>(`${publication}/link`, {
      url: 'https://example.org/s/example',
    });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'LINK_OFF_PLATFORM']);
    // Nor is one taken with the word that it was found.
    const found = { verdict: 'found', note: '示例：看到了', url: 'https://example.org/s/example' };
    expect((await duty.post<{ code: string }>(`${publication}/resolve`, found)).body.code).toBe('LINK_OFF_PLATFORM');
    const link = { url: `${sandbox.wechatBaseUrl}/s/example` };
    expect((await duty.post(`${publication}/link`, link)).status).toBe(204);
    expect((await duty.post<{ code: string }>(`${publication}/link`, link)).body.code).toBe('LINK_KNOWN');
    // A slip of theirs is corrected under the same rule.
    const correction = `${publication}/link/correction`;
    const away = { url: 'https://example.org/s/example', reason: '示例：贴错了' };
    expect((await duty.post<{ code: string }>(correction, away)).body.code).toBe('LINK_OFF_PLATFORM');
    const right = `${sandbox.wechatBaseUrl}/s/example-2`;
    expect((await duty.post(correction, { url: right, reason: '示例：贴错了' })).status).toBe(204);
    expect((await duty.get<{ url: string }>(publication)).body.url).toBe(right);
    const { body: health } = await duty.get<{ massSends: { resetsAt: string } }>(`/api/accounts/${account}/health`);
    // Counted until the platform's day is over.
    const counted = Date.parse(post.sentAt) >= Date.parse(health.massSends.resetsAt) - DAY ? 1 : 0;
    expect(health).toMatchObject({ massSends: { per: 'day', limit: 1, sent: counted, left: 1 - counted } });
    const late = await duty.post<{ code: string }>(`${path}/cancel`, { reason: '示例' });
    expect([late.status, late.body.code]).toEqual([409, 'ISSUE_UNDER_WAY']);
  }, 120_000);
});
