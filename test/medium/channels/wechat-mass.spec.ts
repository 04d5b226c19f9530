import { Logger } from '@nestjs/common';
import type { AccountAccess, PostedRef, SendOutcome, SendPackage } from '../../../src/publishing/channels/channel.js';
import type { WechatMassChannel } from '../../../src/publishing/channels/wechat/mass/wechat-mass.channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import type { WechatContent } from '../../../src/stories/variant-content.rules.js';
import { type ChannelBench, describeChannel, followed, publish } from './channel-contract.js';
import { closedPort, SandboxBench } from './sandbox-bench.js';
import { body, image, LINK, memoryUploads, packageOf, PNG_SHA } from './send-package.js';
import { DayBudget, wechatProcess } from './wechat-scene.js';

const DAY_MS = 86_400_000;

let bench: SandboxBench;
let http: OutboundHttp;
let channel: WechatMassChannel;
let account: AccountAccess;
let unreachable: string;
let serial = 0;
const uploads = memoryUploads();
const day = new DayBudget();
const PLENTY = { massPerDay: 100_000, massPerMonth: 100_000 };

beforeAll(async () => {
  Logger.overrideLogger(false);
  bench = await SandboxBench.start({ limits: { wechat: { ...PLENTY, callsPerMinute: {} } } });
  unreachable = await closedPort();
  http = new OutboundHttp();
  channel = wechatProcess(http, bench.clock, day).mass;
  const { wechat } = bench.sandbox.credentials;
  account = {
    id: 'wechat-mass',
    channel: 'wechat',
    driver: 'mass',
    name: '示例公众号（群发）',
    baseUrl: bench.sandbox.wechatBaseUrl,
    settings: { appId: wechat.appid },
    credentials: { appSecret: wechat.secret },
    allowPrivate: true,
  };
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await bench.close();
});
beforeEach(() => bench.healed());

function article(over: Partial<WechatContent> = {}): WechatContent {
  serial += 1;
  return {
    channel: 'wechat',
    title: `示例：群发第 ${serial} 期`,
    author: '示例学校',
    digest: '示例摘要',
    body: { type: 'doc', content: [...(body('正文第一段。').content ?? []), image()] },
    cover: PNG_SHA,
    sourceLink: LINK,
    ...over,
  };
}
const pack = (over: Partial<WechatContent> = {}, more: Partial<SendPackage> = {}) =>
  packageOf(account, article(over), { uploads, ...more });
const send = (of: SendPackage) => channel.send(of, () => undefined);
const fault = (path: string, spec: Record<string, unknown>) =>
  bench.fault({ platform: 'wechat', path: `/cgi-bin/${path}`, times: 1, ...spec });
const refOf = (outcome: SendOutcome) => (outcome.kind === 'accepted' ? outcome.ref : '');
const alone = { connector: () => channel, later: (ms: number) => bench.later(ms) };
const appid = () => String(account.settings['appId']);
const change = (path: string, spec: Record<string, unknown>) => bench.call('PATCH', `/control/${path}`, spec);

const articleTitle = (of: SendPackage): string => (of.content.channel === 'wechat' ? of.content.title : '');

/** The platform's posts of a publication by the message they were sent as. */
const messages = async (of: SendPackage) =>
  (await bench.posts('wechat', of.marker))
    .filter(({ status }) => status !== 'deleted' && status !== 'failed')
    .map((post) => (post as unknown as { msgId: string }).msgId);

describeChannel('WeChat mass sends on the sandbox', (): ChannelBench => ({
  connector: () => channel,
  pack: () => pack(),
  invalid: () => ({ ...pack(), account: { ...account, settings: {} } }),
  unreachable: async (of) => ({ ...of, account: { ...account, id: 'unreachable', baseUrl: unreachable } }),
  refused: async () => ({ pack: pack({ title: '长'.repeat(40) }), code: 'WECHAT_45003' }),
  loseNextAnswer: () => fault('message/mass/sendall', { kind: 'drop-after-commit' }),
  busyOnce: () => fault('message/mass/sendall', { kind: 'busy' }),
  tellsNoAddress: true,
  healed: () => bench.healed(),
  later: (ms) => bench.later(ms),
  now: () => bench.clock.ms,
  posts: messages,
  footprint: async () => {
    const calls = await bench.calls('wechat');
    return [calls['/cgi-bin/draft/add'], calls['/cgi-bin/media/uploadimg']];
  },
  read: (post) => bench.readArticle(post.ref, post.sentAt, { read_user: 12, like_user: 3, share_user: 2 }),
}));

describe('a mass send', () => {
  it('of an issue holds every article in its order, each under its own cover, address and signature', async () => {
    const [first, second, third] = [pack(), pack({ title: '示例：次条' }), pack({ title: '示例：第三条' })];
    const companions = [second, third].map(({ marker, content, link }, at) => ({
      ...{ marker, content, link },
      departmentName: `示例单位${at + 2}`,
      source: `示例来源${at + 2}`,
    }));
    const issue = { ...first, companions };
    expect(await channel.prepare(issue)).toBeNull();
    expect((await publish(alone, issue)).kind).toBe('sent');
    const [post] = await bench.posts('wechat', first.marker);
    const { articles = [] } = post as unknown as { articles?: { title: string; link: string; html: string }[] };
    expect(articles.map(({ title }) => title)).toEqual([articleTitle(first), '示例：次条', '示例：第三条']);
    for (const [at, { marker }] of [first, second, third].entries())
      expect(articles[at]?.link).toContain(`xf=${marker}`);
    expect(articles[1]?.html).toContain('示例单位2');
    expect(articles[2]?.html).toContain('示例来源3');
    // Another order is another draft: what was placed for this one is not sent for that.
    const turned = { ...first, companions: [...companions].reverse() };
    expect(await send(turned)).toMatchObject({ kind: 'retry', reason: expect.stringContaining('no draft') });
  });

  it('goes to all followers, or to those of the tag the account names', async () => {
    const all = pack();
    expect((await publish(alone, all)).kind).toBe('sent');
    await change(`wechat/accounts/${appid()}`, { followers: 100, tags: [{ id: 7, name: '示例标签', count: 5 }] });
    const tagged = pack();
    const some = { ...tagged, account: { ...account, settings: { ...account.settings, massTagId: '7' } } };
    expect((await publish(alone, some)).kind).toBe('sent');
    const none = { ...pack(), account: { ...account, settings: { ...account.settings, massTagId: '8' } } };
    expect(await publish(alone, none)).toMatchObject({ kind: 'rejected', code: 'WECHAT_40152', fix: 'account' });
    const audience = async (of: SendPackage) => {
      const [post] = await bench.posts('wechat', of.marker);
      return (post as unknown as { audience: unknown }).audience;
    };
    expect(await audience(all)).toEqual({ kind: 'all' });
    expect(await audience(some)).toEqual({ kind: 'tag', tagId: 7 });
  });

  it('whose answer was lost is sent again under the same id, and the platform names the first message', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    await fault('message/mass/sendall', { kind: 'drop-after-commit' });
    expect((await send(of)).kind).toBe('unconfirmed');
    // Too soon after the first try the platform only says so.
    const again = { ...pack(), ...of, journal: pack().journal, mayHavePosted: true, unclearSince: beganAt };
    expect(await channel.prepare(again)).toBeNull();
    await bench.later(5_000);
    expect(await send(again)).toMatchObject({ kind: 'retry', notBefore: bench.clock.ms + 60_000 });
    await bench.later(61_000);
    expect(await channel.find(again, beganAt)).toMatchObject({ kind: 'absent' });
    const known = await send(again);
    expect(known).toMatchObject({ kind: 'accepted' });
    expect(await followed(alone, again, known)).toMatchObject({ kind: 'sent', ref: refOf(known) });
    expect(await messages(of)).toEqual([refOf(known)]);
  });

  it('that the platform declared failed leaves under another id; a lost answer to that one is settled under it', async () => {
    const of = pack();
    await fault('message/mass/sendall', { kind: 'mass-outcome', value: 20001 });
    expect(await publish(alone, of)).toMatchObject({ kind: 'rejected' });
    // What the engine keeps of it: nothing but that it failed.
    const { publicationId, marker, content } = of;
    const again = pack({}, { publicationId, marker, content, failedSends: 1 });
    await bench.later(3_600_000);
    expect(await channel.prepare(again)).toBeNull();
    const beganAt = bench.clock.ms;
    await fault('message/mass/sendall', { kind: 'drop-after-commit' });
    expect((await send(again)).kind).toBe('unconfirmed');
    await bench.later(61_000);
    expect(await channel.find(again, beganAt)).toMatchObject({ kind: 'absent' });
    const unclear = { ...again, mayHavePosted: true, unclearSince: beganAt };
    expect(await publish(alone, unclear)).toMatchObject({ kind: 'sent' });
    expect(await messages(of)).toHaveLength(1);
  });

  it('that was heard of and not written down is under way: it is asked about and not sent again', async () => {
    const of = pack();
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms;
    const heard = await send(of);
    const found = await channel.find(of, beganAt);
    expect(found).toEqual(heard);
    expect(await followed(alone, of, heard)).toMatchObject({ kind: 'sent', ref: refOf(heard) });
    expect(await channel.find(of, beganAt)).toMatchObject({ kind: 'found', ref: refOf(heard) });
  });

  it('a day after its first try nobody relies on the id any more: a person is asked, and nothing leaves', async () => {
    const of = pack({}, { mayHavePosted: true });
    expect(await channel.prepare(of)).toBeNull();
    const beganAt = bench.clock.ms - DAY_MS;
    const lastLook = jest.fn();
    const outcome = await channel.send({ ...of, unclearSince: beganAt }, lastLook);
    expect(outcome).toMatchObject({ kind: 'unconfirmed', text: { zh: expect.stringContaining('24 小时') } });
    expect(lastLook).not.toHaveBeenCalled();
    expect((await channel.find({ ...of, unclearSince: beganAt }, beganAt)).kind).toBe('unknown');
    expect(await messages(of)).toEqual([]);
  });

  it.each([
    ['subscription', '2026-07-16T00:01:00+08:00'],
    ['service', '2026-08-01T00:01:00+08:00'],
  ])('of a %s account whose quota is spent waits until %s', async (accountKind, until) => {
    const before = bench.clock.ms;
    bench.clock.ms = Date.parse('2026-07-15T15:00:00+08:00');
    await change(`wechat/accounts/${appid()}`, { kind: accountKind });
    await change('limits', { wechat: { massPerDay: 0, massPerMonth: 0 } });
    const of = pack();
    const mine = { ...of, account: { ...account, settings: { ...account.settings, accountKind } } };
    const outcome = await publish(alone, mine);
    await change('limits', { wechat: PLENTY });
    await change(`wechat/accounts/${appid()}`, { kind: 'subscription' });
    bench.clock.ms = Math.max(before, bench.clock.ms);
    expect(outcome).toMatchObject({ kind: 'retry', notBefore: Date.parse(until) });
  });

  describe('that the account’s administrator must confirm', () => {
    const guarded = () => ({
      ...pack(),
      account: { ...account, settings: { ...account.settings, massConfirm: 'on' } },
    });
    const answer = async (msgId: string, action: 'approve' | 'refuse') =>
      fetch(`${bench.sandbox.wechatBaseUrl}/mp/${appid()}/confirm/${msgId}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `action=${action}`,
        redirect: 'manual',
      });
    beforeAll(() => change(`wechat/accounts/${appid()}`, { massProtection: true }));
    afterAll(() => change(`wechat/accounts/${appid()}`, { massProtection: false }));

    async function waiting(): Promise<{ of: SendPackage; ref: string }> {
      const of = guarded();
      expect(await channel.prepare(of)).toBeNull();
      const accepted = await send(of);
      // Thirty minutes, and what the platform needs to say so.
      expect(accepted).toMatchObject({
        kind: 'accepted',
        until: bench.clock.ms + 32 * 60_000,
        text: { zh: expect.stringContaining('30 分钟') },
      });
      await bench.later(60_000);
      expect(await channel.poll(of, refOf(accepted))).toMatchObject({ kind: 'accepted' });
      return { of, ref: refOf(accepted) };
    }

    it('is out once they have', async () => {
      const { of, ref } = await waiting();
      expect((await answer(ref, 'approve')).status).toBe(303);
      await bench.later(5_000);
      expect(await channel.poll(of, ref)).toMatchObject({ kind: 'sent', ref });
    });

    it('is theirs to refuse when its approval is withdrawn, and told as out when they have confirmed it all the same', async () => {
      const { of, ref } = await waiting();
      const told = await channel.recall(of, ref);
      expect(told).toMatchObject({ kind: 'accepted', ref, text: { zh: expect.stringContaining('拒绝') } });
      await answer(ref, 'approve');
      await bench.later(5_000);
      expect(await channel.recall(of, ref)).toMatchObject({ kind: 'sent', ref });
    });

    it.each([
      ['refused it', 'err(40001)', 'WECHAT_MASS_40001', '拒绝'],
      ['did not answer in time', 'err(40002)', 'WECHAT_MASS_40002', '30 分钟内没有确认'],
    ])('is rejected when they %s, in the words of the event', async (_how, status, code, words) => {
      const { of, ref } = await waiting();
      if (code.endsWith('40001')) await answer(ref, 'refuse');
      else await bench.later(30 * 60_000);
      // Without a callback the reason is not told.
      expect(await channel.poll(of, ref)).toMatchObject({ kind: 'rejected', code: 'WECHAT_MASS_FAIL', fix: 'human' });
      await of.journal.put('mass-event', { status, url: '' });
      expect(await channel.poll(of, ref)).toMatchObject({
        kind: 'rejected',
        code,
        fix: 'human',
        text: { zh: expect.stringContaining(words) },
      });
    });
  });

  it('takes its address from the signed event, or from the statistics of the next day', async () => {
    const told = pack();
    expect(await channel.prepare(told)).toBeNull();
    const accepted = await send(told);
    await bench.later(5_000);
    const endedAt = 1_784_213_207_000;
    await told.journal.put('mass-event', {
      status: 'send success',
      url: 'https://mp.weixin.qq.com/s/x',
      endedAt: String(endedAt),
    });
    expect(await channel.poll(told, refOf(accepted))).toEqual({
      kind: 'sent',
      ref: refOf(accepted),
      url: 'https://mp.weixin.qq.com/s/x',
      postedAt: endedAt,
    });

    const untold = pack();
    const sent = await publish(alone, untold);
    if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent));
    expect(sent.url).toBeUndefined();
    const { publicationId, journal } = untold;
    const post: PostedRef = { publicationId, ref: sent.ref, url: null, sentAt: bench.clock.ms, journal };
    expect(await channel.measure(account, [post])).toMatchObject({ figures: new Map() });
    bench.clock.ms += 1.5 * DAY_MS;
    const measured = await channel.measure(account, [post]);
    expect(measured.kind === 'measured' && measured.addresses?.get(publicationId)).toMatch(/^http.*\/s\//);
  });

  it('can be deleted ten times a day; then it is said how to do it by hand', async () => {
    const of = pack();
    const sent = await publish(alone, of);
    const ref = sent.kind === 'sent' ? sent.ref : '';
    const post = { publicationId: of.publicationId, ref, url: null, sentAt: bench.clock.ms, journal: of.journal };
    day.limit = 0;
    const refused = await channel.retract(of, post);
    day.limit = 100_000;
    expect(refused).toMatchObject({ kind: 'retry', text: { zh: expect.stringContaining('手动删除') } });
    expect(await messages(of)).toEqual([ref]);
  });
});
