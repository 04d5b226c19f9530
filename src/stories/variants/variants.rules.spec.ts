import fc from 'fast-check';
import { CAPABILITIES } from '../../accounts/channels/capability.rules.js';
import { validateDocument } from '../document/document.rules.js';
import {
  LINK_PLACE,
  type DocumentNode,
  type VariantContent,
  type WechatContent,
  type WeiboContent,
} from '../variant-content.rules.js';
import { checkVariant, type MediaFacts } from './check-variant.rules.js';
import {
  AI_LABEL,
  AI_LABEL_SHORT,
  deriveVariant,
  deriveVariants,
  type VariantSource,
} from './derive-variants.rules.js';
import { needsLink, substituteLink } from './link-place.rules.js';
import { mediaOf, readVariantContent } from './read-variant.rules.js';
import { cuttablePieces, cutText, fitText, runsIntoLink, weiboLength } from './weibo-length.rules.js';

const jpeg = 'a'.repeat(64);
const gif = 'b'.repeat(64);
const webp = 'c'.repeat(64);
const film = 'd'.repeat(64);
const heavyGif = '1'.repeat(64);
const huge = 'e'.repeat(64);
const media = new Map<string, MediaFacts>([
  [jpeg, { mime: 'image/jpeg', size: 1024 * 1024 - 1, frames: 1 }],
  [gif, { mime: 'image/gif', size: 1000, frames: 9 }],
  [webp, { mime: 'image/webp', size: 1000, frames: 1 }],
  [film, { mime: 'image/webp', size: 1000, frames: 9 }],
  [heavyGif, { mime: 'image/gif', size: 5 * 1024 * 1024, frames: 2 }],
  [huge, { mime: 'image/png', size: 10 * 1024 * 1024, frames: 1 }],
]);

function body(...content: object[]): DocumentNode {
  const result = validateDocument({ type: 'doc', content });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}
const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const picture = (sha256: string) => ({ type: 'image', attrs: { sha256, alt: '图' } });

const source = (more: Partial<VariantSource> = {}): VariantSource => ({
  title: '技能成才，匠心筑梦（示例）',
  summary: '某技师二十年坚守一线，带出一支过硬的队伍。',
  body: body(p('正文第一段。'), picture(jpeg)),
  cover: jpeg,
  aiUse: 'none',
  departmentName: '示例区人力资源和社会保障局',
  ...more,
});

describe('links of a variant', () => {
  it('are refused where readers cannot follow them, by their words', () => {
    const linked = (href: string) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: '[1]', marks: [{ type: 'link', attrs: { href } }] }],
    });
    const home = 'https://news.example.cn/console/stories/1/edit#_ftn1';
    const [web, wechat] = deriveVariants(source({ body: body(p('正文'), linked(home), linked('https://a.example')) }));
    const publicUrl = 'https://news.example.cn';
    for (const one of [web, wechat])
      expect(checkVariant(one, { media, publicUrl })).toMatchObject([
        { code: 'LINK_BEHIND_LOGIN', pointer: '/body', zh: expect.stringContaining('“[1]”') as string },
      ]);
    const local = { ...wechat, sourceLink: 'http://localhost/x', body: body(p('正文')) };
    expect(checkVariant(local, { media, publicUrl })).toMatchObject([
      { code: 'LINK_TO_OWN_MACHINE', pointer: '/sourceLink' },
    ]);
  });
});

describe('the length of a Weibo text', () => {
  it.each([
    ['Test', 2],
    ['我司CEO与我司吉祥物...好大一坨！', 16],
    ['今天发布 http://www.example.gov.cn/a/b.html', 15],
    ['今天发布 https://www.example.gov.cn/a/b.html', 15],
    [`今天发布 ${LINK_PLACE}`, 15],
    ['汉'.repeat(140), 140],
    ['😀', 2],
    ['', 0],
    ['a', 1],
    ['http://t.cn/AbCdEf', 0],
    [`http://weibo.com/${'x'.repeat(24)}`, 21],
    [`http://weibo.com/${'x'.repeat(25)}`, 10],
    [`http://a.cn/${'x'.repeat(128)}`, 10],
    [`http://a.cn/${'x'.repeat(130)}`, 11],
    ['http://t.cnx.com/a', 10],
    ['http://a.cn/1汉http://a.cn/2', 21],
  ])('of %j is %i', (text, length) => {
    expect(weiboLength(text)).toBe(length);
  });
  it('knows when the permalink would run into the text behind it', () => {
    expect(
      [`${LINK_PLACE}`, `${LINK_PLACE} abc`, `${LINK_PLACE}，见`, `${LINK_PLACE}abc`, `${LINK_PLACE}/x`].map(
        runsIntoLink,
      ),
    ).toEqual([false, false, false, true, true]);
  });
});

describe('fitting a text', () => {
  it('cuts between what people see as characters, says so, and drops a hanging comma', () => {
    expect(fitText('春天，夏天，秋天', (text) => text.length <= 4)).toBe('春天…');
    expect(fitText('家👨‍👩‍👧人', (text) => text.length <= 4)).toBe('家…');
  });
  it('never cuts an address', () => {
    expect(fitText('见 https://www.example.gov.cn/a/b 全文', (text) => text.length <= 20)).toBe('见…');
  });

  it('is the longest beginning there is, whatever stands where it is cut', () => {
    const PAUSE = /[，、；：,;:]+$/u;
    const longest = (text: string, most: number): string => {
      for (let kept = text.length - 1; kept > 0; kept -= 1) {
        const candidate = `${text.slice(0, kept).trimEnd().replace(PAUSE, '')}…`;
        if (candidate.length <= most) return candidate;
      }
      return '';
    };
    const text = fc.string({ unit: fc.constantFrom('字', 'a', '，', ':', ' ', '\u3000'), minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(20), (one, most) => {
        if (one.length > most) expect(fitText(one, (candidate) => candidate.length <= most)).toBe(longest(one, most));
      }),
      { seed: 44, numRuns: 500 },
    );
  });

  it('cuts no sign in two, however far into a text it stands', () => {
    const signs = ['字', '👨‍👩‍👧', 'e\u0301', '🇨🇳'];
    const pieces = Array.from({ length: 2_000 }, (_, index) => signs[(index * 7) % 4] ?? '');
    expect(cuttablePieces(pieces.join(''))).toEqual(pieces);
  });

  it.each(['字，', ' ', '，', '汉'])('takes time that grows with the text: %j', (unit) => {
    const beganAt = performance.now();
    const cut = cutText(`字${unit.repeat(100_000)}字`, (candidate) => candidate.length <= 20_000);
    expect(cut.length).toBeLessThanOrEqual(20_000);
    // To put every beginning together anew takes minutes.
    expect(performance.now() - beganAt).toBeLessThan(3_000);
  });
});

describe('derived variants', () => {
  it('are one per channel and pass the checks of their channels', () => {
    const variants = deriveVariants(source());
    expect(variants.map((one) => one.channel)).toEqual(['web', 'wechat', 'weibo']);
    for (const variant of variants) expect(checkVariant(variant, { media })).toEqual([]);
    expect(variants[2].text).toBe(
      `【技能成才，匠心筑梦（示例）】某技师二十年坚守一线，带出一支过硬的队伍。 ${LINK_PLACE}`,
    );
    expect(variants[1]).toMatchObject({ author: '示例区人力资源和社会保障局', sourceLink: LINK_PLACE, cover: jpeg });
  });
  it('are fitted to the limits', () => {
    const [web, wechat, weibo] = deriveVariants(
      source({ title: '题'.repeat(100), summary: '摘'.repeat(500), departmentName: '单'.repeat(40) }),
    );
    expect(web.title).toHaveLength(100);
    expect(wechat.title).toBe(`${'题'.repeat(31)}…`);
    expect(wechat.author).toHaveLength(16);
    expect(wechat.digest).toHaveLength(128);
    expect(weiboLength(weibo.text)).toBe(138);
    expect(weibo.text).toMatch(/…\s\{link:publication\}$/);
  });
  it('take the digest from the body where there is no summary', () => {
    const [, wechat, weibo] = deriveVariants(source({ summary: '  ' }));
    expect([wechat.digest, weibo.text]).toEqual([
      '正文第一段。',
      `【技能成才，匠心筑梦（示例）】正文第一段。 ${LINK_PLACE}`,
    ]);
  });
  it('make no topics of number signs', () => {
    const [, , weibo] = deriveVariants(source({ title: '学#C#', summary: '第#1#名' }));
    expect(checkVariant(weibo, { media })).toEqual([]);
  });
  it('take the first picture of the body as cover where there is none, and name a missing one', () => {
    expect(deriveVariants(source({ cover: null }))[1].cover).toBe(jpeg);
    const [web, wechat, weibo] = deriveVariants(source({ cover: null, body: body(p('无图')) }));
    expect([web.cover, wechat.cover, weibo.picture]).toEqual([null, '', null]);
    expect(checkVariant(wechat, { media }).map((one) => one.code)).toEqual(['COVER_MISSING']);
    expect(checkVariant(weibo, { media })).toEqual([]);
  });
  it('carry the label when a machine wrote them, and without it are refused', () => {
    const variants = deriveVariants(source({ aiUse: 'generated', title: '题'.repeat(100), summary: '摘'.repeat(500) }));
    for (const variant of variants) {
      expect(JSON.stringify(variant)).toContain(variant.channel === 'weibo' ? AI_LABEL_SHORT : AI_LABEL);
      expect(checkVariant(variant, { media, aiUse: 'generated' })).toEqual([]);
    }
    for (const variant of deriveVariants(source())) {
      expect(checkVariant(variant, { media, aiUse: 'generated' }).map((one) => one.code)).toEqual(['AI_LABEL_MISSING']);
    }
  });
  it('come out the same every time', () => {
    expect(deriveVariants(source())).toEqual(deriveVariants(source()));
  });
});

describe('the limits of WeChat', () => {
  const article = (more: Partial<WechatContent> = {}): WechatContent => ({ ...deriveVariants(source())[1], ...more });
  it.each<[string, Partial<WechatContent>, string, string]>([
    ['a title of 33', { title: '题'.repeat(33) }, '/title', 'TOO_LONG'],
    ['no title', { title: ' ' }, '/title', 'EMPTY'],
    ['a title of two lines', { title: '甲\n乙' }, '/title', 'LINE_BREAK'],
    ['an author of 17', { author: '作'.repeat(17) }, '/author', 'TOO_LONG'],
    ['a digest of 129', { digest: '摘'.repeat(129) }, '/digest', 'TOO_LONG'],
    ['no cover', { cover: '' }, '/cover', 'COVER_MISSING'],
    ['a cover of a kind that moves', { cover: film }, '/cover', 'MEDIA_TYPE'],
    ['an unknown cover', { cover: 'f'.repeat(64) }, '/cover', 'MEDIA_UNKNOWN'],
    ['a moving GIF in the body', { body: body(p('x'), picture(gif)) }, '/body', 'MEDIA_TYPE'],
    ['an empty body', { body: body({ type: 'paragraph' }) }, '/body', 'EMPTY'],
    [
      'a body that only its formatting makes too large',
      { body: body(...Array.from({ length: 600 }, () => p('短'))) },
      '/body',
      'BODY_TOO_LARGE',
    ],
    ['a "read more" address above 1 KB', { sourceLink: `https://a.cn/${'路'.repeat(350)}` }, '/sourceLink', 'TOO_LONG'],
  ])('refuse %s', (_name, more, pointer, code) => {
    expect(checkVariant(article(more), { media })).toMatchObject([
      { pointer, code, zh: expect.any(String), en: expect.any(String) },
    ]);
  });
  it.each<[string, Partial<WechatContent>]>([
    ['a title of 32', { title: '题'.repeat(32) }],
    ['no author', { author: '' }],
    ['a GIF as cover', { cover: gif }],
    ['a still picture of another kind, which is made to fit', { cover: webp, body: body(p('x'), picture(webp)) }],
    ['a still picture that is too large, which is made to fit', { body: body(p('x'), picture(huge)) }],
    ['no "read more" address', { sourceLink: null }],
  ])('take %s', (_name, more) => {
    expect(checkVariant(article(more), { media })).toEqual([]);
  });
});

describe('the limits of Weibo', () => {
  const post = (text: string, picture: string | null = null): WeiboContent => ({ channel: 'weibo', text, picture });
  it.each<[string, WeiboContent, string[]]>([
    ['138 字 with the link', post(`${'汉'.repeat(128)}${LINK_PLACE}`), []],
    ['139 字 with the link', post(`${'汉'.repeat(129)}${LINK_PLACE}`), ['TOO_LONG']],
    ['no link', post('汉字 https://www.example.gov.cn/'), ['LINK_MISSING']],
    ['a link alone', post(` ${LINK_PLACE}`), ['EMPTY']],
    ['text run into the link', post(`见${LINK_PLACE}abc`), ['LINK_RUNS_ON']],
    ['a topic', post(`#世界青年技能日# ${LINK_PLACE}`), ['TOPIC']],
    ['one number sign', post(`第#1 ${LINK_PLACE}`), []],
    ['a GIF', post(`图 ${LINK_PLACE}`, gif), []],
    ['a moving WebP picture', post(`图 ${LINK_PLACE}`, film), ['MEDIA_TYPE']],
    ['a moving GIF of 5 MB', post(`图 ${LINK_PLACE}`, heavyGif), ['MEDIA_TOO_LARGE']],
    ['a still WebP picture, which is made to fit', post(`图 ${LINK_PLACE}`, webp), []],
    ['a still picture of 10 MB, which is made to fit', post(`图 ${LINK_PLACE}`, huge), []],
  ])('judge %s', (_name, content, expected) => {
    expect(checkVariant(content, { media }).map((one) => one.code)).toEqual(expected);
  });
  it('are data: another record judges otherwise', () => {
    const longer = {
      ...CAPABILITIES.weibo,
      text: { ...CAPABILITIES.weibo.text, maxLength: 2000 },
      topics: true,
      linkRequired: false,
    };
    expect(checkVariant(post(`#话题# ${'汉'.repeat(1900)}`), { media }, longer)).toEqual([]);
  });
  it('never judge another channel', () => {
    expect(() => checkVariant(post('x'), { media }, CAPABILITIES.web)).toThrow('cannot judge');
  });
});

describe('a variant from outside', () => {
  const weibo = { channel: 'weibo', text: `文 ${LINK_PLACE}`, picture: null };
  it.each<[string, VariantContent['channel'], unknown, string]>([
    ['another channel', 'web', weibo, '/channel'],
    ['an unknown field', 'weibo', { ...weibo, html: '<b>' }, '/html'],
    ['a text that is none', 'weibo', { ...weibo, text: 5 }, '/text'],
    ['a text beyond all measure', 'weibo', { ...weibo, text: 'x'.repeat(5001) }, '/text'],
    ['a picture by address', 'weibo', { ...weibo, picture: 'https://a.cn/x.png' }, '/picture'],
    ['nothing', 'weibo', null, ''],
    [
      'a hostile body',
      'web',
      { channel: 'web', title: 'x', summary: '', cover: null, body: { type: 'doc', content: [{ type: 'script' }] } },
      '/body/content/0/type',
    ],
    [
      'a script as "read more"',
      'wechat',
      { ...deriveVariants(source())[1], sourceLink: 'javascript:x' },
      '/sourceLink',
    ],
    ['mail as "read more"', 'wechat', { ...deriveVariants(source())[1], sourceLink: 'mailto:a@b.cn' }, '/sourceLink'],
  ])('with %s is refused', (_name, channel, input, pointer) => {
    const result = readVariantContent(channel, input);
    expect(result.ok ? [] : result.problems.map((one) => one.pointer)).toContain(pointer);
  });
  it('that was derived is read back as it is', () => {
    for (const variant of deriveVariants(source())) {
      expect(readVariantContent(variant.channel, JSON.parse(JSON.stringify(variant)))).toEqual({
        ok: true,
        content: variant,
      });
    }
  });
  it('names its pictures once each', () => {
    const [web, wechat, weibo] = deriveVariants(
      source({ body: body(p('x'), picture(gif), picture(jpeg), picture(gif)) }),
    );
    expect([mediaOf(web), mediaOf(wechat), mediaOf(weibo)]).toEqual([[jpeg, gif], [jpeg, gif], [jpeg]]);
  });
});

describe('a variant for a platform that no interface leads to', () => {
  const film = 'f'.repeat(64);
  const derived = (more: Partial<VariantSource> = {}) => {
    const content = deriveVariant(source(more), 'other');
    if (content.channel !== 'other') throw new Error('another channel');
    return content;
  };
  const codes = (content: VariantContent, context = {}) =>
    checkVariant(content, { media, ...context }).map(({ code, pointer }) => `${pointer} ${code}`);

  it('is made of the text, the pictures and everything attached, and passes its own check', () => {
    const content = derived({ attachments: [film] });
    expect(content).toEqual({
      channel: 'other',
      title: '技能成才，匠心筑梦（示例）',
      text: expect.stringContaining('正文第一段。'),
      pictures: [jpeg],
      attachments: [film],
    });
    expect(codes(content, { attachments: new Set([film]) })).toEqual([]);
    expect(readVariantContent('other', JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, content });
  });
  it('carries no file of another story', () => {
    expect(codes(derived({ attachments: [film] }), { attachments: new Set() })).toEqual([
      '/attachments/0 ATTACHMENT_UNKNOWN',
    ]);
  });
  it('is a film alone, but not nothing', () => {
    const nothing = { ...derived(), text: '', pictures: [] };
    expect(codes(nothing)).toEqual(['/text EMPTY']);
    expect(codes({ ...nothing, attachments: [film] }, { attachments: new Set([film]) })).toEqual([]);
  });
  it('names each file once', () => {
    const twice = readVariantContent('other', { ...derived(), attachments: [film, film] });
    expect(twice.ok ? [] : twice.problems.map(({ pointer }) => pointer)).toEqual(['/attachments']);
  });
});

describe('the permalink', () => {
  const url = 'https://www.example.gov.cn/s/$&1';
  const linking = body({
    type: 'paragraph',
    content: [{ type: 'text', text: '原文', marks: [{ type: 'link', attrs: { href: LINK_PLACE } }] }],
  });
  it('takes its place in text, "read more" and links, and nothing else changes', () => {
    const [web, wechat, weibo] = deriveVariants(source({ body: linking }));
    // A page never waits for itself.
    expect([JSON.stringify(web).includes(LINK_PLACE), needsLink(web), substituteLink(web, url)]).toEqual([
      false,
      false,
      web,
    ]);
    const looped = readVariantContent('web', { ...web, body: linking });
    expect(looped.ok ? [] : looped.problems.map((one) => one.pointer)).toEqual(['/body']);
    expect(substituteLink(weibo, url)).toEqual({ ...weibo, text: weibo.text.split(LINK_PLACE).join(url) });
    const placed = substituteLink(wechat, url);
    expect(JSON.stringify(placed)).toBe(JSON.stringify(wechat).split(LINK_PLACE).join(url));
    expect([needsLink(wechat), needsLink(placed), needsLink(weibo)]).toEqual([true, false, true]);
    expect(needsLink({ ...wechat, sourceLink: null })).toBe(true);
  });
});
