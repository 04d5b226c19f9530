import type { AccountAccess, SendPackage } from '../../../src/publishing/channels/channel.js';
import { WeiboApi } from '../../../src/publishing/channels/weibo/api/weibo-api.service.js';
import { WeiboCounts } from '../../../src/publishing/channels/weibo/read/weibo-counts.service.js';
import { WeiboTimeline } from '../../../src/publishing/channels/weibo/read/weibo-timeline.service.js';
import { WeiboBizChannel } from '../../../src/publishing/channels/weibo/weibo-biz.channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import { type ChannelBench, describeChannel } from './channel-contract.js';
import { closedPort, SandboxBench } from './sandbox-bench.js';
import { UNCOUNTED } from './weibo-scene.js';
import { LINK, packageOf, PNG_SHA } from './send-package.js';

const UPDATE = '/2/statuses/update/biz.json';

let bench: SandboxBench;
let http: OutboundHttp;
let channel: WeiboBizChannel;
let account: AccountAccess;
let unreachable: string;
let serial = 0;

beforeAll(async () => {
  bench = await SandboxBench.start();
  unreachable = await closedPort();
  http = new OutboundHttp();
  const api = new WeiboApi(http, UNCOUNTED, bench.clock);
  channel = new WeiboBizChannel(
    api,
    new WeiboTimeline(api, bench.clock),
    new WeiboCounts(api, bench.clock),
    bench.clock,
  );
  const made = await bench.call<{ uid: string; accessToken: string }>('POST', '/control/weibo/accounts', {
    uid: '2000000001',
    commercial: true,
  });
  account = {
    id: 'weibo-biz-account',
    channel: 'weibo',
    driver: 'biz',
    name: '示例微博 商业接口',
    baseUrl: bench.sandbox.weiboBaseUrl,
    settings: {
      uid: made.uid,
      rip: '203.0.113.7',
      appearsWithinMs: 3_000,
      shortLinkBase: bench.sandbox.weiboBaseUrl,
      permalinkBase: bench.sandbox.weiboBaseUrl,
    },
    credentials: { accessToken: made.accessToken },
    allowPrivate: true,
  };
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await bench.close();
});
beforeEach(() => bench.healed());

function words(): string {
  serial += 1;
  return `示例：第 ${serial} 位技能人才的成长故事 ${String.fromCodePoint(0x4e00 + serial * 37).repeat(12)}`;
}
function post(text = `${words()} ${LINK}`, more: Partial<SendPackage> = {}, image: string | null = null): SendPackage {
  return packageOf(account, { channel: 'weibo', text, picture: image }, more);
}
const entries = async (pack: SendPackage) =>
  (await bench.posts('weibo', pack.marker)).filter(({ status }) => status !== 'deleted');
const send = (pack: SendPackage) => channel.send(pack, () => undefined);

describeChannel('the commercial interface of Weibo on the sandbox', (): ChannelBench => ({
  connector: () => channel,
  pack: () => post(),
  unreachable: async (pack) => ({ ...pack, account: { ...account, baseUrl: unreachable } }),
  refused: async () => {
    const pack = post();
    await bench.fault({ platform: 'weibo', path: UPDATE, kind: 'error-code', value: 20021, times: 1 });
    return { pack, code: 'WEIBO_20021' };
  },
  loseNextAnswer: () => bench.fault({ platform: 'weibo', path: UPDATE, kind: 'drop-after-commit', times: 1 }),
  busyOnce: () => bench.fault({ platform: 'weibo', path: UPDATE, kind: 'busy', times: 1 }),
  healed: () => bench.healed(),
  later: (ms) => bench.later(ms),
  now: () => bench.clock.ms,
  posts: async (pack) => (await entries(pack)).map(({ ref }) => ref),
  footprint: () => bench.calls('weibo'),
  invalid: () => post('汉'.repeat(2_001)),
  read: async ({ ref }) => {
    await bench.call('PATCH', `/control/weibo/statuses/${ref}`, { reads: 1_200 });
  },
}));

describe('posting by the commercial interface', () => {
  it('takes topics and texts without a link, and finds these again by their words', async () => {
    const pack = post(`#世界青年技能日# ${words()}`, { link: null });
    const beganAt = bench.clock.ms;
    await bench.fault({ platform: 'weibo', path: UPDATE, kind: 'drop-after-commit', times: 1 });
    expect((await send(pack)).kind).toBe('unconfirmed');
    await bench.later(5_000);
    expect(await channel.find(pack, beganAt)).toMatchObject({ kind: 'found' });
  });

  it('says of a long text that it is one, and finds it again though its link stands at the end', async () => {
    const pack = post(`${words()}${'汉'.repeat(1_000)} ${LINK}`);
    expect((await send(pack)).kind).toBe('sent');
    expect((await entries(pack))[0]?.text).toContain('汉'.repeat(1_000));
    expect(await channel.find(pack, bench.clock.ms)).toMatchObject({ kind: 'found' });
  });

  it('does not send a text whose page is not out', async () => {
    expect(channel.validate(post('看 {link:publication}', { link: null }))).toMatchObject({ code: 'WEIBO_NO_LINK' });
  });

  it('hands the picture over ahead of the slot, once, and posts it', async () => {
    const pack = post(`${words()} ${LINK}`, {}, PNG_SHA);
    const uploads = async () => (await bench.calls('weibo'))['/2/statuses/upload_pic/biz.json'] ?? 0;
    expect(await send(pack)).toMatchObject({ kind: 'retry', reason: expect.stringContaining('picture') });
    expect(await channel.prepare(pack)).toBeNull();
    const once = await uploads();
    expect(await channel.prepare(pack)).toBeNull();
    expect(await uploads()).toBe(once);
    expect((await send(pack)).kind).toBe('sent');
    expect((await entries(pack))[0]).toMatchObject({ pictureSha256: PNG_SHA });
  });

  it('an app without the contract is told so, and what would help', async () => {
    const { accessToken, uid } = bench.sandbox.credentials.weibo;
    const other = { ...account, credentials: { accessToken }, settings: { ...account.settings, uid } };
    const outcome = await send({ ...post(), account: other });
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'WEIBO_10014', fix: 'account' });
  });

  it('counts readings', async () => {
    const pack = post();
    const outcome = await send(pack);
    const ref = outcome.kind === 'sent' ? outcome.ref : '';
    await bench.call('PATCH', `/control/weibo/statuses/${ref}`, { reads: 1_200, attitudes: 5 });
    const { publicationId, journal } = pack;
    const measured = await channel.measure(account, [{ publicationId, ref, url: null, sentAt: 0, journal }]);
    expect(measured.kind === 'measured' && measured.figures.get(publicationId)).toEqual({
      reads: 1_200,
      likes: 5,
      comments: 0,
      shares: 0,
    });
  });

  it('an authorisation that has ended takes nothing down, and says why', async () => {
    const pack = post();
    const outcome = await send(pack);
    const ref = outcome.kind === 'sent' ? outcome.ref : '';
    await bench.fault({
      platform: 'weibo',
      path: '/2/statuses/destroy/biz.json',
      kind: 'error-code',
      value: 21327,
      times: 1,
    });
    const { publicationId, journal } = pack;
    const told = await channel.retract(pack, { publicationId, ref, url: null, sentAt: 0, journal });
    expect(told).toMatchObject({ kind: 'retry', text: { zh: expect.stringContaining('21327') } });
    expect(await entries(pack)).toHaveLength(1);
  });
});
