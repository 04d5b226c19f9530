import { MourningService } from '../../src/schedule/throttle/policies/mourning.service.js';
import { body } from '../medium/channels/send-package.js';
import { until } from '../support/until.js';
import { openSite, type SiteScene } from './site-scene.js';

const search = (words: string): string => `/search?q=${encodeURIComponent(words)}`;

/** Addresses of the stories on a page of results, in order. */
function found(page: string): string[] {
  return [...page.matchAll(/<h3><a href="(\/stories\/[^"]+)"/g)].map(([, path = '']) => path);
}

describe('search on the public site', () => {
  let site: SiteScene;

  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  /** What a search shows once it shows that many: an answer may be a second old. */
  const finding = (words: string, count: number) =>
    until(`${words} finds ${count}`, async () => {
      const { text } = await site.page(search(words));
      return found(text).length === count && text;
    });

  describe('finds', () => {
    let path: string;
    beforeAll(async () => {
      const text = '天津市技能人才评价工作推进会在示例技师学院召开，ＡＩ 应用工程师与 CNC 操作员同场切磋。';
      ({ path } = await site.publish({ title: '示例：海河工匠的一天', summary: '从学徒到首席技师', body: body(text) }));
      await site.publish({ title: '示例：别的事', body: body('人才政策问答，评价与技能分别说明。') });
    });

    test.each([
      ['two characters of a sentence without spaces', '评价工作'],
      ['one character', '津'],
      ['a word of the title', '海河工匠'],
      ['a word of the summary', '首席技师'],
      ['several words, wherever they stand', '海河 技能人才  推进会'],
      ['capitals and small letters alike', 'cnc'],
      ['full-width letters by plain ones', 'ai'],
      ['a word at the end of one, with its mark', '同场切磋。'],
    ])('%s: %s', async (_rule, words) => {
      expect(found(await finding(words, 1))).toEqual([path]);
    });

    test.each([
      ['whose pairs of characters all stand in the text, but apart', '技能评价'],
      ['of which only some stand there', '海河工匠 火星'],
      ['that run from one paragraph into the next', '一天从学徒'],
      ['that are tags', '<p>'],
      ['that are patterns', '%'],
    ])('nothing for words %s: %s', async (_rule, words) => {
      const { status, text } = await site.page(search(words));
      expect([status, found(text)]).toEqual([200, []]);
      expect(text).toContain('没有找到稿件');
    });

    test('the source by its name', async () => {
      const posted = await site.publish({ title: '示例：来源' }, null, '示例市技工教育中心');
      expect(found(await finding('技工教育中心', 1))).toEqual([posted.path]);
    });
  });

  test('marks hits in title and snippet and escapes everything else, the words themselves too', async () => {
    const words = `<b>"x"&'y'</b>`;
    await site.publish({ title: `示例：${words}在题`, body: body(`${'前'.repeat(60)}${words}${'后'.repeat(200)}`) });
    const text = await finding(words, 1);
    const written = '&lt;b&gt;&quot;x&quot;&amp;&#39;y&#39;&lt;/b&gt;';
    expect(text).toContain(`<mark>${written}</mark>在题</a>`);
    expect(text).toContain(`…${'前'.repeat(30)}<mark>${written}</mark>`);
    expect(text).toContain(`value="${written}"`);
    expect(text).not.toContain('<b>');
  });

  test('shows neither what was taken down nor words that a correction took out', async () => {
    const down = await site.publish({ title: '示例：洗牌一' });
    const kept = await site.publish({ title: '示例：洗牌二', body: body('旧说法') });
    await finding('洗牌', 2);
    await site.takeDown(down);
    expect(found(await finding('洗牌', 1))).toEqual([kept.path]);
    await site.api.dataSource.query(`UPDATE site_page SET html = '<p>新说法</p>' WHERE slug = $1`, [kept.slug]);
    await finding('新说法', 1);
    await finding('旧说法', 0);
  });

  test('goes through everything that was found page by page, newest first', async () => {
    const wanted: string[] = [];
    for (let n = 0; n < 23; n += 1) wanted.unshift((await site.publish({ title: `示例：长征第 ${n} 站` })).path);
    const seen: string[] = [];
    let next: string | undefined = search('长征');
    let turns = 0;
    while (next !== undefined && turns < 5) {
      const { status, text } = await site.page(next);
      expect(status).toBe(200);
      seen.push(...found(text));
      next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      turns += 1;
    }
    expect([turns, seen]).toEqual([3, wanted]);
    expect((await site.page(`${search('长征')}&after=${wanted.at(-1)?.split('/').at(-1)}`)).text).toContain(
      '后面没有了',
    );
  });

  test.each([
    ['/search', 200, '请输入要找的词'],
    ['/search?q=%20%00%E3%80%80', 200, '请输入要找的词'],
    ['/search?q=a&q=b', 200, '请输入要找的词'],
    [search('技'.repeat(41)), 400, '最多 40 个字'],
    [`${search('技能')}&after=%27%20OR%201`, 404, '没有找到这个页面'],
    [`${search('技能')}&after=2020-07-15-nowhere`, 200, '后面没有了'],
    ['/search?q=%ED%A0%80', 200, '没有找到稿件'],
  ])('%s is a page that says what to do, not to be indexed', async (path, expected, words) => {
    const { status, text, headers } = await site.page(path);
    expect([status, text.includes(words)]).toEqual([expected, true]);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).not.toContain('rel="canonical"');
  });

  test('is offered on every page, by a form that may lead nowhere else', async () => {
    for (const path of ['/', '/stories', '/nowhere']) {
      const { text, headers } = await site.page(path);
      expect(text).toContain('<form class="search" action="/search" role="search">');
      expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    }
    expect((await site.api.get<never>('/robots.txt')).text).toContain('Disallow: /search');
  });
});

describe('a day of mourning', () => {
  const from = '2026-12-13T00:00:00+08:00';
  const to = '2026-12-14T00:00:00+08:00';
  let site: SiteScene;

  beforeAll(async () => {
    site = await openSite('2026-12-12T23:59:59.999+08:00');
  });
  afterAll(() => site.close());

  const grey = async (path: string): Promise<boolean> =>
    (await site.page(path)).text.includes('<html lang="zh-CN" class="mourning">');

  test('turns every page grey in its first second and back in its last, whatever is kept', async () => {
    const { api } = site;
    const administrator = await api.enter('channels', [site.root, 'channel_administrator']);
    const body = { name: '示例：国家公祭日', startsAt: from, endsAt: to, mode: 'freeze', mourning: true };
    const made = await administrator.post<{ mourning: boolean }>('/api/blackouts', body);
    expect([made.status, made.body.mourning]).toEqual([201, true]);
    const posted = await site.publish();
    // Seen by this process: the frame may be a second old.
    await until('the day is known', async () => {
      api.clock.set('2026-12-13T12:00:00+08:00');
      return grey('/');
    });
    for (const path of ['/', '/stories', posted.path, '/search?q=x', '/nowhere']) {
      for (const [now, expected] of [
        ['2026-12-12T23:59:59.999+08:00', false],
        [from, true],
        ['2026-12-13T23:59:59.999+08:00', true],
        [to, false],
      ] as const) {
        api.clock.set(now);
        expect([path, now, await grey(path)]).toEqual([path, now, expected]);
      }
    }
  });

  test('is the whole house’s, and a blackout that is none leaves the site as it is', async () => {
    const { api } = site;
    const below = await api.createDepartment({ name: '示例区局', parentId: site.root, kind: 'district' });
    const administrator = await api.enter('channels-2', [site.root, 'channel_administrator']);
    const body = {
      name: '示例',
      startsAt: '2026-12-20T00:00:00+08:00',
      endsAt: '2026-12-21T00:00:00+08:00',
      mode: 'shift',
    };
    for (const scope of [{ departmentId: below }, { channel: 'weibo' }]) {
      const refused = await administrator.post<{ code: string; errors: { pointer: string }[] }>('/api/blackouts', {
        ...body,
        ...scope,
        mourning: true,
      });
      expect([refused.status, refused.body.code]).toEqual([422, 'MOURNING_SCOPE']);
    }
    expect((await administrator.post<{ mourning: boolean }>('/api/blackouts', body)).body.mourning).toBe(false);
    const days = await api.app.get(MourningService, { strict: false }).from(new Date(body.startsAt));
    expect(days).toEqual([]);
  });
});
