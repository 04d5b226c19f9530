import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../../src/database.js';
import { SiteChannel } from '../../../src/publishing/channels/site/site.channel.js';
import { SitePageService } from '../../../src/publishing/channels/site/site-page.service.js';
import { UploadCacheService } from '../../../src/publishing/channels/uploads/upload-cache.service.js';
import type { SendPackage } from '../../../src/publishing/channels/channel.js';
import { CHANNEL_USES } from '../../../src/stories/media/fitting/channel-use.rules.js';
import type { WebContent } from '../../../src/stories/variant-content.rules.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/http-app.js';
import { type ChannelBench, describeChannel } from './channel-contract.js';
import { PostgresProxy } from './postgres-proxy.js';
import { SharedClock } from './sandbox-bench.js';
import { body, image, packageOf, picture, PNG_SHA } from './send-package.js';

let database: TestDatabase;
let proxy: PostgresProxy;
let source: DataSource;
let channel: SiteChannel;
let pages: SitePageService;
const clock = new SharedClock();

beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await PostgresProxy.to(database.url);
  source = await new DataSource(databaseOptions(proxy.url, 4)).initialize();
  const config = testConfig(database.url, { publicUrl: 'https://www.example.gov.cn' });
  pages = new SitePageService(source, config);
  channel = new SiteChannel(source, pages, clock, config);
});
afterAll(async () => {
  await source.destroy();
  await proxy.close();
  await database.close();
});

function page(over: Partial<WebContent> = {}, more: Partial<SendPackage> = {}): SendPackage {
  const account = {
    id: 'web',
    channel: 'web' as const,
    driver: 'site' as const,
    name: '示例网站',
    baseUrl: '',
    settings: {},
    credentials: {},
  };
  const content: WebContent = {
    channel: 'web',
    title: '示例：技能成才',
    summary: '示例摘要',
    body: { type: 'doc', content: [...(body('正文。').content ?? []), image()] },
    cover: PNG_SHA,
    ...over,
  };
  return packageOf(account, content, { link: null, ...more });
}

/** Why the database cannot be asked. */
async function reason(): Promise<string> {
  return source.query('SELECT 1').then(
    () => '',
    (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code ?? '',
  );
}

const send = (pack: SendPackage) => channel.send(pack, () => undefined);

describeChannel('the own site on its database', (): ChannelBench => ({
  connector: () => channel,
  pack: () => page(),
  invalid: () => page({ title: ' ' }),
  unreachable: async (pack) => {
    await proxy.refuse();
    // Until the pool has noticed that its connections are gone.
    for (let tries = 0; tries < 50 && (await reason()) !== 'ECONNREFUSED'; tries += 1) await pause(10);
    return pack;
  },
  refused: async () => ({ pack: page({ title: '标题里有\u0000不可存的字符' }), code: 'SITE_22021' }),
  loseNextAnswer: async () => {
    // With a connection in hand: losing the answer to a log-in is another thing.
    await source.query('SELECT 1');
    proxy.loseAnswers();
  },
  busyOnce: null,
  healed: () => proxy.open(),
  later: async (ms) => {
    clock.ms += ms;
  },
  now: () => clock.ms,
  posts: async (pack) => {
    const rows = await database.dataSource.query<{ id: string }[]>(
      `SELECT id FROM site_page WHERE publication_id = $1 AND tombstoned_at IS NULL`,
      [pack.publicationId],
    );
    return rows.map((row) => row.id);
  },
  corrected: (pack) => {
    const later = { ...pack, content: { ...(pack.content as WebContent), title: '示例：更正后的标题' } };
    const shown = async () => {
      const [row] = await database.dataSource.query<{ shown: boolean }[]>(
        `SELECT title = '示例：更正后的标题' AS shown FROM site_page WHERE publication_id = $1`,
        [pack.publicationId],
      );
      return row?.shown ?? false;
    };
    return { pack: later, shown };
  },
  footprint: () => database.dataSource.query(`SELECT count(*)::int AS pages FROM site_page`),
}));

describe('pages of the own site', () => {
  beforeEach(async () => {
    await database.dataSource.query(`TRUNCATE site_page`);
  });

  it('many workers sending the same publication at once make one page, and all are told the same', async () => {
    const pack = page();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => send(pack)));
    const [first] = outcomes;
    expect(first?.kind).toBe('sent');
    expect(outcomes).toEqual(outcomes.map(() => first));
    const [row] = await database.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM site_page`);
    expect(row?.n).toBe(1);
  });

  it('let the reader’s device choose among the forms of a picture, once it was prepared; a correction too', async () => {
    const large = { ...picture(), width: 1_920, height: 960 };
    const asked: unknown[] = [];
    const loadMedia: SendPackage['loadMedia'] = async (_sha256, limits) => {
      asked.push(limits);
      return large;
    };
    const pack = page({}, { loadMedia });
    expect(await channel.prepare(pack)).toBeNull();
    await send(pack);
    const html = async () =>
      (await database.dataSource.query<{ html: string }[]>(`SELECT html FROM site_page`))[0]?.html ?? '';
    const forms = `<img src="/media/${PNG_SHA}" srcset="/media/${PNG_SHA}/640 640w, /media/${PNG_SHA}/1280 1280w, /media/${PNG_SHA} 1920w"`;
    expect(await html()).toContain(forms);
    expect(await html()).toContain('width="1920" height="960"');
    const title = '示例：更正后的标题';
    const corrected = { ...pack, content: { ...(pack.content as WebContent), title } };
    const { publicationId, journal } = pack;
    await channel.correct(corrected, { publicationId, ref: '', url: null, sentAt: clock.ms, journal }, () => undefined);
    expect(await html()).toContain(forms);
    expect(asked).toEqual([CHANNEL_USES.web, CHANNEL_USES.web]);
  });

  it('hold the sealed text, the pictures under their content, and the true instant', async () => {
    const origin = {
      storyId: '0190a000-0000-7000-8000-000000000001',
      campaignId: '0190a000-0000-7000-8000-000000000002',
      pillarId: '0190a000-0000-7000-8000-000000000003',
    };
    const outcome = await send(page({}, { origin }));
    expect(outcome).toMatchObject({
      kind: 'sent',
      url: expect.stringMatching(/^https:\/\/www\.example\.gov\.cn\/stories\//),
    });
    const slug = outcome.kind === 'sent' ? (outcome.url ?? '').split('/').at(-1) : '';
    const stored = await pages.bySlug(slug ?? '');
    expect(stored).toMatchObject({ title: '示例：技能成才', departmentName: '示例学校', cover: PNG_SHA, ...origin });
    expect(stored?.html).toContain(`src="/media/${PNG_SHA}"`);
    expect(Math.abs((stored?.publishedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await pages.bySlug('no-such-page')).toBeNull();
  });

  it('are listed newest first, by pillar, and page by page without gap or repetition', async () => {
    const pillar = { storyId: '0190a000-0000-7000-8000-000000000001', campaignId: null };
    const even = '0190a000-0000-7000-8000-00000000000a';
    for (let n = 0; n < 6; n += 1) {
      await send(page({ title: `第 ${n} 篇` }, { origin: { ...pillar, pillarId: n % 2 === 0 ? even : null } }));
    }
    const all = await pages.latest({ limit: 10 });
    expect(all.map((entry) => entry.title)).toEqual([5, 4, 3, 2, 1, 0].map((n) => `第 ${n} 篇`));
    expect((await pages.latest({ pillarId: even, limit: 10 })).map((entry) => entry.title)).toEqual([
      '第 4 篇',
      '第 2 篇',
      '第 0 篇',
    ]);
    const first = await pages.latest({ limit: 4 });
    const last = first.at(-1);
    const rest = await pages.latest({ limit: 4, after: last });
    expect([...first, ...rest].map((entry) => entry.id)).toEqual(all.map((entry) => entry.id));
    expect((await pages.forFeed(2)).map((entry) => entry.html)).toEqual([all[0], all[1]].map(() => expect.any(String)));
  });

  it('a page taken down leaves the lists and its pictures; its address says so', async () => {
    const pack = page();
    const outcome = await send(pack);
    expect(await pages.isPublished(PNG_SHA)).toBe(true);
    expect(await pages.isPublished('f'.repeat(64))).toBe(false);
    expect(await pages.takeDown(source.manager, pack.publicationId)).toBe(true);
    expect(await pages.takeDown(source.manager, pack.publicationId)).toBe(false);
    expect(await pages.latest({ limit: 10 })).toEqual([]);
    expect(await pages.isPublished(PNG_SHA)).toBe(false);
    const slug = outcome.kind === 'sent' ? (outcome.url ?? '').split('/').at(-1) : '';
    expect((await pages.bySlug(slug ?? ''))?.tombstonedAt).toBeInstanceOf(Date);
  });

  it('a page without a title is refused before the slot', async () => {
    expect(await channel.prepare(page({ title: ' ' }))).toMatchObject({ kind: 'rejected', code: 'SITE_NO_TITLE' });
  });
});

describe('the upload cache', () => {
  it('keeps what each account was given for a picture, and takes a later answer', async () => {
    const departmentId = '0190a000-0000-7000-8000-0000000000d1';
    const accountId = '0190a000-0000-7000-8000-0000000000a1';
    await database.dataSource.query(`INSERT INTO department (id, name, kind) VALUES ($1, '示例局', 'bureau')`, [
      departmentId,
    ]);
    await database.dataSource.query(
      `INSERT INTO account (id, department_id, channel, driver, name, base_url) VALUES ($1, $2, 'wechat', 'publish', '示例', 'https://api.weixin.qq.com')`,
      [accountId, departmentId],
    );
    const cache = new UploadCacheService(database.dataSource);
    expect(await cache.get(accountId, 'wechat:cover', PNG_SHA)).toBeUndefined();
    await cache.put(accountId, 'wechat:cover', PNG_SHA, { mediaId: 'one' });
    await cache.put(accountId, 'wechat:cover', PNG_SHA, { mediaId: 'two' });
    expect(await cache.get(accountId, 'wechat:cover', PNG_SHA)).toEqual({ mediaId: 'two' });
    expect(await cache.get(accountId, 'wechat:body', PNG_SHA)).toBeUndefined();
  });
});
