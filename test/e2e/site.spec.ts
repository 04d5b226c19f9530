import { createHash } from 'node:crypto';
import { request as call } from 'node:http';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { AccountService } from '../../src/accounts/account.service.js';
import { DepartmentService } from '../../src/identity/departments/department.service.js';
import { SitePageService } from '../../src/publishing/channels/site/site-page.service.js';
import { body, image, PNG_SHA } from '../medium/channels/send-package.js';
import { pixel } from '../medium/stories-house.js';
import { photo } from '../support/nasty-files.js';
import { until } from '../support/until.js';
import { openSite, SITE, type SiteScene } from './site-scene.js';

const HOSTILE = `</script><script>alert(1)</script> "引号' & ]]> <b>`;

/** Content of every `<meta>`, by name or property. */
function metas(page: string): Map<string, string> {
  const found = page.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g);
  return new Map([...found].map(([, name = '', content = '']) => [name, plain(content)]));
}

function plain(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_whole, name: string) => entities[name] ?? '');
}

/** The page's data block, as a program reads it: up to the first end of the script. */
function dataOf(page: string): Record<string, unknown> {
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1];
  return JSON.parse(block ?? 'null') as Record<string, unknown>;
}

describe('the public site', () => {
  let site: SiteScene;

  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  /** As it is read: titles say between which words a line may end. */
  const unbroken = (html: string) => html.replaceAll('<wbr>', '');

  /** The page once it shows something: lists may be a second old. */
  const showing = (path: string, words: string) =>
    until(`${path} shows ${words}`, async () => {
      const answer = await site.page(path);
      const text = unbroken(answer.text);
      return text.includes(words) && { ...answer, text };
    });

  describe('before anything is published', () => {
    test('the home page teaches what will be there, and no word of a campaign stands on the site', async () => {
      const { status, text, headers } = await site.page('/');
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toContain('还没有发布的稿件');
      for (const words of ['示例专题活动', '技能成才 强国有我', '政策措施'])
        expect(unbroken(text)).not.toContain(words);
      expect((await site.page(`/pillars/${site.pillars[0]}`)).status).toBe(404);
      expect((await site.api.get('/sitemap.xml')).text).not.toContain('/pillars/');
    });

    test('lists and the feed are empty, not missing', async () => {
      const list = await site.page('/stories');
      expect([list.status, list.text.includes('这里还没有发布的稿件')]).toEqual([200, true]);
      const { status, text } = await site.api.get('/feed.atom');
      expect([status, XMLValidator.validate(text)]).toEqual([200, true]);
    });
  });

  describe('a campaign', () => {
    test('stands on the home page with its pillars once a story of it is up', async () => {
      await site.publish({ title: '示例：活动的第一篇' }, site.pillars[0]);
      const { text } = await showing('/', '示例专题活动');
      for (const words of ['技能成才 强国有我', '2026年7月1日至31日', '正在进行', '政策措施']) {
        expect(text).toContain(words);
      }
      // A pillar without stories of its own belongs to the same campaign.
      const { status, text: list } = await site.page(`/pillars/${site.pillars[1]}`);
      expect([status, list.includes('这里还没有发布的稿件')]).toEqual([200, true]);
    });

    test.each([
      ['of a department below the root is not told of, though its stories are', 'below', 1, 404],
      ['whose only story was taken down is not told of any more', 'root', 0, 404],
      ['of the root department with a story up is told of', 'root', 1, 200],
    ])('%s', async (_rule, owner, up, expected) => {
      const below = await site.api.createDepartment({ name: '示例区局', parentId: site.root, kind: 'district' });
      const other = await site.startCampaign(owner === 'root' ? site.root : below, '未经审核的话');
      const posted = await site.publish({ title: '示例：别的活动' }, other.pillar, undefined, other.campaign);
      if (up === 0) await site.takeDown(posted);
      const { status, text } = await until('the pillar page is settled', async () => {
        const answer = await site.page(`/pillars/${other.pillar}`);
        return answer.status === expected && answer;
      });
      expect([status, text.includes('未经审核的话')]).toEqual([expected, expected === 200]);
      expect((await site.page(posted.path)).status).toBe(up === 0 ? 410 : 200);
      const told = (await site.page(posted.path)).text.includes('未经审核的话');
      expect(told).toBe(expected === 200);
    });
  });

  describe('a story', () => {
    test('is told to people, to government indexes and to search engines alike', async () => {
      const cover = await site.upload();
      const posted = await site.publish({ title: '示例：一图看懂', cover }, site.pillars[0]);
      const [row] = await site.api.dataSource.query<{ at: string }[]>(
        `SELECT to_char(published_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at FROM site_page WHERE slug = $1`,
        [posted.slug],
      );
      const { status, text } = await site.page(posted.path);
      expect(status).toBe(200);
      expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
      expect(Object.fromEntries(metas(text))).toMatchObject({
        SiteName: '示例市人力资源和社会保障局',
        SiteDomain: 'www.example.gov.cn',
        SiteIDCode: '4406000001',
        ColumnName: '政策措施',
        ColumnDescription: '示例专题活动：政策措施',
        ColumnKeywords: '政策措施,技能成才 强国有我',
        ColumnType: '政策解读',
        ArticleTitle: '示例：一图看懂',
        PubDate: row?.at,
        ContentSource: '示例市就业服务中心',
        Author: '示例市就业服务中心',
        Description: '示例摘要',
        Image: `${SITE}/media/${cover}`,
        Url: SITE + posted.path,
        'og:type': 'article',
        'og:url': SITE + posted.path,
      });
      expect(text).toContain(`<link rel="canonical" href="${SITE}${posted.path}">`);
      expect(dataOf(text)).toMatchObject({
        '@type': 'NewsArticle',
        headline: '示例：一图看懂',
        datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00$/),
        author: { '@type': 'Organization', name: '示例市就业服务中心' },
        publisher: { name: '示例市人力资源和社会保障局' },
        image: [`${SITE}/media/${cover}`],
        mainEntityOfPage: SITE + posted.path,
      });
      expect(text).toMatch(/发布时间<\/dt><dd><time datetime="[^"]+\+08:00">\d{4}年\d+月\d+日 \d\d:\d\d<\/time>/);
      expect(text).toContain('信息来源</dt><dd>示例市就业服务中心');
    });

    test('shows the body byte for byte as it was sealed and sent', async () => {
      const posted = await site.publish({
        body: { type: 'doc', content: [...(body('甲 & 乙').content ?? []), image()] },
      });
      const [row] = await site.api.dataSource.query<{ html: string }[]>(`SELECT html FROM site_page WHERE slug = $1`, [
        posted.slug,
      ]);
      const { text } = await site.page(posted.path);
      expect(row?.html).toContain('甲 &amp; 乙');
      expect(text).toContain(`<div class="body">\n${row?.html}\n</div>`);
      expect(text).toContain(`alt="示例图片"`);
    });

    test('with a hostile title, summary and source stays text everywhere', async () => {
      const posted = await site.publish({ title: HOSTILE, summary: HOSTILE }, site.pillars[1], HOSTILE);
      for (const path of [posted.path, '/stories', `/pillars/${site.pillars[1]}`]) {
        const { text } = await showing(path, posted.path);
        expect(text).not.toContain('<script>alert');
        expect(text).not.toContain('<b>');
        expect(text).toContain('&lt;script&gt;alert(1)');
      }
      const { text } = await site.page(posted.path);
      expect(metas(text).get('ArticleTitle')).toBe(HOSTILE);
      expect(dataOf(text)).toMatchObject({ headline: HOSTILE, author: { name: HOSTILE } });
      expect(text.match(/<script/g)).toHaveLength(1);
    });

    test('has one h1, headings without a gap, landmarks, a way past the header, and no picture without alt', async () => {
      const posted = await site.publish({ cover: await site.upload() }, site.pillars[0]);
      for (const path of ['/', '/stories', `/pillars/${site.pillars[0]}`, posted.path, '/nowhere']) {
        const { text } = await site.page(path);
        const levels = [...text.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
        expect([path, levels.filter((level) => level === 1)]).toEqual([path, [1]]);
        levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1));
        for (const part of ['<header', '<nav', '<main id="main"', '<footer', 'href="#main"'])
          expect(text).toContain(part);
        for (const [picture] of text.matchAll(/<img [^>]*>/g)) expect(picture).toMatch(/ alt="/);
      }
    });

    test('that was taken down is gone, says so, and leaves lists and feed', async () => {
      const posted = await site.publish({ title: '示例：将要撤下', body: body('撤下的正文') }, site.pillars[0]);
      expect((await site.page(posted.path)).status).toBe(200);
      await showing('/feed.atom', posted.slug);
      await site.takeDown(posted);
      const gone = await until('the page is gone', async () => {
        const answer = await site.page(posted.path);
        return answer.status === 410 && answer;
      });
      expect(gone.text).toContain('已经撤下');
      expect(gone.text).not.toContain('将要撤下');
      expect(gone.text).not.toContain('撤下的正文');
      expect(metas(gone.text).get('robots')).toBe('noindex');
      for (const path of ['/', '/stories', `/pillars/${site.pillars[0]}`, '/feed.atom', '/sitemap.xml']) {
        await until(`${path} forgets it`, async () => !(await site.page(path)).text.includes(posted.slug));
      }
    });
  });

  describe('what is not there', () => {
    test.each([
      '/stories/2020-07-15-nowhere',
      '/stories/UPPER',
      '/stories/%00',
      '/pillars/1',
      '/pillars/00000000-0000-7000-8000-000000000000',
      '/stories?after=%27%20OR%201',
      '/no/such/page',
      '/assets/other.css',
      `/media/${'0'.repeat(64)}`,
    ])('%s is a page that says so', async (path) => {
      const { status, text, headers } = await site.page(path);
      expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(text).toContain('没有找到这个页面');
    });

    test('a story is told missing in a page to whoever asks', async () => {
      const { status, headers } = await site.api.get('/stories/none', { headers: { accept: '*/*' } });
      expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    });

    test.each(['/api/nowhere', '/api/stories/1', '/api'])('below /api, %s stays a problem document', async (path) => {
      const { status, headers } = await site.page(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    });

    test('a fault of ours is told in a page with the request id, without its words, and is not kept', async () => {
      const posted = await site.publish();
      const pages = site.api.app.get(SitePageService, { strict: false });
      const departments = site.api.app.get(DepartmentService, { strict: false });
      const away = new Error('connection to 10.0.0.1 lost');
      jest.spyOn(pages, 'bySlug').mockRejectedValueOnce(away);
      // The frame, too, once the one at hand has aged.
      const frame = jest.spyOn(departments, 'root').mockRejectedValue(away);
      const { status, text, headers } = await site.page(posted.path, { 'x-request-id': 'trace-1' });
      frame.mockRestore();
      expect([status, headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(text).toContain('页面暂时打不开');
      expect(text).toContain('trace-1');
      expect(text).not.toContain('10.0.0.1');
      expect((await site.page(posted.path)).status).toBe(200);
    });

    test('a pillar of a campaign that has not started is not there', async () => {
      const { api } = site;
      const [draft] = await api.dataSource.query<{ id: string }[]>(
        `INSERT INTO campaign (id, department_id, title, created_by)
         VALUES (gen_random_uuid(), $1, '示例：尚在筹划', $2) RETURNING id`,
        [site.root, site.officer.personId],
      );
      const [pillar] = await api.dataSource.query<{ id: string }[]>(
        `INSERT INTO campaign_pillar (id, campaign_id, position, kind, title)
         VALUES (gen_random_uuid(), $1, 1, 'other', '保密') RETURNING id`,
        [draft?.id],
      );
      expect((await site.page(`/pillars/${pillar?.id}`)).status).toBe(404);
      expect(unbroken((await site.page('/')).text)).not.toContain('尚在筹划');
    });
  });

  describe('lists', () => {
    test('go through all stories of a pillar page by page, newest first, without gap or repetition', async () => {
      const wanted: string[] = [];
      for (let n = 0; n < 30; n += 1)
        wanted.unshift((await site.publish({ title: `第 ${n} 篇` }, site.pillars[1])).path);
      // As a burst leaves them: within one millisecond.
      await site.api.dataSource.query(
        `UPDATE site_page SET published_at = timestamptz '2026-07-15 01:00:00.000100Z' + n.place * interval '1 microsecond'
         FROM (SELECT id, row_number() OVER (ORDER BY published_at) AS place FROM site_page WHERE title LIKE '第 % 篇') n
         WHERE n.id = site_page.id`,
      );
      await showing(`/pillars/${site.pillars[1]}`, wanted[0] ?? '');
      const seen: string[] = [];
      let next: string | undefined = `/pillars/${site.pillars[1]}`;
      let turns = 0;
      while (next !== undefined && turns < 5) {
        const { status, text } = await site.page(next);
        expect(status).toBe(200);
        const main = text.slice(text.indexOf('id="stories"'));
        seen.push(...[...main.matchAll(/<h3><a href="(\/stories\/[^"]+)"/g)].map(([, path = '']) => path));
        next = /<a class="more" rel="next" href="([^"]+)"/.exec(text)?.[1];
        turns += 1;
      }
      expect(turns).toBeGreaterThan(1);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((path) => wanted.includes(path))).toEqual(wanted);
    });

    test('let marks pass that platforms hang on shared addresses', async () => {
      expect((await site.page('/?from=timeline&isappinstalled=0')).status).toBe(200);
      expect((await site.page('/stories?after=a&after=b')).status).toBe(200);
    });
  });

  describe('feeds', () => {
    test('the Atom feed is valid, keeps ids, names whose news it is, and leads to what it shows', async () => {
      const posted = await site.publish(
        { title: HOSTILE, summary: 'a\u0008b', body: { type: 'doc', content: [image()] } },
        null,
        'A & B <示例>',
      );
      const { text, headers } = await showing('/feed.atom', posted.slug);
      expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      expect(XMLValidator.validate(text)).toBe(true);
      expect(text).not.toContain('\u0008');
      const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['entry', 'link'].includes(name) });
      const { feed } = parser.parse(text) as { feed: Record<string, unknown> & { entry: Record<string, unknown>[] } };
      expect(feed.id).toBe(`${SITE}/`);
      expect(feed.link).toContainEqual({ '@_rel': 'self', '@_href': `${SITE}/feed.atom` });
      const entry = feed.entry.find(({ link }) => JSON.stringify(link).includes(posted.slug));
      expect(entry).toMatchObject({
        id: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
        updated: expect.stringMatching(/Z$/),
        author: { name: 'A & B <示例>' },
      });
      const [title, content] = [entry?.title, entry?.content] as { '#text': string; '@_type': string }[];
      expect(title?.['@_type']).toBe('html');
      expect(plain(title?.['#text'] ?? '')).toBe(HOSTILE);
      expect(content?.['#text']).toContain(`src="${SITE}/media/${PNG_SHA}"`);
      expect(feed.updated).toBe(
        feed.entry
          .map((one) => String(one.updated))
          .sort()
          .at(-1),
      );
    });

    test('the sitemap names what is up, and robots.txt names the sitemap', async () => {
      const posted = await site.publish();
      const { text } = await showing('/sitemap.xml', posted.slug);
      expect(XMLValidator.validate(text)).toBe(true);
      expect(text).toContain(`<loc>${SITE}${posted.path}</loc>`);
      expect(text).toContain(`<loc>${SITE}/pillars/${site.pillars[0]}</loc>`);
      expect((await site.api.get('/robots.txt')).text).toContain(`Sitemap: ${SITE}/sitemap.xml`);
    });
  });

  describe('pictures', () => {
    test('are shown to the public only as long as a page that is up shows them', async () => {
      const sha256 = await site.upload(pixel(77));
      const path = `/media/${sha256}`;
      expect((await fetch(site.api.url + path)).status).toBe(404);
      const posted = await site.publish({ body: { type: 'doc', content: [image(sha256)] } });
      const answer = await fetch(site.api.url + path);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'cache-control': 'public, no-cache',
        'x-content-type-options': 'nosniff',
        etag: expect.stringContaining(sha256),
      });
      const shown = Buffer.from(await answer.arrayBuffer());
      expect(createHash('sha256').update(shown).digest('hex')).toBe(sha256);
      const again = await fetch(site.api.url + path, {
        headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
      });
      expect([again.status, await again.text()]).toEqual([304, '']);
      await site.takeDown(posted);
      const held = { headers: { 'if-none-match': `"${sha256}"` } };
      expect((await fetch(site.api.url + path, held)).status).toBe(404);
    });

    test('are as large as a page shows them, or as small as a telephone asks for, whatever was uploaded', async () => {
      const large = await (await photo(2_400, 1_200)).jpeg({ quality: 95 }).toBuffer();
      expect(large.length).toBeGreaterThan(2 * 1024 * 1024);
      const sha256 = await site.upload(large);
      await site.publish({ body: { type: 'doc', content: [image(sha256)] } });
      const measured = async (path: string) => {
        const answer = await fetch(site.api.url + path);
        const bytes = Buffer.from(await answer.arrayBuffer());
        const { width, format } = await sharp(bytes).metadata();
        return { width, format, small: bytes.length < 1024 * 1024, tag: answer.headers.get('etag') };
      };
      const whole = await measured(`/media/${sha256}`);
      expect(whole).toMatchObject({ format: 'jpeg', small: true });
      expect(whole.width).toBeLessThanOrEqual(1_920);
      const telephone = await measured(`/media/${sha256}/640`);
      expect(telephone).toMatchObject({ width: 640, format: 'jpeg', small: true });
      expect(telephone.tag).not.toBe(whole.tag);
      for (const path of [`/media/${sha256}/641`, `/media/${'0'.repeat(64)}/640`])
        expect((await fetch(site.api.url + path)).status).toBe(404);
    });
  });

  describe('what goes over the wire', () => {
    test('no script runs on any page, nothing is loaded from elsewhere', async () => {
      const posted = await site.publish();
      for (const path of ['/', '/stories', posted.path, '/nowhere', '/feed.atom', '/robots.txt']) {
        const { headers, text } = await site.page(path);
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self' data:; /);
        expect(policy).not.toMatch(/unsafe|script-src/);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(text).not.toMatch(/ (style|on[a-z]+)=/);
      }
    });

    test('a reader who has the page already is sent nothing, packed or not', async () => {
      const posted = await site.publish();
      for (const encoding of ['identity', 'gzip']) {
        const first = await raw(posted.path, { 'accept-encoding': encoding });
        expect([first.status, first.headers['content-encoding']]).toEqual([
          200,
          encoding === 'gzip' ? 'gzip' : undefined,
        ]);
        expect(first.headers['cache-control']).toBe('public, no-cache');
        expect(first.headers.vary).toBe('accept-encoding');
        const tag = first.headers.etag ?? '';
        const second = await raw(posted.path, { 'accept-encoding': encoding, 'if-none-match': `"x", W/${tag}` });
        expect([second.status, second.length]).toEqual([304, 0]);
        const other = await raw(posted.path, { 'accept-encoding': encoding, 'if-none-match': '"x"' });
        expect([other.status, other.headers.etag]).toEqual([200, tag]);
      }
    });

    test('style and icon may be kept for good under the name of their bytes', async () => {
      const { text } = await site.page('/');
      for (const pattern of [
        /href="(\/assets\/site-[0-9a-f]{12}\.css)"/,
        /href="(\/assets\/icon-[0-9a-f]{12}\.svg)"/,
      ]) {
        const answer = await fetch(site.api.url + (pattern.exec(text)?.[1] ?? '/missing'));
        expect(answer.status).toBe(200);
        expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(answer.headers.get('content-type')).toMatch(/^(text\/css|image\/svg\+xml); charset=utf-8$/);
      }
      const old = await fetch(`${site.api.url}/assets/site-000000000000.css`);
      expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    });

    function raw(
      path: string,
      headers: Record<string, string>,
    ): Promise<{ status: number; headers: Record<string, string | undefined>; length: number }> {
      return new Promise((resolve, reject) => {
        const sent = call(site.api.url + path, { headers }, (answer) => {
          let length = 0;
          answer.on('data', (chunk: Buffer) => (length += chunk.length));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers as Record<string, string | undefined>,
              length,
            }),
          );
        });
        sent.on('error', reject);
        sent.end();
      });
    }
  });

  test('while accounts of the sandbox are in use every page says so, the 404 page too', async () => {
    const posted = await site.publish();
    expect((await site.page('/nowhere')).text).not.toContain('沙箱');
    await site.api.app.get(AccountService, { strict: false }).createSystemAccount({
      departmentId: site.root,
      channel: 'weibo',
      name: '示例微博',
      baseUrl: 'http://127.0.0.1:1',
      sandbox: true,
    });
    for (const path of ['/', '/stories', `/pillars/${site.pillars[0]}`, posted.path, '/nowhere']) {
      const { text: said } = await showing(path, '沙箱');
      expect(said).toMatch(/微博账号接在内置沙箱上/);
      expect(said).not.toContain('微信公众号、');
    }
  });

  test('the site is no part of the API’s document', async () => {
    const { body: document } = await site.api.get<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/'))).toEqual(
      expect.not.arrayContaining(['/stories/{slug}', '/feed.atom', '/media/{sha256}']),
    );
  });
});
