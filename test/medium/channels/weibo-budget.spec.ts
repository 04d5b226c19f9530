import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import { CallBudget } from '../../../src/publishing/channels/budget/call-budget.service.js';
import type { AccountAccess, PostedRef, SendPackage } from '../../../src/publishing/channels/channel.js';
import { WeiboApi } from '../../../src/publishing/channels/weibo/api/weibo-api.service.js';
import { WeiboBudget } from '../../../src/publishing/channels/weibo/api/weibo-budget.service.js';
import { WeiboCounts } from '../../../src/publishing/channels/weibo/read/weibo-counts.service.js';
import { WeiboTimeline } from '../../../src/publishing/channels/weibo/read/weibo-timeline.service.js';
import { WeiboChannel } from '../../../src/publishing/channels/weibo/weibo.channel.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { SandboxBench } from './sandbox-bench.js';
import { LINK, packageOf } from './send-package.js';

const HOUR = 3_600_000;

/** On the real database: workers on different machines draw on the same hundred calls. */
describe('the calls of a Weibo user’s day', () => {
  let database: TestDatabase;
  let bench: SandboxBench;
  let http: OutboundHttp;
  let account: AccountAccess;
  let serial = 0;

  const budget = () => new WeiboBudget(new CallBudget(database.dataSource), http);
  const worker = () => {
    const api = new WeiboApi(http, budget(), bench.clock);
    return new WeiboChannel(api, new WeiboTimeline(api, bench.clock), new WeiboCounts(api, bench.clock), bench.clock);
  };
  const post = (): SendPackage => {
    serial += 1;
    const words = String.fromCodePoint(0x4e00 + serial * 37).repeat(12);
    return packageOf(account, { channel: 'weibo', text: `示例 ${serial} ${words} ${LINK}`, picture: null });
  };
  const send = (pack: SendPackage) => worker().send(pack, () => undefined);
  const posted = (ref: string): PostedRef => ({
    ...{ publicationId: '00000000-0000-0000-0000-000000000001', ref, url: null, sentAt: bench.clock.ms },
    journal: { get: () => undefined },
  });
  const asked = async (path: string) => (await bench.calls('weibo'))[path] ?? 0;
  const allowing = (callsPerUserDay: number) =>
    bench.call('PATCH', '/control/limits', { weibo: { callsPerUserDay, postsPerHour: 1_000 } });
  const spend = (calls: number) =>
    database.dataSource.query(`UPDATE platform_calls SET used = used + $1 WHERE owner LIKE '%' || $2`, [
      calls,
      account.settings['uid'],
    ]);

  beforeAll(async () => {
    database = await createTestDatabase();
    bench = await SandboxBench.start();
    http = new OutboundHttp();
  });
  afterAll(async () => {
    await http.onApplicationShutdown();
    await bench.close();
    await database.close();
  });
  beforeEach(async () => {
    await bench.healed();
    serial += 1;
    const made = await bench.call<{ uid: string; accessToken: string }>('POST', '/control/weibo/accounts', {
      uid: String(3_000_000_000 + serial),
    });
    await allowing(100);
    account = {
      ...{ id: `weibo-${serial}`, channel: 'weibo', driver: 'share', name: '示例微博', allowPrivate: true },
      baseUrl: bench.sandbox.weiboBaseUrl,
      settings: { uid: made.uid, rip: '203.0.113.7' },
      credentials: { accessToken: made.accessToken },
    };
  });

  it('are one number for posts, readings and counts, however many workers make them at once', async () => {
    await allowing(5);
    const pack = post();
    expect(await worker().prepare(pack)).toBeNull();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => send(post())));
    expect(outcomes.filter(({ kind }) => kind === 'sent')).toHaveLength(5);
    const put = outcomes.filter((outcome) => outcome.kind === 'retry');
    expect(put).toHaveLength(3);
    for (const outcome of put) {
      expect(outcome).toMatchObject({ text: { zh: expect.stringContaining('次日零点'), en: expect.any(String) } });
      expect(outcome.notBefore - bench.clock.ms).toBeGreaterThan(60_000);
      expect(outcome.notBefore - bench.clock.ms).toBeLessThanOrEqual(24 * HOUR + 60_000);
    }
    // None of the three went out to be refused there.
    expect(await asked('/2/statuses/share.json')).toBe(5);
  });

  it('leave the last half to what matters more than counts, and some to posts alone', async () => {
    const pack = post();
    const out = await send(pack);
    const ref = out.kind === 'sent' ? out.ref : '';
    expect(await worker().measure(account, [posted(ref)])).toMatchObject({ kind: 'measured' });
    await spend(48);
    const counts = await asked('/2/statuses/count.json');
    expect(await worker().measure(account, [posted(ref)])).toMatchObject({ kind: 'later' });
    expect(await asked('/2/statuses/count.json')).toBe(counts);
    expect(await worker().find(pack, bench.clock.ms)).toMatchObject({ kind: 'found', ref });
    await spend(29);
    expect(await worker().find(pack, bench.clock.ms)).toMatchObject({ kind: 'unknown' });
    expect((await send(post())).kind).toBe('sent');
  });

  it('are what the platform says, others’ calls counted in; the published hundred while it does not', async () => {
    await allowing(7);
    const own = new WeiboApi(http, budget(), bench.clock);
    await budget().open(account);
    await budget().open(account);
    expect(await budget().take(account, 'post')).toMatchObject({ granted: true, limit: 7, left: 6 });
    expect((await own.uid(account)).kind).toBe('not-sent');
    const other = { ...account, settings: { ...account.settings, uid: '42' } };
    await bench.fault({ platform: 'weibo', path: '/2/account/rate_limit_status.json', kind: 'error-502' });
    await budget().open(other);
    expect(await budget().take(other, 'post')).toMatchObject({ granted: true, limit: 100, left: 99 });
  });

  it('are one user’s by one app there, though it is two accounts here, and nobody’s by the commercial interface', async () => {
    await budget().take(account, 'post');
    expect(await budget().take({ ...account, id: 'another' }, 'post')).toMatchObject({ left: 98 });
    const app = { ...account, settings: { ...account.settings, clientId: '7' } };
    expect(await budget().take(app, 'post')).toMatchObject({ left: 99 });
    expect(await budget().take({ ...account, driver: 'biz' }, 'post')).toBeNull();
  });
});
