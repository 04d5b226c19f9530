import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { SiteSitemaps } from '../../src/site/feeds/site-sitemaps.service.js';
import { image, PNG_SHA } from '../medium/channels/send-package.js';
import { until } from '../support/until.js';
import { openSite, type Posted, SITE, type SiteScene } from './site-scene.js';

const HOSTILE = `]]> </title><script>alert(1)</script> & "二" ]]> <b>`;
const UP = '\u0007响铃';

describe('what programs read of the public site', () => {
  let site: SiteScene;
  let posted: Posted;

  beforeAll(async () => {
    site = await openSite();
    posted = await site.publish(
      { title: HOSTILE, summary: `摘要 & ${UP}`, cover: PNG_SHA, body: { type: 'doc', content: [image()] } },
      site.pillars[0],
      'A & B <示例>',
    );
  });
  afterAll(() => site.close());

  const showing = (path: string, words: string) =>
    until(`${path} shows ${words}`, async () => {
      const answer = await site.api.get<never>(path);
      return answer.text.includes(words) && answer;
    });

  test('RSS is valid, absolute, dated as RFC 822 wants it, and takes no title for markup', async () => {
    const { text, headers } = await showing('/feed.rss', posted.slug);
    expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toContain('\u0007');
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' });
    const { rss } = parser.parse(text) as { rss: Record<string, unknown> & { channel: Record<string, unknown> } };
    expect(rss).toMatchObject({
      '@_version': '2.0',
      '@_xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@_xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@_xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    });
    expect(rss.channel).toMatchObject({
      title: '示例市人力资源和社会保障局',
      link: `${SITE}/`,
      language: 'zh-CN',
      'atom:link': { '@_href': `${SITE}/feed.rss`, '@_rel': 'self' },
    });
    const [item] = rss.channel.item as Record<string, unknown>[];
    expect(item).toMatchObject({
      title: HOSTILE.replaceAll(']]>', ']] >'),
      link: SITE + posted.path,
      guid: { '#text': expect.stringMatching(/^urn:uuid:/), '@_isPermaLink': 'false' },
      pubDate: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/),
      'dc:creator': 'A & B <示例>',
      'content:encoded': expect.stringContaining(`src="${SITE}/media/${PNG_SHA}"`),
    });
    expect(item).not.toHaveProperty('author');
  });

  test('JSON Feed is version 1.1 with absolute addresses', async () => {
    const { text, headers } = await showing('/feed.json', posted.slug);
    expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(JSON.parse(text)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: `${SITE}/`,
      feed_url: `${SITE}/feed.json`,
      language: 'zh-CN',
      items: [
        {
          id: expect.stringMatching(/^urn:uuid:/),
          url: SITE + posted.path,
          title: HOSTILE,
          image: `${SITE}/media/${PNG_SHA}`,
          content_html: expect.stringContaining(`src="${SITE}/media/${PNG_SHA}"`),
          authors: [{ name: 'A & B <示例>' }],
          date_published: expect.stringMatching(/Z$/),
        },
      ],
    });
  });

  test.each(['atom', 'rss', 'json'])(
    'feed.%s is named in every page’s head and sent once to whoever has it',
    async (form) => {
      expect((await site.page('/')).text).toMatch(
        new RegExp(
          `<link rel="alternate" type="application/[a-z]+\\+(xml|json)" title="[^"]+" href="/feed\\.${form}">`,
        ),
      );
      const first = await site.api.get(`/feed.${form}`);
      const etag = first.headers.get('etag') ?? '';
      const again = await site.api.get(`/feed.${form}`, { headers: { 'if-none-match': etag } });
      expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
    },
  );

  test('a form nobody knows is not there', async () => {
    expect((await site.api.get('/feed.opml')).status).toBe(404);
  });

  test('a sitemap dates its stories, and splits when they are too many for one', async () => {
    const whole = await site.api.get<never>('/sitemap.xml');
    const parser = new XMLParser({ isArray: (name) => ['url', 'sitemap'].includes(name) });
    const { urlset } = parser.parse(whole.text) as { urlset: { url: { loc: string; lastmod?: string }[] } };
    expect(urlset.url.find(({ loc }) => loc === SITE + posted.path)?.lastmod).toMatch(/Z$/);
    const down = await site.publish({ title: '示例：撤下的一篇' });
    const others = [await site.publish(), await site.publish(), await site.publish()];
    await site.takeDown(down);
    const sitemaps = site.api.app.get(SiteSitemaps, { strict: false });
    sitemaps.limit = 3;
    const { text } = await showing('/sitemap.xml', '<sitemapindex');
    const parts = (parser.parse(text) as { sitemapindex: { sitemap: { loc: string; lastmod?: string }[] } })
      .sitemapindex.sitemap;
    expect(parts.map(({ loc }) => loc)).toEqual(['1', '2', 'places'].map((part) => `${SITE}/sitemaps/${part}.xml`));
    expect(parts[0]?.lastmod).toMatch(/Z$/);
    const pages = await Promise.all(['1', '2'].map((part) => site.api.get<never>(`/sitemaps/${part}.xml`)));
    const listed = pages.flatMap(({ text: part }) => {
      expect(XMLValidator.validate(part)).toBe(true);
      return [...part.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc);
    });
    expect(listed).toEqual([posted, ...others].map(({ path }) => SITE + path));
    expect((await site.api.get<never>('/sitemaps/places.xml')).text).toContain(`<loc>${SITE}/</loc>`);
    for (const part of ['0', '3', '-1', 'x', '99999']) {
      expect((await site.api.get(`/sitemaps/${part}.xml`)).status).toBe(404);
    }
    sitemaps.limit = 50_000;
  });
});
