import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import type { AccountAccess } from '../../../src/publishing/channels/channel.js';
import { WechatApi } from '../../../src/publishing/channels/wechat/api/wechat-api.service.js';
import { WechatTokens } from '../../../src/publishing/channels/wechat/api/wechat-token.service.js';
import { CallBudget } from '../../../src/publishing/channels/budget/call-budget.service.js';
import { WechatBudget } from '../../../src/publishing/channels/wechat/api/wechat-budget.service.js';
import { DAILY_CALLS } from '../../../src/publishing/channels/wechat/api/wechat-limits.rules.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { SandboxBench } from './sandbox-bench.js';

const GET = '/cgi-bin/freepublish/get';

/** On the real database: workers on different machines draw on the same calls. */
describe('the calls of a platform’s day', () => {
  let database: TestDatabase;
  let bench: SandboxBench;
  let http: OutboundHttp;
  let account: AccountAccess;
  let serial = 0;

  const worker = () =>
    new WechatBudget(new CallBudget(database.dataSource), new WechatApi(http, new WechatTokens(http)));
  const took = (results: { granted: boolean }[]) => results.filter(({ granted }) => granted).length;

  beforeAll(async () => {
    database = await createTestDatabase();
    bench = await SandboxBench.start({ limits: { wechat: { callsPerDay: { [GET]: 7 } } } });
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
    const made = await bench.call<{ appid: string; secret: string }>('POST', '/control/wechat/accounts', {
      name: `示例公众号 ${serial}`,
    });
    account = {
      id: `account-${serial}`,
      channel: 'wechat',
      driver: 'publish',
      name: '示例公众号',
      baseUrl: bench.sandbox.wechatBaseUrl,
      settings: { appId: made.appid },
      credentials: { appSecret: made.secret },
      allowPrivate: true,
    };
  });

  it('are as many as the platform itself says, however many workers ask at once', async () => {
    const first = await worker().take(account, GET);
    expect(first).toMatchObject({ granted: true, left: 6, limit: 7 });
    expect(first.dayLeftMs).toBeGreaterThan(0);
    expect(first.dayLeftMs).toBeLessThanOrEqual(86_400_000);
    const workers = [worker(), worker(), worker()];
    const rest = await Promise.all(Array.from({ length: 12 }, (_, at) => workers[at % 3]!.take(account, GET)));
    expect(took(rest)).toBe(6);
    expect(await worker().take(account, GET)).toMatchObject({ granted: false, left: 0, limit: 7 });
  });

  it('taken together are as many as taken one after the other', async () => {
    const budget = worker();
    const together = async () => {
      const taken = await Promise.all(Array.from({ length: 4 }, () => budget.take(account, GET)));
      return taken.map(({ left, granted }) => (granted ? left : -1)).sort((a, b) => b - a);
    };
    await budget.take(account, GET);
    expect(await together()).toEqual([5, 4, 3, 2]);
    expect(await together()).toEqual([1, 0, -1, -1]);
  });

  it('are one account’s there, though it is two here', async () => {
    await worker().take(account, GET);
    const other = { ...account, id: 'the-same-for-mass-sends', driver: 'mass' as const };
    expect(await worker().take(other, GET)).toMatchObject({ granted: true, left: 5 });
  });

  it('count what others have used of them', async () => {
    await bench.call('PATCH', '/control/limits', { wechat: { callsPerDay: { [GET]: 7 } } });
    const api = new WechatApi(http, new WechatTokens(http));
    for (let call = 0; call < 3; call += 1) await api.ask(account, GET, { publish_id: '1' });
    expect(await worker().take(account, GET)).toMatchObject({ granted: true, left: 3 });
  });

  it('are none once the platform has said that others have used them since, and as many as before where it does not say so', async () => {
    const budget = worker();
    expect(await budget.take(account, GET)).toMatchObject({ left: 6 });
    await budget.spent(account, GET);
    expect(await budget.take(account, GET)).toMatchObject({ granted: true, left: 5 });
    const other = new WechatApi(http, new WechatTokens(http));
    for (let call = 0; call < 7; call += 1) await other.ask(account, GET, { publish_id: '1' });
    expect(await budget.take(account, GET)).toMatchObject({ granted: true, left: 4 });
    await budget.spent(account, GET);
    expect(await budget.take(account, GET)).toMatchObject({ granted: false, left: 0 });
  });

  it('are the published figure while the platform does not say', async () => {
    await bench.fault({ platform: 'wechat', path: '/cgi-bin/openapi/quota/get', kind: 'error-502' });
    expect(await worker().take(account, GET)).toMatchObject({ granted: true, left: 99, limit: 100 });
    // It is asked again, though not with every call.
    const before = (await bench.calls('wechat'))['/cgi-bin/openapi/quota/get'] ?? 0;
    await worker().take(account, GET);
    expect((await bench.calls('wechat'))['/cgi-bin/openapi/quota/get'] ?? 0).toBe(before);
  });

  it('can be kept for others', async () => {
    expect(await worker().take(account, GET, 6)).toMatchObject({ granted: true });
    expect(await worker().take(account, GET, 6)).toMatchObject({ granted: false, left: 6 });
    expect(await worker().take(account, GET)).toMatchObject({ granted: true });
  });

  it('start from the published figures', () => {
    expect(DAILY_CALLS['/cgi-bin/freepublish/get']).toBe(100);
    expect(DAILY_CALLS['/cgi-bin/freepublish/delete']).toBe(10);
  });
});
