import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { ChannelLeases } from '../../../src/publishing/channels/lease/channel-lease.service.js';
import type { AccountAccess, SendPackage } from '../../../src/publishing/channels/channel.js';
import { WordpressApi } from '../../../src/publishing/channels/wordpress/wordpress-api.service.js';
import { WordpressDrafts } from '../../../src/publishing/channels/wordpress/wordpress-draft.service.js';
import { WordpressLibrary } from '../../../src/publishing/channels/wordpress/wordpress-library.service.js';
import { slugOf } from '../../../src/publishing/channels/wordpress/wordpress-post.rules.js';
import { WordpressProbe } from '../../../src/publishing/channels/wordpress/wordpress-probe.service.js';
import { WordpressChannel } from '../../../src/publishing/channels/wordpress/wordpress.channel.js';
import { OutboundHttp } from '../../../src/platform/http/outbound-http.js';
import type { WebContent } from '../../../src/stories/variant-content.rules.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { FaultProxy } from '../../support/fault-proxy.js';
import type { PrivateWordpress, WordpressRole } from '../../engine/private-wordpress.js';
import { photo } from '../../support/nasty-files.js';
import { picturesOn, StoriesHouse } from '../stories-house.js';
import { startWordpress } from '../../support/wordpress-server.js';
import { type ChannelBench, describeChannel, publish } from './channel-contract.js';
import { closedPort, SharedClock } from './sandbox-bench.js';
import { body, image, memoryJournal, memoryUploads, packageOf, picture, PNG_SHA } from './send-package.js';

interface Post {
  id: number;
  status: string;
  slug: string;
  link: string;
  title: { raw: string };
  content: { raw: string };
  excerpt: { raw: string };
  date_gmt: string;
  featured_media: number;
  categories: number[];
  tags: number[];
}

let database: TestDatabase;
let site: PrivateWordpress;
let proxy: FaultProxy;
let http: OutboundHttp;
let channel: WordpressChannel;
let probe: WordpressProbe;
const clock = new SharedClock();
const uploads = memoryUploads();

beforeAll(async () => {
  [site, database] = await Promise.all([startWordpress(), createTestDatabase()]);
  proxy = await FaultProxy.to(() => site.url);
  http = new OutboundHttp();
  const api = new WordpressApi(http);
  channel = channelOf(api);
  probe = new WordpressProbe(api);
}, 300_000);
afterAll(async () => {
  await http?.onApplicationShutdown();
  await proxy?.close();
  await site?.stop();
  await database?.close();
});
beforeEach(() => proxy.heal());

function channelOf(api: WordpressApi): WordpressChannel {
  const library = new WordpressLibrary(api, clock);
  const leases = new ChannelLeases(database.dataSource);
  return new WordpressChannel(api, new WordpressDrafts(api, library, leases, clock), library, clock);
}

function account(role: WordpressRole = 'editor', over: Partial<AccountAccess> = {}): AccountAccess {
  return {
    id: `wp-${role}`,
    channel: 'web',
    driver: 'wordpress',
    name: '示例网站',
    baseUrl: proxy.url,
    settings: { user: role, column: '工作动态', tags: ['技能', 'A & B'] },
    credentials: { applicationPassword: site.passwords[role] },
    allowPrivate: true,
    ...over,
  };
}

const table = {
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: body('格').content }] }],
};

function page(
  over: Partial<WebContent> = {},
  more: Parameters<typeof packageOf>[2] = {},
  from = account(),
): SendPackage {
  const content: WebContent = {
    channel: 'web',
    title: '示例：技能 <成才> & 就业 😀',
    summary: '示例摘要 & 说明',
    body: { type: 'doc', content: [...(body("正文，'引号' -- 1 < 2 😀。").content ?? []), image(), table] },
    cover: PNG_SHA,
    ...over,
  };
  return packageOf(from, content, { link: null, uploads, ...more });
}

/** Every post of the publication, whatever its state; the trash too. */
async function all(pack: SendPackage): Promise<Post[]> {
  const list = await site.rest<Post[]>('GET', '/posts?status=any,trash&context=edit&per_page=100');
  return list.filter(({ content }) => content.raw.includes(`xuanfa:${pack.marker}`));
}

async function only(pack: SendPackage): Promise<Post> {
  const posts = await all(pack);
  expect(posts).toHaveLength(1);
  return posts[0] as Post;
}

const publishes = (request: { method?: string; url?: string }) =>
  request.method === 'POST' && /\/posts\/\d+$/.test(request.url ?? '');
const creates = (request: { method?: string; url?: string }) =>
  request.method === 'POST' && (request.url ?? '').endsWith('/posts');

describeChannel('WordPress from Debian’s packages', (): ChannelBench => ({
  connector: () => channel,
  pack: () => page(),
  invalid: () => page({ title: ' ' }),
  unreachable: async (pack) => ({ ...pack, account: account('editor', { baseUrl: await closedPort() }) }),
  refused: async () => {
    const bytes = Buffer.from('not a picture');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const pack = page({ cover: sha256, body: body('x') }, { files: [picture(bytes)] });
    return { pack, code: 'WORDPRESS_REST_UPLOAD_UNKNOWN_ERROR' };
  },
  loseNextAnswer: async () => proxy.plan('drop-after', publishes),
  busyOnce: async () => proxy.plan('bad-gateway', publishes),
  healed: async () => proxy.heal(),
  later: async (ms) => {
    clock.ms += ms;
  },
  now: () => clock.ms,
  posts: async (pack) => (await all(pack)).filter(({ status }) => status === 'publish').map(({ id }) => String(id)),
  footprint: async () => [
    (await site.rest<Post[]>('GET', '/posts?status=draft&context=edit&per_page=100')).map(({ id }) => id),
    (await site.rest<Post[]>('GET', '/media?per_page=100')).map(({ id }) => id),
  ],
  corrected: (pack) => ({
    pack: { ...pack, content: { ...(pack.content as WebContent), body: body('更正后的正文') } },
    shown: async () => (await fetch((await only(pack)).link).then((answer) => answer.text())).includes('更正后的正文'),
  }),
}));

describe('posts on a WordPress site', () => {
  it('hold the sealed text, the pictures of the site, the column and the tags; readers see them', async () => {
    const pack = page();
    const outcome = await publish({ connector: () => channel, later: async () => undefined }, pack);
    const post = await only(pack);
    expect(outcome).toEqual({ kind: 'sent', ref: String(post.id), url: post.link });
    expect(post).toMatchObject({ status: 'publish', slug: slugOf(pack.publicationId) });
    expect(post.title.raw).toBe('示例：技能 &lt;成才&gt; &amp; 就业 😀');
    expect(post.excerpt.raw).toBe('示例摘要 &amp; 说明');
    const media = await site.rest<{ source_url: string; alt_text: string }>('GET', `/media/${post.featured_media}`);
    expect(media.alt_text).toBe('示例图片');
    expect(post.content.raw).toContain(`src="${media.source_url}"`);
    const [column] = await site.rest<{ name: string }[]>('GET', `/categories?include=${post.categories.join(',')}`);
    expect(column?.name).toBe('工作动态');
    expect(post.tags).toHaveLength(2);
    const html = await (await fetch(post.link)).text();
    expect(html).toContain('1 &lt; 2');
    expect(html).toContain(media.source_url);
    expect((await fetch(media.source_url)).status).toBe(200);
    // The true instant, not that of the draft.
    expect(Math.abs(Date.parse(`${post.date_gmt}Z`) - Date.now())).toBeLessThan(30_000);
  });

  it('eight workers that prepare and send at once make one post, and no draft is left', async () => {
    const pack = page();
    const attempt = async () => {
      const mine = { ...pack, journal: memoryJournal() };
      for (let tries = 0; tries < 200; tries += 1) {
        const notReady = await channel.prepare(mine);
        if (notReady === null) return channel.send(mine, () => undefined);
        expect(notReady.kind).toBe('retry');
        await new Promise((later) => setTimeout(later, 30));
      }
      throw new Error('never became ready');
    };
    const outcomes = await Promise.all(Array.from({ length: 8 }, attempt));
    const post = await only(pack);
    expect(post.status).toBe('publish');
    expect(outcomes).toEqual(outcomes.map(() => ({ kind: 'sent', ref: String(post.id), url: post.link })));
  });

  it('an answer to the draft that was lost makes no second one', async () => {
    const pack = page();
    proxy.plan('drop-after', creates);
    expect(await channel.prepare(pack)).toMatchObject({ kind: 'retry' });
    expect(await channel.prepare(pack)).toBeNull();
    expect((await only(pack)).status).toBe('draft');
  });

  it('a draft that is laid aside goes into the trash, also one whose answer was lost, and by nobody who comes too late', async () => {
    const pack = page({ cover: null, body: body('x') });
    proxy.plan('drop-after', creates);
    expect(await channel.prepare(pack)).toMatchObject({ kind: 'retry' });
    // Nothing but this tells of it.
    expect(pack.journal.get('draft')).toEqual({ mediaId: slugOf(pack.publicationId) });
    expect(await channel.clear(pack, async () => false)).toBe(false);
    expect((await only(pack)).status).toBe('draft');
    expect(await channel.clear(pack, async () => true)).toBe(true);
    expect((await only(pack)).status).toBe('trash');
    expect(pack.journal.get('draft')).toMatchObject({ taken: 'back' });
  });

  it('what an editor has published or made another’s of a draft that is laid aside stays', async () => {
    const [out, other] = [page({ cover: null, body: body('x') }), page({ cover: null, body: body('y') })];
    for (const pack of [out, other]) expect(await channel.prepare(pack)).toBeNull();
    const [{ id }, { id: theirs }] = [await only(out), await only(other)];
    await site.rest('POST', `/posts/${id}`, { status: 'publish' });
    await site.rest('POST', `/posts/${theirs}`, { content: '示例：编辑自己的文章' });
    expect(await channel.clear(out, async () => true)).toBe(false);
    expect(out.journal.get('draft')).toMatchObject({ taken: 'out' });
    expect(await channel.clear(other, async () => true)).toBe(true);
    for (const [post, status] of [
      [id, 'publish'],
      [theirs, 'draft'],
    ] as const)
      expect(await site.rest<Post>('GET', `/posts/${post}?context=edit`)).toMatchObject({ status });
  });

  it('what an editor publishes while a draft that is laid aside is taken away stays, up to the last look', async () => {
    const pack = page({ cover: null, body: body('x') });
    expect(await channel.prepare(pack)).toBeNull();
    const { id } = await only(pack);
    const api = new WordpressApi(http);
    const call = api.call.bind(api);
    jest.spyOn(api, 'call').mockImplementation(async (of, request) => {
      const reply = await call(of, request);
      if (request.path === '/wp/v2/posts') await site.rest('POST', `/posts/${id}`, { status: 'publish' });
      return reply;
    });
    expect(await channelOf(api).clear(pack, async () => true)).toBe(false);
    expect(pack.journal.get('draft')).toMatchObject({ taken: 'out' });
    expect(await site.rest<Post>('GET', `/posts/${id}?context=edit`)).toMatchObject({ status: 'publish' });
  });

  it('an address of an editor’s own hides no draft that is laid aside, and no article that is out', async () => {
    const [draft, out] = [page({ cover: null, body: body('x') }), page({ cover: null, body: body('y') })];
    for (const pack of [draft, out]) expect(await channel.prepare(pack)).toBeNull();
    const [{ id }, { id: public_ }] = [await only(draft), await only(out)];
    await site.rest('POST', `/posts/${id}`, { slug: 'example-draft' });
    await site.rest('POST', `/posts/${public_}`, { slug: 'example-article', status: 'publish' });
    expect(await channel.clear(draft, async () => true)).toBe(true);
    expect(await site.rest<Post>('GET', `/posts/${id}?context=edit`)).toMatchObject({ status: 'trash' });
    expect(await channel.clear(out, async () => true)).toBe(false);
    expect(out.journal.get('draft')).toMatchObject({ taken: 'out' });
    // Released again it is the same article, once.
    expect(await channel.prepare(out)).toBeNull();
    expect(await channel.send(out, () => undefined)).toMatchObject({ kind: 'sent', ref: String(public_) });
    const marked = await site.rest<Post[]>('GET', `/posts?search=${out.marker}&status=publish&context=edit`);
    expect(marked.filter(({ content }) => content.raw.includes(out.marker))).toHaveLength(1);
  });

  it('what an editor has written anew and put out is not repeated beside it', async () => {
    const pack = page({ cover: null, body: body('x') });
    expect(await channel.prepare(pack)).toBeNull();
    const { id } = await only(pack);
    await site.rest('POST', `/posts/${id}`, { content: '示例：编辑改写', status: 'publish' });
    expect(await channel.clear(pack, async () => true)).toBe(false);
    expect(await channel.prepare(pack)).toMatchObject({ kind: 'rejected', code: 'WORDPRESS_POST_REWRITTEN' });
    await site.rest('DELETE', `/posts/${id}`);
    expect(await channel.prepare(pack)).toBeNull();
    expect((await channel.send(pack, () => undefined)).kind).toBe('sent');
  });

  it('an answer to an upload that was lost makes no second picture, and one deleted since is given again', async () => {
    const cache = memoryUploads();
    const bytes = Buffer.concat([picture().bytes, Buffer.from('another')]);
    const { sha256 } = picture(bytes);
    const pack = () => page({ cover: sha256, body: body('x') }, { files: [picture(bytes)], uploads: cache });
    const copies = async () =>
      (await site.rest<{ id: number; slug: string }[]>('GET', '/media?per_page=100')).filter(({ slug }) =>
        slug.startsWith(`xf-${sha256.slice(0, 40)}`),
      );
    proxy.plan('drop-after', ({ url = '' }) => url.endsWith('/media'));
    const first = pack();
    expect(await channel.prepare(first)).toMatchObject({ kind: 'retry' });
    expect(await channel.prepare(first)).toBeNull();
    expect(await copies()).toHaveLength(1);
    await site.rest('DELETE', `/media/${(await copies())[0]?.id}?force=true`);
    const second = pack();
    expect(await channel.prepare(second)).toBeNull();
    expect((await only(second)).featured_media).toBe((await copies())[0]?.id);
  });

  it('a photo is given in the size servers let pass', async () => {
    const { media, fitting } = picturesOn(database.dataSource, { folder: tmpdir(), bucket: null, shared: false });
    const author = await (await new StoriesHouse(database.dataSource).open()).officer();
    const large = await (await photo(2_000, 1_500)).jpeg({ quality: 98 }).toBuffer();
    const { sha256, size } = await media.upload(author, large);
    const loadMedia: SendPackage['loadMedia'] = async (hash, limits) => {
      if (limits === undefined) throw new Error('no limits were named');
      return { ...(await fitting.forChannel(hash, limits)), sha256: hash, alt: '示例' };
    };
    const pack = { ...page({ cover: sha256, body: body('x') }), loadMedia };
    expect(await channel.prepare(pack)).toBeNull();
    const { featured_media: id } = await only(pack);
    const { media_details: given } = await site.rest<{ media_details: { filesize: number; width: number } }>(
      'GET',
      `/media/${id}`,
    );
    expect([size > 1024 * 1024, given.filesize < 1024 * 1024, given.width > 1_000]).toEqual([true, true, true]);
  });

  it('a double of the draft is put away, and what an editor did to the draft does not get out', async () => {
    const pack = page();
    expect(await channel.prepare(pack)).toBeNull();
    const { id, content } = await only(pack);
    await site.rest('POST', '/posts', {
      title: 'x',
      content: content.raw,
      slug: slugOf(pack.publicationId),
      status: 'draft',
    });
    const anew = { ...pack, journal: memoryJournal() };
    expect(await channel.prepare(anew)).toBeNull();
    expect((await all(pack)).map((post) => [post.id === id, post.status]).sort()).toEqual([
      [false, 'trash'],
      [true, 'draft'],
    ]);
    await site.rest('POST', `/posts/${id}`, { content: '别人改过', date: '2020-01-01T00:00:00' });
    expect((await channel.send(pack, () => undefined)).kind).toBe('sent');
    const post = await site.rest<Post>('GET', `/posts/${id}?context=edit`);
    expect(post.content.raw).toBe(content.raw);
    expect(Math.abs(Date.parse(`${post.date_gmt}Z`) - Date.now())).toBeLessThan(30_000);
  });

  it('a draft deleted on the site is not sent, and is made again', async () => {
    const pack = page();
    expect(await channel.prepare(pack)).toBeNull();
    await site.rest('DELETE', `/posts/${(await only(pack)).id}?force=true`);
    expect(await channel.send(pack, () => undefined)).toMatchObject({ kind: 'retry' });
    expect(await channel.prepare(pack)).toBeNull();
    expect((await channel.send(pack, () => undefined)).kind).toBe('sent');
  });

  it('what somebody has put into the trash is a person’s to judge, and is taken down twice without harm', async () => {
    const pack = page();
    const outcome = await publish({ connector: () => channel, later: async () => undefined }, pack);
    const ref = outcome.kind === 'sent' ? outcome.ref : '';
    const post = { publicationId: pack.publicationId, ref, url: null, sentAt: clock.ms, journal: pack.journal };
    expect(await channel.retract(pack, post, () => undefined)).toEqual({ kind: 'done' });
    expect(await channel.retract(pack, post, () => undefined)).toEqual({ kind: 'done' });
    expect((await only(pack)).slug).toBe(`${slugOf(pack.publicationId)}__trashed`);
    expect(await channel.find(pack)).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('trash') });
    expect(await channel.correct(pack, post, () => undefined)).toMatchObject({
      kind: 'refused',
      code: 'WORDPRESS_NOT_PUBLISHED',
    });
  });

  it('a correction that the site changes when it saves it is not called done: a person puts it right', async () => {
    const pack = page({ cover: null, body: body('x') }, {}, account('author', { settings: { user: 'author' } }));
    const outcome = await publish({ connector: () => channel, later: async () => undefined }, pack);
    const ref = outcome.kind === 'sent' ? outcome.ref : '';
    const post = { publicationId: pack.publicationId, ref, url: null, sentAt: clock.ms, journal: pack.journal };
    // What an author may not write stands for whatever a plugin does.
    expect(
      await channel.correct({ ...pack, marker: 'x --><script>1</script><!-- y' }, post, () => undefined),
    ).toMatchObject({
      kind: 'refused',
      code: 'WORDPRESS_CONTENT_CHANGED',
      text: { zh: expect.stringContaining('定稿') },
    });
  });

  it('a post known by its link alone is left to a person', async () => {
    const pack = page();
    const post = { ...pack, ref: `${site.url}/p-1/`, url: null, sentAt: clock.ms };
    const refused = { kind: 'refused', code: 'WORDPRESS_ID_UNKNOWN' };
    expect(await channel.retract(pack, post, () => undefined)).toMatchObject(refused);
    expect(await channel.correct(pack, post, () => undefined)).toMatchObject(refused);
  });

  it('a slow answer is still an answer', async () => {
    const pack = page();
    expect(await channel.prepare(pack)).toBeNull();
    proxy.plan({ waitMs: 300 }, publishes);
    expect((await channel.send(pack, () => undefined)).kind).toBe('sent');
  });

  it('an author’s draft is as whole as an editor’s for everything our bodies hold', async () => {
    expect(await channel.prepare(page({}, {}, account('author')))).toBeNull();
  });

  it('a site that changes the body is found out before the slot', async () => {
    // What an author may not write stands for whatever a plugin does.
    const pack = page({}, { marker: 'x --><script>1</script><!-- y' }, account('author'));
    expect(await channel.prepare(pack)).toMatchObject({
      kind: 'rejected',
      code: 'WORDPRESS_CONTENT_CHANGED',
      fix: 'account',
    });
  });

  it.each([
    [
      'a wrong password',
      () => account('editor', { settings: { user: 'editor' }, credentials: { applicationPassword: 'wrong' } }),
      'REST_FORBIDDEN_STATUS',
    ],
    [
      'a category that is not there',
      () => account('editor', { settings: { user: 'editor', column: '没有' } }),
      'COLUMN_UNKNOWN',
    ],
    ['a public address without TLS', () => account('editor', { allowPrivate: false }), 'NEEDS_HTTPS'],
  ])('%s is the account’s fault, said before the slot', async (_what, from, code) => {
    const pack = page({ cover: null, body: body('x') }, {}, { ...from(), id: 'other' });
    const outcome = await channel.prepare(pack);
    expect(outcome).toMatchObject({ kind: 'rejected', fix: 'account', code: `WORDPRESS_${code}` });
    expect(outcome?.kind === 'rejected' && outcome.text?.zh).toMatch(/请|必须/);
  });

  it('stands in the column its text has chosen, before the account’s; one that is not there is the text’s fault', async () => {
    const plain = { cover: null, body: body('x') };
    const elsewhere = account('editor', { settings: { user: 'editor', column: '没有' } });
    expect(await channel.prepare(page({ ...plain, column: '工作动态' }, {}, elsewhere))).toBeNull();
    expect(await channel.prepare(page({ ...plain, column: '没有' }))).toMatchObject({
      ...{ kind: 'rejected', code: 'WORDPRESS_COLUMN_UNKNOWN', fix: 'content' },
      text: { zh: expect.stringContaining('退回修改') },
    });
  });

  it('a contributor may not publish: the send says so', async () => {
    const pack = page(
      { cover: null, body: body('x') },
      {},
      account('contributor', { settings: { user: 'contributor' } }),
    );
    expect(await channel.prepare(pack)).toBeNull();
    expect(await channel.send(pack, () => undefined)).toMatchObject({
      code: 'WORDPRESS_REST_CANNOT_PUBLISH',
      fix: 'account',
    });
  });

  it('a title too long for the site is the text’s fault', async () => {
    const pack = page({ title: '长'.repeat(22_000), cover: null, body: body('x') });
    expect(await channel.prepare(pack)).toMatchObject({ code: 'WORDPRESS_DB_INSERT_ERROR', fix: 'content' });
  });
});

describe('a WordPress site with plain permalinks', () => {
  beforeAll(() => site.usePermalinks(''));
  afterAll(() => site.usePermalinks('/%postname%/'));

  it('is published on, corrected and taken down by a process that has never called it, and by one that knew it before', async () => {
    // Of its own: nothing is learnt of the site yet, not even by a look.
    const sender = channelOf(new WordpressApi(http));
    const pack = page();
    expect(await channel.prepare(pack)).toBeNull();
    const sent = await sender.send(pack, () => undefined);
    if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent));
    expect(sent.url).toContain('/?p=');
    expect(await (await fetch(sent.url ?? '')).text()).toContain('成才');
    expect(await channel.find(pack)).toMatchObject({ kind: 'found', ref: sent.ref });
    const post = {
      publicationId: pack.publicationId,
      ref: sent.ref,
      url: null,
      sentAt: clock.ms,
      journal: pack.journal,
    };
    expect(await channelOf(new WordpressApi(http)).correct(pack, post, () => undefined)).toMatchObject({
      kind: 'done',
    });
    expect(await channelOf(new WordpressApi(http)).retract(pack, post, () => undefined)).toEqual({ kind: 'done' });
    expect(await probe.test(account())).toMatchObject({ ok: true });
    const wrong = account('editor', { credentials: { applicationPassword: 'x' } });
    expect(await probe.test(wrong)).toMatchObject({ ok: false, code: 'WORDPRESS_REST_NOT_LOGGED_IN' });
  });
});

describe('trying a WordPress account', () => {
  it.each([
    ['an editor', () => account(), true, null],
    ['an author', () => account('author'), true, null],
    ['a contributor', () => account('contributor'), false, 'WORDPRESS_CAPABILITY'],
    [
      'a wrong password',
      () => account('editor', { credentials: { applicationPassword: 'x' } }),
      false,
      'WORDPRESS_REST_NOT_LOGGED_IN',
    ],
  ])('%s', async (_who, from, ok, code) => {
    expect(await probe.test(from())).toMatchObject({ ok, code });
  });

  it.each([
    [404, {}, 'WORDPRESS_HTTP_404', '站点地址'],
    [301, { location: 'https://www.example.cn/' }, 'WORDPRESS_HTTP_3XX', '最终的'],
    [200, { 'content-type': 'text/html' }, 'UNREACHABLE', ''],
  ])('no WordPress there: whoever it is answers %i', async (status, headers, code, words) => {
    const other = createServer((_request, answer) => answer.writeHead(status, headers).end('<html></html>'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const from = account('editor', { baseUrl: `http://127.0.0.1:${(other.address() as AddressInfo).port}` });
    const result = await probe.test(from);
    other.close();
    expect(result).toMatchObject({ ok: false, code, hint: { zh: expect.stringContaining(words) as string } });
  });

  it('nobody there', async () => {
    const from = account('editor', { baseUrl: await closedPort() });
    expect(await probe.test(from)).toMatchObject({ ok: false, code: 'UNREACHABLE' });
  });

  it('a site whose database is away is tried again, not given up', async () => {
    await site.loseDatabase();
    expect(await channel.prepare(page())).toMatchObject({ kind: 'retry' });
    expect(await probe.test(account())).toMatchObject({ ok: false, code: 'WORDPRESS_WP_DIE' });
  });
});
