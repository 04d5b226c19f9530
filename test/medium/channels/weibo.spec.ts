import type { AccountAccess, SendPackage } from '../../../src/publishing/channels/channel.js';
import { WeiboApi } from '../../../src/publishing/channels/weibo/api/weibo-api.service.js';
import { WeiboCounts } from '../../../src/publishing/channels/weibo/read/weibo-counts.service.js';
import { WeiboTimeline } from '../../../src/publishing/channels/weibo/read/weibo-timeline.service.js';
import { WeiboChannel } from '../../../src/publishing/channels/weibo/weibo.channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import { type ChannelBench, describeChannel } from './channel-contract.js';
import { closedPort, SandboxBench } from './sandbox-bench.js';
import { UNCOUNTED } from './weibo-scene.js';
import { LINK, packageOf, picture, PNG_SHA } from './send-package.js';

let bench: SandboxBench;
let http: OutboundHttp;
let channel: WeiboChannel;
let account: AccountAccess;
let unreachable: string;
let serial = 0;

beforeAll(async () => {
  bench = await SandboxBench.start();
  unreachable = await closedPort();
  http = new OutboundHttp();
  const api = new WeiboApi(http, UNCOUNTED, bench.clock);
  channel = new WeiboChannel(api, new WeiboTimeline(api, bench.clock), new WeiboCounts(api, bench.clock), bench.clock);
  const { weibo } = bench.sandbox.credentials;
  account = {
    id: 'weibo-account',
    channel: 'weibo',
    driver: 'share',
    name: '示例微博',
    baseUrl: bench.sandbox.weiboBaseUrl,
    settings: {
      uid: weibo.uid,
      rip: '203.0.113.7',
      appearsWithinMs: 3_000,
      shortLinkBase: bench.sandbox.weiboBaseUrl,
      permalinkBase: bench.sandbox.weiboBaseUrl,
    },
    credentials: { accessToken: weibo.accessToken },
    allowPrivate: true,
  };
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await bench.close();
});
beforeEach(() => bench.healed());

/** Words of their own each time: the platform refuses repetitions. */
function words(): string {
  serial += 1;
  return `示例：第 ${serial} 位技能人才的成长故事 ${String.fromCodePoint(0x4e00 + serial * 37).repeat(12)}`;
}

function post(text = `${words()} ${LINK}`, more: Partial<SendPackage> = {}, image: string | null = null): SendPackage {
  return packageOf(account, { channel: 'weibo', text, picture: image }, more);
}

const refs = async (pack: SendPackage) => (await bench.posts('weibo', pack.marker)).map((entry) => entry.ref);
const send = (pack: SendPackage) => channel.send(pack, () => undefined);

describeChannel('Weibo on the sandbox', (): ChannelBench => ({
  connector: () => channel,
  pack: () => post(),
  unreachable: async (pack) => ({ ...pack, account: { ...account, baseUrl: unreachable } }),
  refused: async () => ({ pack: post(`${words()} http://other.example.org/a`), code: 'WEIBO_10017' }),
  loseNextAnswer: () =>
    bench.fault({ platform: 'weibo', path: '/2/statuses/share.json', kind: 'drop-after-commit', times: 1 }),
  busyOnce: () => bench.fault({ platform: 'weibo', path: '/2/statuses/share.json', kind: 'busy', times: 1 }),
  healed: () => bench.healed(),
  later: (ms) => bench.later(ms),
  now: () => bench.clock.ms,
  posts: refs,
  footprint: () => bench.calls('weibo'),
  invalid: () => post('没有链接的话', { link: null }),
  read: async ({ ref }) => {
    await bench.call('PATCH', `/control/weibo/statuses/${ref}`, { attitudes: 3 });
  },
}));

describe('posting on Weibo', () => {
  it('sends the sealed words unchanged but for the marker in the link', async () => {
    const text = `${words()}，见 ${LINK}。`;
    const pack = post(text);
    expect(await send(pack)).toMatchObject({
      kind: 'sent',
      url: expect.stringContaining(`/${account.settings['uid']}/`),
    });
    const [entry] = await bench.posts('weibo', pack.marker);
    expect(entry?.text).toBe(text.replace(LINK, `${LINK}?xf=${pack.marker}`));
  });

  it('sends a picture with its very bytes', async () => {
    const pack = post(`${words()} ${LINK}`, {}, PNG_SHA);
    expect(await channel.prepare(pack)).toBeNull();
    expect((await send(pack)).kind).toBe('sent');
    const [entry] = await bench.posts('weibo', pack.marker);
    expect(entry).toMatchObject({ pictureSha256: PNG_SHA });
  });

  it.each([
    ['of a kind the platform does not take', picture(Buffer.from('BM'), 'image/bmp')],
    ['of 5 MB', picture(Buffer.alloc(5 * 1024 * 1024), 'image/png')],
  ])('a picture %s is refused before the slot', async (_what, file) => {
    const pack = packageOf(
      account,
      { channel: 'weibo', text: `${words()} ${LINK}`, picture: file.sha256 },
      { files: [file] },
    );
    expect(await channel.prepare(pack)).toMatchObject({ kind: 'rejected', code: 'WEIBO_PICTURE', fix: 'content' });
  });

  it('counts the length again with the real link', async () => {
    // 130 and a short link fit; with the link beyond 140 bytes its surplus counts.
    const long = `${LINK}/${'a'.repeat(150)}`;
    expect(await channel.prepare(post(`${'汉'.repeat(129)} ${LINK}`))).toBeNull();
    expect(await channel.prepare(post(`${'汉'.repeat(129)} ${long}`, { link: long }))).toMatchObject({
      kind: 'rejected',
      code: 'WEIBO_TOO_LONG',
    });
  });

  it('a text without a link is refused before the slot', async () => {
    expect(await channel.prepare(post('没有链接的话', { link: null }))).toMatchObject({ code: 'WEIBO_NO_LINK' });
  });

  it.each([
    ['expired', { expiresAt: '2026-07-15T08:59:59+08:00' }, { kind: 'retry', unauthorised: 'WEIBO_EXPIRED' }],
    ['without the operator’s address', { rip: '' }, { kind: 'rejected', code: 'WEIBO_ACCOUNT_INCOMPLETE' }],
  ])('an account %s does not send', async (_what, settings, told) => {
    const pack = post();
    const other = { ...pack, account: { ...account, settings: { ...account.settings, ...settings } } };
    expect(channel.validate(other)).toMatchObject({ kind: 'rejected', fix: 'account' });
    expect(await channel.prepare(other)).toMatchObject(told);
    expect(await send(other)).toMatchObject(told);
    expect(await refs(pack)).toEqual([]);
  });

  it.each([
    [
      'an answer that says "accepted, shown later"',
      { kind: 'error-code', value: 20032, when: 'after' },
      'unconfirmed',
      1,
    ],
    ['a gateway error', { kind: 'error-502' }, 'unconfirmed', 0],
    ['a connection cut before the platform acted', { kind: 'drop-before-commit' }, 'unconfirmed', 0],
    ['too many posts this hour', { kind: 'error-code', value: 20016 }, 'retry', 0],
    ['an authorisation withdrawn', { kind: 'error-code', value: 21316 }, 'retry', 0],
  ])('%s', async (_what, fault, kind, posts) => {
    const pack = post();
    await bench.fault({ platform: 'weibo', path: '/2/statuses/share.json', times: 1, ...fault });
    expect((await send(pack)).kind).toBe(kind);
    expect(await refs(pack)).toHaveLength(posts);
  });

  it('a repetition may be our own post: it is looked up, and refused when it is not', async () => {
    const text = `${words()} ${LINK}`;
    expect((await send(post(text))).kind).toBe('sent');
    const again = post(text);
    expect(await send(again)).toMatchObject({ kind: 'unconfirmed', ifAbsent: 'WEIBO_20017' });
    expect(await refs(again)).toEqual([]);
  });
});

describe('what the open interface would refuse for certain', () => {
  it('is a topic, which an account by hand or the commercial interface may post', () => {
    expect(channel.validate(post(`#话题# ${words()} ${LINK}`))).toMatchObject({ code: 'WEIBO_TOPIC', fix: 'content' });
  });

  it('is a text without a link under the bound domains, where those are known', () => {
    const bound = { ...account, settings: { ...account.settings, boundDomains: ['example.gov.cn', 'localhost:3000'] } };
    const judged = (text: string) => channel.validate({ ...post(text, { link: null }), account: bound })?.code ?? null;
    expect(judged('见 http://other.cn/a')).toBe('WEIBO_DOMAIN');
    expect(judged('见 http://badexample.gov.cn/a')).toBe('WEIBO_DOMAIN');
    expect(judged('见 http://www.example.gov.cn/a')).toBeNull();
    expect(judged(`见 http://other.cn/a 和 ${LINK}`)).toBeNull();
  });
});

describe('figures of posts', () => {
  it('of a hundred and one posts cost two calls; one that is left out is asked for by itself, and known to be gone', async () => {
    const sent = [];
    for (let n = 0; n < 3; n += 1) {
      const pack = post();
      const outcome = await send(pack);
      const ref = outcome.kind === 'sent' ? outcome.ref : '';
      sent.push({ publicationId: pack.publicationId, ref, url: null, sentAt: bench.clock.ms, journal: pack.journal });
    }
    const [first, second, gone] = sent;
    await bench.call('PATCH', `/control/weibo/statuses/${first?.ref}`, { reposts: 1, comments: 2, attitudes: 3 });
    await bench.call('DELETE', `/control/weibo/statuses/${gone?.ref}`);
    const others = Array.from({ length: 98 }, (_, n) => ({
      ...first!,
      publicationId: `other-${n}`,
      ref: String(n + 1),
    }));
    const callsTo = async (path: string) => (await bench.calls('weibo'))[path] ?? 0;
    const before = [await callsTo('/2/statuses/count.json'), await callsTo('/2/statuses/show.json')];
    const measured = await channel.measure(account, [...sent, ...others]);
    const after = [await callsTo('/2/statuses/count.json'), await callsTo('/2/statuses/show.json')];
    // One of those it says nothing about is asked for by itself.
    expect(after).toEqual(before.map((calls, index) => calls + [2, 1][index]!));
    expect(measured.kind === 'measured' && [...measured.figures]).toEqual([
      [first?.publicationId, { reads: null, likes: 3, comments: 2, shares: 1 }],
      [second?.publicationId, { reads: null, likes: 0, comments: 0, shares: 0 }],
      [gone?.publicationId, 'gone'],
    ]);
  });

  it.each([
    ['an app that may not have them', { kind: 'error-code', value: 10014 }],
    ['the day’s calls being spent', { kind: 'error-code', value: 10023 }],
    ['a gateway error', { kind: 'error-502' }],
  ])('come later because of %s', async (_what, fault) => {
    await bench.fault({ platform: 'weibo', path: '/2/statuses/count.json', times: 1, ...fault });
    const one = { publicationId: 'p', ref: '1', url: null, sentAt: 0, journal: post().journal };
    const later = await channel.measure(account, [one]);
    expect(later).toMatchObject({ kind: 'later' });
    expect(later.kind === 'later' && later.notBefore > bench.clock.ms).toBe(true);
  });
});

describe('reading Weibo back', () => {
  it('follows short links where the platform rewrites them', async () => {
    await bench.call('PATCH', '/control/limits', { weibo: { shortenLinks: true } });
    const pack = post();
    const beganAt = bench.clock.ms;
    const outcome = await send(pack);
    await bench.later(60_000);
    const found = await channel.find(pack, beganAt);
    const stranger = { ...pack, marker: 'ffff' };
    await bench.later(60_000);
    const notFound = await channel.find(stranger, beganAt);
    await bench.call('PATCH', '/control/limits', { weibo: { shortenLinks: false } });
    expect(found).toMatchObject({ kind: 'found', ref: outcome.kind === 'sent' ? outcome.ref : '' });
    // When it went out, not when it was found.
    const postedAt = found.kind === 'found' ? Number(found.postedAt) : NaN;
    expect(Math.abs(postedAt - beganAt)).toBeLessThan(5_000);
    expect(notFound).toMatchObject({ kind: 'absent' });
  });

  it('where links cannot be followed, the only post of these words since the attempt is ours', async () => {
    await bench.call('PATCH', '/control/limits', { weibo: { shortenLinks: true } });
    const pack = post();
    const beganAt = bench.clock.ms;
    const outcome = await send(pack);
    const blind = { ...pack, account: { ...account, settings: { ...account.settings, shortLinkBase: 'http://t.cn' } } };
    const found = await channel.find(blind, beganAt);
    await bench.call('PATCH', '/control/limits', { weibo: { shortenLinks: false } });
    expect(found).toMatchObject({ kind: 'found', ref: outcome.kind === 'sent' ? outcome.ref : '' });
  });

  it('is not sure of an absence before the platform would show the post', async () => {
    const pack = post();
    const beganAt = bench.clock.ms;
    expect(await channel.find(pack, beganAt)).toMatchObject({ kind: 'unknown' });
    await bench.later(3_000);
    expect(await channel.find(pack, beganAt)).toMatchObject({ kind: 'absent' });
  });

  it('a list that shows only the newest few reaches back no further than they do', async () => {
    const pack = post();
    const beganAt = bench.clock.ms;
    await bench.later(60_000);
    for (let i = 0; i < 3; i += 1) expect((await send(post())).kind).toBe('sent');
    await bench.call('PATCH', '/control/limits', { weibo: { timelineReach: 2 } });
    await bench.later(60_000);
    const found = await channel.find(pack, beganAt);
    await bench.call('PATCH', '/control/limits', { weibo: { timelineReach: 2_000 } });
    expect(found.kind).toBe('absent');
    expect(found.kind === 'absent' && found.reachesBackTo > beganAt).toBe(true);
  });

  it('knows nothing when the platform does not answer', async () => {
    await bench.fault({ platform: 'weibo', path: '/2/statuses/user_timeline.json', kind: 'error-502', times: 1 });
    expect(await channel.find(post(), bench.clock.ms - 60_000)).toMatchObject({ kind: 'unknown' });
  });
});
