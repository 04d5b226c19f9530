import { WebhookApi } from '../../../src/publishing/channels/webhook/api/webhook-api.service.js';
import { WebhookLookup } from '../../../src/publishing/channels/webhook/webhook-lookup.service.js';
import { WebhookPictures } from '../../../src/publishing/channels/webhook/webhook-pictures.service.js';
import { WebhookProbe } from '../../../src/publishing/channels/webhook/webhook-probe.service.js';
import { WebhookChannel } from '../../../src/publishing/channels/webhook/webhook.channel.js';
import type { AccountAccess, SendPackage } from '../../../src/publishing/channels/channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import type { WebContent } from '../../../src/stories/variant-content.rules.js';
import { ContentSystem } from '../../engine/content-system.js';
import { FaultProxy } from '../../support/fault-proxy.js';
import { type ChannelBench, describeChannel, publish } from './channel-contract.js';
import { closedPort, SharedClock } from './sandbox-bench.js';
import { body, image, memoryUploads, packageOf, PNG, PNG_SHA } from './send-package.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let receiver: ContentSystem;
let proxy: FaultProxy;
let http: OutboundHttp;
let channel: WebhookChannel;
let probe: WebhookProbe;
const clock = new SharedClock();
let uploads = memoryUploads();

beforeAll(async () => {
  receiver = await ContentSystem.start(SECRET, () => clock.ms);
  proxy = await FaultProxy.to(() => receiver.url);
  http = new OutboundHttp();
  const api = new WebhookApi(http, clock);
  channel = new WebhookChannel(api, new WebhookPictures(api, clock), new WebhookLookup(api), clock);
  probe = new WebhookProbe(api, clock);
});
afterAll(async () => {
  await http?.onApplicationShutdown();
  await proxy?.close();
  await receiver?.stop();
});
beforeEach(() => {
  proxy.heal();
  receiver.heal();
  receiver.secrets = [SECRET];
  receiver.messages.splice(0);
});

function account(over: Partial<AccountAccess> = {}): AccountAccess {
  return {
    id: 'cms',
    channel: 'web',
    driver: 'webhook',
    name: '示例单位网站',
    baseUrl: `${proxy.url}${ContentSystem.PATH}`,
    settings: { columns: ['工作动态', '通知公告'], column: '工作动态', minutes: 30 },
    credentials: { secret: SECRET },
    allowPrivate: true,
    ...over,
  };
}

function page(over: Partial<WebContent> = {}, from = account()): SendPackage {
  const content: WebContent = {
    channel: 'web',
    title: '示例：技能 <成才> & 就业 😀',
    summary: '示例摘要',
    body: { type: 'doc', content: [...(body('正文 1 < 2 😀。').content ?? []), image()] },
    cover: PNG_SHA,
    ...over,
  };
  return packageOf(from, content, { link: null, uploads });
}

const never = (): void => undefined;
const bench = { connector: () => channel, later: async (ms: number) => void (clock.ms += ms) };
const sendsOf = ({ publicationId }: SendPackage) =>
  receiver.messages.filter(
    ({ type, data }) => type === 'publication.publish' && data['publicationId'] === publicationId,
  );
const publishing = (text: string) => receiver.messages.filter(({ type }) => type === text);

describeChannel('a content system of one’s own', (): ChannelBench => ({
  connector: () => channel,
  pack: () => page(),
  invalid: () => page({ title: ' ' }),
  unreachable: async (pack) => ({ ...pack, account: account({ baseUrl: await closedPort() }) }),
  refused: async () => ({ pack: page({ title: '示例拒收' }), code: 'WEBHOOK_422' }),
  loseNextAnswer: async () => proxy.plan('drop-after'),
  busyOnce: async () => proxy.plan('bad-gateway'),
  healed: async () => {
    proxy.heal();
    receiver.heal();
  },
  later: bench.later,
  now: () => clock.ms,
  posts: async ({ publicationId }) => {
    const found = receiver.pages.get(publicationId);
    return found?.state === 'published' ? [found.ref] : [];
  },
  footprint: async () => [[...receiver.pages.keys()], [...receiver.pictures.keys()], receiver.messages.length],
  corrected: (pack) => ({
    pack: { ...pack, content: { ...(pack.content as WebContent), body: body('更正后的正文') } },
    shown: async () => {
      const { url } = receiver.page(pack.publicationId);
      return (await fetch(url ?? '').then((answer) => answer.text())).includes('更正后的正文');
    },
  }),
}));

describe('what a receiver is told', () => {
  it('is the sealed page with its pictures, column and metadata, under an id and a signature of its own', async () => {
    uploads = memoryUploads();
    const pack = page({ column: '通知公告' });
    const outcome = await publish(bench, pack);
    const { ref, url, data } = receiver.page(pack.publicationId);
    expect(outcome).toEqual({ kind: 'sent', ref, url });
    expect(sendsOf(pack)).toMatchObject([{ id: `publication_${pack.publicationId}`, signatures: 1 }]);
    expect(data).toMatchObject({
      publicationId: pack.publicationId,
      marker: pack.marker,
      title: '示例：技能 <成才> & 就业 😀',
      summary: '示例摘要',
      column: '通知公告',
      department: '示例学校',
      source: '示例来源',
      cover: PNG_SHA,
      fields: { ArticleTitle: '示例：技能 <成才> & 就业 😀', ContentSource: '示例来源', ColumnName: '通知公告' },
      pictures: [{ sha256: PNG_SHA, cid: PNG_SHA, alt: '示例图片', url: `${receiver.url}/pictures/${PNG_SHA}` }],
    });
    expect(data.html).toContain('正文 1 &lt; 2 😀。');
    expect(data.html).toContain(`src="${receiver.url}/pictures/${PNG_SHA}"`);
    expect(data.text).toContain('正文 1 < 2 😀。');
    expect(receiver.pictures.get(PNG_SHA)?.bytes).toEqual(PNG);
  });

  it('names pictures by their content where the receiver has no address for them, and gives each once', async () => {
    uploads = memoryUploads();
    receiver.hostsPictures = false;
    for (const pack of [page(), page()]) {
      expect((await publish(bench, pack)).kind).toBe('sent');
      expect(receiver.page(pack.publicationId).data.html).toContain(`src="cid:${PNG_SHA}"`);
    }
    expect(publishing('picture.put')).toMatchObject([{ data: { sha256: PNG_SHA } }]);
    uploads = memoryUploads();
  });

  it('gives lost pictures again instead of publishing a page without them', async () => {
    const pack = page();
    expect(await channel.prepare(pack)).toBeNull();
    receiver.pictures.clear();
    expect(await channel.send(pack, never)).toMatchObject({ kind: 'retry' });
    expect(receiver.pages.has(pack.publicationId)).toBe(false);
    // The same id is not remembered as taken.
    receiver.messages.splice(0);
    expect((await publish(bench, pack)).kind).toBe('sent');
    expect(receiver.pictures.has(PNG_SHA)).toBe(true);
  });

  it('stands in the account’s column where the story chooses none, in none where there is none', async () => {
    const [usual, none] = [page(), page({}, account({ settings: {} }))];
    for (const pack of [usual, none]) await publish(bench, pack);
    expect(receiver.page(usual.publicationId).data.column).toBe('工作动态');
    expect(receiver.page(none.publicationId).data).toMatchObject({ column: null });
    expect(receiver.page(none.publicationId).data.fields).not.toHaveProperty('ColumnName');
  });

  it('is refused for a column the site does not list, with those it does', () => {
    expect(channel.validate(page({ column: '没有的栏目' }))).toMatchObject({
      code: 'WEBHOOK_COLUMN_UNKNOWN',
      fix: 'content',
      text: { zh: expect.stringContaining('工作动态、通知公告') },
    });
    expect(channel.validate(page({ column: '没有的栏目' }, account({ settings: {} })))).toBeNull();
  });

  it('refuses a picture that is damaged here before anybody waits for it', async () => {
    const pack = { ...page(), loadMedia: () => Promise.reject(new Error('damaged')) };
    await expect(channel.prepare(pack)).rejects.toThrow('damaged');
  });
});

describe('the answers of a receiver', () => {
  it('that comes twice under one id makes one page', async () => {
    const pack = page();
    const first = await publish(bench, pack);
    clock.ms += 3_600_000;
    expect(await channel.send(pack, never)).toEqual(first);
    expect(sendsOf(pack).map(({ id }) => id)).toEqual(Array(2).fill(`publication_${pack.publicationId}`));
  });

  it('taken (202) waits for the address, which the receiver is asked for', async () => {
    receiver.slow = true;
    const pack = page();
    expect(await channel.prepare(pack)).toBeNull();
    const taken = await channel.send(pack, never);
    expect(taken).toMatchObject({ kind: 'accepted', until: clock.ms + 30 * 60_000, text: { zh: expect.any(String) } });
    const ref = taken.kind === 'accepted' ? taken.ref : '';
    expect(await channel.poll(pack, ref)).toMatchObject({ kind: 'accepted' });
    // Whoever did not hear the answer finds it under way all the same.
    expect(await channel.find(pack)).toEqual(taken);
    const url = receiver.putUp(pack.publicationId);
    expect(await channel.poll(pack, ref)).toEqual({ kind: 'sent', ref: receiver.page(pack.publicationId).ref, url });
    expect(sendsOf(pack)).toHaveLength(1);
  });

  it('a success without a word where it is counts as taken', async () => {
    const pack = page();
    await channel.prepare(pack);
    receiver.answerNext('publication.publish', { status: 204 });
    expect(await channel.send(pack, never)).toMatchObject({ kind: 'accepted' });
  });

  it('what it had taken and no longer knows is unconfirmed, then proven absent', async () => {
    const pack = page();
    await channel.prepare(pack);
    receiver.answerNext('publication.publish', { status: 202 });
    await channel.send(pack, never);
    expect(await channel.poll(pack, 'x')).toMatchObject({ kind: 'unconfirmed' });
    expect(await channel.find(pack)).toEqual({ kind: 'absent', reachesBackTo: 0 });
  });

  it.each([
    ['a page instead of JSON', { status: 200, body: '<html>login</html>' }],
    ['an address that is none', { status: 200, body: { url: 'javascript:alert(1)' } }],
    ['a relative address', { status: 201, body: { url: '/pages/1' } }],
    ['a server’s fault', { status: 500 }],
    ['an overloaded server', { status: 503, headers: { 'retry-after': '30' } }],
    ['a conflict with itself', { status: 409 }],
  ])('%s says nothing for certain', async (_what, reply) => {
    const pack = page();
    await channel.prepare(pack);
    receiver.answerNext('publication.publish', reply);
    expect(await channel.send(pack, never)).toMatchObject({ kind: 'unconfirmed' });
  });

  it.each([
    ['whoever sends it', { status: 200, body: { url: 'https://elsewhere.example.org/1', ref: '7' } }],
    ['whoever asks for it later', null],
  ])(
    'a page on a host that the account does not name is doubted by %s, and believed once it is named',
    async (_who, answer) => {
      const pack = page();
      await channel.prepare(pack);
      receiver.answerNext('publication.publish', answer ?? { status: 202 });
      const sent = await channel.send(pack, never);
      const elsewhere = {
        kind: 'unconfirmed',
        text: {
          zh: expect.stringContaining('elsewhere.example.org'),
          en: expect.stringContaining('elsewhere.example.org'),
        },
      };
      if (answer) expect(sent).toMatchObject(elsewhere);
      const says = () =>
        receiver.answerNext('publication.lookup', {
          status: 200,
          body: { status: 'published', url: 'https://elsewhere.example.org/1', ref: '7' },
        });
      says();
      expect(await channel.poll(pack, 'x')).toMatchObject(elsewhere);
      says();
      expect(await channel.find(pack)).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('elsewhere') });
      const settings = { ...account().settings, linkHosts: ['example.org'] };
      const named = { ...pack, account: account({ settings }) };
      says();
      expect(await channel.find(named)).toEqual({ kind: 'found', ref: '7', url: 'https://elsewhere.example.org/1' });
    },
  );

  it('asked for later, it is not sent before', async () => {
    const pack = page();
    await channel.prepare(pack);
    receiver.answerNext('publication.publish', { status: 429, headers: { 'retry-after': '120' } });
    expect(await channel.send(pack, never)).toMatchObject({ kind: 'retry', notBefore: clock.ms + 120_000 });
  });

  it('who no longer takes the signature has the account stand aside; nothing is posted', async () => {
    const pack = page();
    await channel.prepare(pack);
    receiver.secrets = [OTHER];
    const outcome = await channel.send(pack, never);
    expect(outcome).toMatchObject({
      kind: 'retry',
      unauthorised: 'WEBHOOK_401',
      text: { zh: expect.stringContaining('密钥') },
    });
    expect(receiver.pages.has(pack.publicationId)).toBe(false);
  });

  it('who does not know the question how a page stands proves nothing', async () => {
    receiver.answersLookups = false;
    receiver.slow = true;
    const pack = page();
    await channel.prepare(pack);
    await channel.send(pack, never);
    expect(await channel.find(pack)).toMatchObject({ kind: 'unknown' });
    expect(await channel.poll(pack, 'x')).toMatchObject({ kind: 'accepted' });
  });

  it('latency beyond the longest call is cut off and unconfirmed', async () => {
    const pack = page();
    await channel.prepare(pack);
    proxy.plan({ waitMs: 500 });
    const api = new WebhookApi(http, clock);
    const reply = await api.call(pack.account, { type: 'publication.publish', data: {}, deadlineMs: 100 });
    expect(reply).toMatchObject({ kind: 'no-answer' });
  });

  it('a host of a private network is not called unless it is listed', async () => {
    const pack = page();
    await channel.prepare(pack);
    const closed = { ...pack, account: account({ allowPrivate: false }) };
    expect(channel.validate(closed)).toMatchObject({ code: 'WEBHOOK_NEEDS_HTTPS' });
    expect(await channel.send(closed, never)).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('XUANFA_PRIVATE_HOSTS'),
    });
    expect(sendsOf(pack)).toEqual([]);
  });
});

describe('two secrets while one is rotated', () => {
  const rotated = (until: number) =>
    account({
      credentials: { secret: OTHER, oldSecret: SECRET },
      settings: { oldSecretUntil: new Date(until).toISOString() },
    });

  it('sign every message, so that the receiver may change over when it likes', async () => {
    const from = rotated(clock.ms + 60_000);
    for (const known of [SECRET, OTHER]) {
      receiver.secrets = [known];
      const pack = page({}, from);
      expect((await publish(bench, pack)).kind).toBe('sent');
      expect(sendsOf(pack)).toMatchObject([{ signatures: 2 }]);
    }
  });

  it('are one again when the time of the old one is over', async () => {
    const from = rotated(clock.ms);
    expect(await probe.test(from)).toMatchObject({ ok: false, code: 'WEBHOOK_401' });
    receiver.secrets = [OTHER];
    expect(await probe.test(from)).toMatchObject({ ok: true });
  });
});

describe('trying an account', () => {
  it.each([
    ['works', account, { ok: true, code: null }],
    ['has no secret', () => account({ credentials: {} }), { ok: false, code: 'WEBHOOK_NO_SECRET' }],
    ['has another', () => account({ credentials: { secret: OTHER } }), { ok: false, code: 'WEBHOOK_401' }],
    ['leads elsewhere', () => account({ baseUrl: `${proxy.url}/x` }), { ok: false, code: 'WEBHOOK_404' }],
  ])('that %s', async (_what, from, result) => expect(await probe.test(from())).toMatchObject(result));
});
