import type { TestingModule } from '@nestjs/testing';
import { AccountDesk } from '../../src/accounts/account-desk.service.js';
import { AccountProbe } from '../../src/publishing/channels/health/probe/account-probe.service.js';
import { AccountHealthReader } from '../../src/publishing/channels/health/account-health-reader.service.js';
import { AttemptReader } from '../../src/publishing/desk/attempt-reader.service.js';
import { PollService } from '../../src/publishing/settle/poll.service.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.server.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

/** The worker's parts against the sandbox: an authorisation that is lost, with posts planned on it, and given back. */
describe('a queue whose account the platform no longer lets in', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let sandbox: Sandbox;
  let lease: WorkerLease;
  let serial = 0;

  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const stateOf = async (id: string) => (await room.api.app.get(PublicationReader).require(id)).state;
  const account = (id: string) => room.api.app.get(AccountDesk).read(room.people.channels, id);
  const enter = (id: string, credentials: Record<string, string>) =>
    room.api.app.get(AccountDesk).change(room.people.channels, id, { credentials });
  const health = (id: string) => room.api.app.get(AccountHealthReader, { strict: false }).read(room.people.duty, id);
  const posts = async (platform: string): Promise<number> => {
    const ledger = (await (await fetch(sandbox.ledgerUrl)).json()) as { posts: { platform: string }[] };
    return ledger.posts.filter((post) => post.platform === platform).length;
  };
  const control = async (method: string, path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(new URL(path, sandbox.weiboBaseUrl), { method, headers, body: JSON.stringify(body) });
    expect(answer.ok).toBe(true);
  };

  beforeAll(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox();
    worker = await buildWorker(room.databaseUrl);
    lease = await WorkerLease.take(room.databaseUrl, () => undefined);
  });
  afterAll(async () => {
    await lease.end();
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  /** What the dispatcher does once: prepares, claims and sends what is due. @returns how many were claimed */
  async function round(): Promise<number> {
    await part(PrepareService).prepareDue();
    const { claims } = await part(ClaimService).claimDue(lease.id, 10);
    const send = await part(SenderService).open(claims, lease, performance.now() + 10_000);
    await Promise.all(claims.map((claim) => send(claim)));
    return claims.length;
  }

  /** What waits is due, as a minute later; credentials have been in use for as long. */
  const aMinuteLater = async () => {
    await sql(`UPDATE account SET credentials_at = credentials_at - interval '1 minute'`);
    await sql(`UPDATE publication SET slot_at = clock_timestamp(), prepare_after = NULL WHERE state = 'scheduled'`);
  };
  const sent = (ids: string[]) =>
    until('everything that waited is out', async () => {
      await aMinuteLater();
      await round();
      await part(PollService).pollDue();
      await sql(
        `UPDATE publication_attempt SET next_poll_at = clock_timestamp() WHERE publication_id = ANY ($1) AND ended_at IS NULL`,
        [ids],
      );
      return (await Promise.all(ids.map(stateOf))).every((state) => state === 'sent');
    });

  /** Two posts of the account, due, with the pages they link to out. */
  async function planned(channel: 'wechat' | 'weibo', accountId: string): Promise<string[]> {
    const stories: string[] = [];
    for (let story = 0; story < 2; story += 1) {
      serial += 1;
      const web = await openAccount(room, 'web', { name: `示例网站 ${serial}` });
      stories.push(await approveStory(room, { web, [channel]: accountId }));
      await sent([await scheduleStory(room, stories[story] ?? '', web)]);
    }
    const ids: string[] = [];
    for (const storyId of stories) ids.push(await scheduleStory(room, storyId, accountId));
    await aMinuteLater();
    return ids;
  }

  /** Nothing is prepared, claimed or called for it, however often it comes round. */
  async function waits(ids: string[]): Promise<void> {
    for (let again = 0; again < 2; again += 1) {
      await aMinuteLater();
      expect(await round()).toBe(0);
    }
    expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map(() => 'scheduled'));
  }

  const weiboAccount = () => {
    const { weibo } = sandbox.credentials;
    return openAccount(room, 'weibo', {
      baseUrl: sandbox.weiboBaseUrl,
      sandbox: true,
      settings: { uid: weibo.uid, rip: '127.0.0.1', permalinkBase: sandbox.weiboBaseUrl },
      credentials: { accessToken: weibo.accessToken },
    });
  };
  const wechatAccount = (appSecret: string, name = '示例公众号') =>
    openAccount(room, 'wechat', {
      ...{ name, baseUrl: sandbox.wechatBaseUrl, sandbox: true },
      settings: { appId: sandbox.credentials.wechat.appid },
      credentials: { appSecret },
    });

  it('waits on Weibo from the refused send on, and leaves when the account is authorised again', async () => {
    const { accessToken } = sandbox.credentials.weibo;
    const id = await weiboAccount();
    const queue = await planned('weibo', id);
    await control('POST', '/control/weibo/tokens', { accessToken, refuseWith: 21316 });
    expect(await round()).toBeGreaterThan(0);
    expect(await account(id)).toMatchObject({ state: 'unauthorised', stateReason: { code: 'WEIBO_21316' } });
    await waits(queue);
    expect(await posts('weibo')).toBe(0);
    expect(await health(id)).toMatchObject({
      state: 'unauthorised',
      refusedAddress: null,
      token: { state: 'refused', credentialsSet: ['accessToken'] },
      quota: [{ path: '*', limit: 100 }],
      waiting: { count: 2, nextSlotAt: expect.any(String) },
      lastPost: null,
      lastTrouble: { publicationId: expect.any(String), text: { zh: expect.stringContaining('21316') } },
    });
    await control('POST', '/control/weibo/tokens', { accessToken, refuseWith: 0 });
    expect(await enter(id, { accessToken })).toMatchObject({ state: 'active', stateReason: null });
    await sent(queue);
    expect(await posts('weibo')).toBe(2);
    const after = await health(id);
    expect(after).toMatchObject({ state: 'active', token: { state: 'good' }, waiting: { count: 0, nextSlotAt: null } });
    expect(queue).toContain(after.lastPost?.publicationId);
    // Two posts and at least the one refused.
    expect(after.quota[0]?.left).toBeLessThanOrEqual(97);
  });

  it('waits on WeChat while the AppSecret is refused, and leaves with the new one', async () => {
    const id = await wechatAccount('reset in the back office');
    const queue = await planned('wechat', id);
    expect(await round()).toBe(0);
    expect(await account(id)).toMatchObject({ state: 'unauthorised', stateReason: { code: 'WECHAT_40125' } });
    await waits(queue);
    expect(await posts('wechat')).toBe(0);
    expect(await enter(id, { appSecret: sandbox.credentials.wechat.secret })).toMatchObject({ state: 'active' });
    await sent(queue);
    expect(await posts('wechat')).toBe(2);
    const timeline = await room.api.app.get(AttemptReader).timeline(room.people.duty, queue[0] ?? '');
    // The refusals while it was prepared are told, too.
    expect(timeline.map(({ stage }) => stage)).toContain('prepare');
    const of = timeline.find(({ stage }) => stage === 'send');
    // People see until when the platform is waited for, however it ended.
    const waited = Date.parse(of?.acceptedUntil ?? '') - Date.parse(of?.beganAt ?? '');
    expect(waited / 60_000).toBeCloseTo(60, 0);
  });

  it('waits on WeChat while our address is refused, says which it is, and leaves when a person has mended it and tests the account', async () => {
    const { appid, secret } = sandbox.credentials.wechat;
    const id = await wechatAccount(secret, '示例公众号二');
    const queue = await planned('wechat', id);
    await control('PATCH', `${sandbox.wechatBaseUrl}/control/wechat/accounts/${appid}`, {
      ipWhitelist: ['198.51.100.9'],
    });
    await control('POST', `${sandbox.wechatBaseUrl}/control/wechat/accounts/${appid}/end-tokens`, { how: 'expired' });
    expect(await round()).toBe(0);
    const text = { zh: expect.stringContaining('127.0.0.1') };
    expect(await account(id)).toMatchObject({ state: 'unauthorised', stateReason: { code: 'WECHAT_40164', text } });
    await waits(queue);
    expect(await health(id)).toMatchObject({ refusedAddress: '127.0.0.1', token: { state: 'refused' } });
    const test = () => room.api.app.get(AccountProbe, { strict: false }).test(room.people.channels, id);
    expect(await test()).toMatchObject({ ok: false, code: 'WECHAT_40164', refusedAddress: '127.0.0.1' });
    expect(await account(id)).toMatchObject({ state: 'unauthorised' });
    await control('PATCH', `${sandbox.wechatBaseUrl}/control/wechat/accounts/${appid}`, { ipWhitelist: null });
    expect(await test()).toMatchObject({ ok: true, resumed: true, hint: { zh: expect.stringContaining('恢复使用') } });
    expect(await account(id)).toMatchObject({ state: 'active', stateReason: null });
    expect(await health(id)).toMatchObject({ refusedAddress: null });
    expect(await test()).not.toHaveProperty('resumed');
    // A test brings back what the platform refused, never what a person has paused.
    await room.api.app.get(AccountDesk).setState(room.people.channels, id, 'paused');
    expect(await test()).toMatchObject({ ok: true });
    expect(await account(id)).toMatchObject({ state: 'paused' });
    await room.api.app.get(AccountDesk).setState(room.people.channels, id, 'active');
    await sent(queue);
    expect(await posts('wechat')).toBe(4);
  });

  it('is woken by the one callback address of a WeChat account that is two here, and by nobody else’s', async () => {
    const { secret } = sandbox.credentials.wechat;
    const [one, two] = [await wechatAccount(secret, '示例公众号三'), await wechatAccount(secret, '示例公众号四')];
    const stranger = await openAccount(room, 'wechat', { name: '示例公众号五', settings: { appId: 'wx5' } });
    const jobs: { id: string; ref: string }[] = [];
    for (const accountId of [one, two]) {
      const [first = ''] = await planned('wechat', accountId);
      await until('it is accepted', async () => (await round(), (await stateOf(first)) === 'confirming'));
      const [job] = await sql<{ id: string; ref: string }>(
        `UPDATE publication_attempt SET next_poll_at = clock_timestamp() + interval '1 hour'
         WHERE publication_id = $1 AND ended_at IS NULL RETURNING id, accepted_ref AS ref`,
        [first],
      ).then((answer) => answer[0] as unknown as { id: string; ref: string }[]);
      if (job) jobs.push(job);
    }
    const woken = async (accountId: string) => {
      for (const { ref } of jobs) {
        const event = { publishId: ref, status: 0, articleId: null, url: null };
        await part(PollService).publishFinished(accountId, event);
      }
      const [row] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM publication_attempt WHERE id = ANY ($1) AND next_poll_at <= clock_timestamp()`,
        [jobs.map(({ id }) => id)],
      );
      return row?.n;
    };
    expect(jobs).toHaveLength(2);
    expect(await woken(stranger)).toBe(0);
    expect(await woken(one)).toBe(2);
  });
});
