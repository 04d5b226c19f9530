import { isAllowedAddress, isAllowedHref, isWechatArticle } from './address.rules.js';
import { DOCUMENT_LIMITS, imagesOf, validateDocument } from './document.rules.js';
import { LINK_PLACE } from '../variant-content.rules.js';

const sha = 'a'.repeat(64);
const text = (value: string, ...marks: unknown[]) =>
  marks.length ? { type: 'text', text: value, marks } : { type: 'text', text: value };
const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const link = (href: unknown, more: object = {}) => ({ type: 'link', attrs: { href, ...more } });
const cell = (attrs: object = {}, type = 'tableCell') => ({ type, attrs, content: [p(text('格'))] });
const table = (...cells: unknown[]) => ({ type: 'table', content: [{ type: 'tableRow', content: cells }] });
const codes = (input: unknown): string[] => {
  const result = validateDocument(input);
  return result.ok ? [] : result.problems.map((one) => `${one.pointer} ${one.code}`);
};

describe('a body is taken in', () => {
  it.each([
    ['an empty paragraph', doc({ type: 'paragraph' })],
    [
      'every node there is',
      doc(
        { type: 'heading', attrs: { level: 2, textAlign: 'center' }, content: [text('标题')] },
        p(
          text('粗', { type: 'bold' }),
          { type: 'hardBreak' },
          text('斜', { type: 'italic' }),
          text('线', { type: 'underline' }, { type: 'strike' }),
        ),
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [
                p(text('一')),
                { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [p(text('二'))] }] },
              ],
            },
          ],
        },
        { type: 'blockquote', content: [p(text('引'))] },
        { type: 'horizontalRule' },
        { type: 'image', attrs: { sha256: sha, alt: '合影' } },
        table(cell({}, 'tableHeader'), cell({ colspan: 2, rowspan: 1, colwidth: [80, 80] })),
      ),
    ],
    ['a link to a page', doc(p(text('点这里', link('https://example.gov.cn/a?b=1&c=%20#d'))))],
    ['a link to the place of the permalink', doc(p(text('点这里', link(LINK_PLACE))))],
    [
      'the leftovers of a TipTap link',
      doc(
        p(
          text(
            '点',
            link('https://example.cn', {
              target: '_blank',
              rel: 'noopener noreferrer nofollow',
              class: null,
              title: null,
            }),
          ),
        ),
      ),
    ],
  ])('%s', (_name, input) => {
    expect(codes(input)).toEqual([]);
  });

  it('in one canonical form whatever the editor sent along', () => {
    const spelled = validateDocument(
      doc(
        {
          type: 'paragraph',
          attrs: {},
          content: [
            text('字', { type: 'bold' }, link('https://a.cn', { target: '_blank' })),
            { type: 'hardBreak', marks: [{ type: 'bold' }] },
          ],
        },
        table(cell({ colwidth: [100] })),
      ),
    );
    const plain = validateDocument(
      doc(
        {
          type: 'paragraph',
          attrs: { textAlign: null },
          content: [text('字', link('https://a.cn'), { type: 'bold' }), { type: 'hardBreak' }],
        },
        table(cell({ rowspan: 1, colspan: 1 })),
      ),
    );
    expect(spelled.ok && plain.ok && spelled.document).toEqual(plain.ok && plain.document);
    expect(spelled.ok && JSON.stringify(spelled.document)).not.toContain('target');
    // What came out goes in again unchanged.
    expect(spelled.ok && validateDocument(spelled.document)).toEqual(spelled);
  });
});

describe('a body is refused, with the place of the fault', () => {
  const image = (attrs: unknown) => doc({ type: 'image', attrs });
  it.each<[string, unknown, string]>([
    ['nothing', null, ' NODE_SHAPE'],
    ['a list', [], ' NODE_SHAPE'],
    ['another root', p(text('x')), ' DOCUMENT_ROOT'],
    ['no block', doc(), ' NESTING'],
    ['text without a paragraph', doc(text('x')), ' NESTING'],
    ['an unknown node', doc({ type: 'iframe', attrs: { src: 'https://x.cn' } }), '/content/0/type UNKNOWN_NODE'],
    ['a node named like a property of every object', doc({ type: 'constructor' }), '/content/0/type UNKNOWN_NODE'],
    [
      'an own __proto__ key',
      JSON.parse('{"type":"doc","__proto__":{"x":1},"content":[{"type":"paragraph"}]}'),
      '/__proto__ UNKNOWN_KEY',
    ],
    [
      'an unknown mark',
      doc(p(text('x', { type: 'textStyle', attrs: { color: 'red;background:url(//evil)' } }))),
      '/content/0/content/0/marks/0/type UNKNOWN_MARK',
    ],
    [
      'a mark given twice',
      doc(p(text('x', { type: 'bold' }, { type: 'bold' }))),
      '/content/0/content/0/marks/1 MARKS_SHAPE',
    ],
    ['marks on a block', doc({ type: 'paragraph', marks: [{ type: 'bold' }] }), '/content/0/marks MARKS_SHAPE'],
    [
      'a script as link',
      doc(p(text('x', link('javascript:alert(1)')))),
      '/content/0/content/0/marks/0/attrs/href ATTRIBUTE_VALUE',
    ],
    [
      'a link without an address',
      doc(p(text('x', { type: 'link' }))),
      '/content/0/content/0/marks/0/attrs/href ATTRIBUTE_VALUE',
    ],
    [
      'a link with a class',
      doc(p(text('x', link('https://a.cn', { class: 'x' })))),
      '/content/0/content/0/marks/0/attrs/class ATTRIBUTE_VALUE',
    ],
    [
      'a picture by address',
      image({ src: 'javascript:alert(1)', sha256: sha, alt: 'x' }),
      '/content/0/attrs/src UNKNOWN_ATTRIBUTE',
    ],
    [
      'a picture that is no hash',
      image({ sha256: `${sha.slice(1)}"`, alt: 'x' }),
      '/content/0/attrs/sha256 ATTRIBUTE_VALUE',
    ],
    ['a picture without alternative text', image({ sha256: sha }), '/content/0/attrs/alt ATTRIBUTE_VALUE'],
    [
      'a picture with a blank alternative text',
      image({ sha256: sha, alt: '  ' }),
      '/content/0/attrs/alt ATTRIBUTE_VALUE',
    ],
    [
      'a style',
      doc({ type: 'paragraph', attrs: { style: 'position:fixed' } }),
      '/content/0/attrs/style UNKNOWN_ATTRIBUTE',
    ],
    [
      'styling by alignment',
      doc({ type: 'paragraph', attrs: { textAlign: 'left;background:url(//evil)' } }),
      '/content/0/attrs/textAlign ATTRIBUTE_VALUE',
    ],
    [
      'the heading of the page itself',
      doc({ type: 'heading', attrs: { level: 1 }, content: [text('x')] }),
      '/content/0/attrs/level ATTRIBUTE_VALUE',
    ],
    [
      'a heading level as text',
      doc({ type: 'heading', attrs: { level: '2' }, content: [text('x')] }),
      '/content/0/attrs/level ATTRIBUTE_VALUE',
    ],
    [
      'a heading without level',
      doc({ type: 'heading', content: [text('x')] }),
      '/content/0/attrs/level ATTRIBUTE_VALUE',
    ],
    [
      'a fractional span',
      doc(table(cell({ colspan: 1.5 }))),
      '/content/0/content/0/content/0/attrs/colspan ATTRIBUTE_VALUE',
    ],
    [
      'a giant span',
      doc(table(cell({ rowspan: 1e9 }))),
      '/content/0/content/0/content/0/attrs/rowspan ATTRIBUTE_VALUE',
    ],
    [
      'a list numbered with letters',
      doc({ type: 'orderedList', attrs: { type: 'a" onclick="x' }, content: [{ type: 'listItem', content: [p()] }] }),
      '/content/0/attrs/type ATTRIBUTE_VALUE',
    ],
    [
      'a table in a table',
      doc(table({ type: 'tableCell', content: [table(cell())] })),
      '/content/0/content/0/content/0/content/0 NESTED_TABLE',
    ],
    ['an item outside of a list', doc({ type: 'listItem', content: [p()] }), ' NESTING'],
    ['a picture within a paragraph', doc(p({ type: 'image', attrs: { sha256: sha, alt: 'x' } })), '/content/0 NESTING'],
    ['an empty text', doc(p(text(''))), '/content/0/content/0/text EMPTY_TEXT'],
    ['a text that PostgreSQL cannot store', doc(p(text('a\u0000b'))), '/content/0/content/0/text UNWRITABLE_TEXT'],
    ['half of a surrogate pair', doc(p(text('a\ud83d'))), '/content/0/content/0/text UNWRITABLE_TEXT'],
    ['the link place in running text', doc(p(text(`见${LINK_PLACE}`))), '/content/0/content/0/text LINK_PLACE_IN_TEXT'],
    ['content that is no list', { type: 'doc', content: { length: 3 } }, '/content NODE_SHAPE'],
    ['attributes that are a list', doc({ type: 'paragraph', attrs: [] }), '/content/0/attrs NODE_SHAPE'],
    [
      'a key with a slash, escaped in the pointer',
      doc({ type: 'paragraph', 'a/b~': 1 }),
      '/content/0/a~1b~0 UNKNOWN_KEY',
    ],
  ])('%s', (_name, input, expected) => {
    expect(codes(input)).toContain(expected);
  });

  it('that is nested beyond reason, however deep', () => {
    let deep: unknown = p(text('x'));
    for (let level = 0; level < 100_000; level += 1) deep = { type: 'blockquote', content: [deep] };
    expect(codes(doc(deep))).toEqual([expect.stringMatching(/ DOCUMENT_TOO_DEEP$/)]);
  });

  it('that is too long in its texts, its captions or its number of nodes', () => {
    const { characters, nodes } = DOCUMENT_LIMITS;
    expect(codes(doc(p(text('字'.repeat(characters)))))).toEqual([' DOCUMENT_TOO_LARGE']);
    expect(codes(doc(...Array.from({ length: nodes }, () => ({ type: 'horizontalRule' }))))).toEqual([
      ' DOCUMENT_TOO_LARGE',
    ]);
    const picture = { type: 'image', attrs: { sha256: sha, alt: '图'.repeat(200) } };
    expect(codes(doc(...Array.from({ length: 1000 }, () => picture)))).toEqual([' DOCUMENT_TOO_LARGE']);
  });

  it('naming no more faults than a person can read', () => {
    const faults = codes(doc(...Array.from({ length: 5000 }, () => ({ type: 'nope' }))));
    expect(faults).toHaveLength(DOCUMENT_LIMITS.problems);
  });
});

it('pictures are listed in reading order', () => {
  const picture = (alt: string) => ({ type: 'image', attrs: { sha256: sha, alt } });
  const result = validateDocument(doc(picture('一'), { type: 'blockquote', content: [picture('二')] }, picture('三')));
  expect(result.ok && imagesOf(result.document).map((one) => one.alt)).toEqual(['一', '二', '三']);
});

describe('addresses', () => {
  it.each([
    'http://a.cn',
    'https://例子.中国/路径?a=1',
    'HTTPS://A.CN/',
    'mailto:office@example.gov.cn',
    'https://a.cn:8443/x_(y)',
  ])('%s may be linked to', (address) => {
    expect(isAllowedAddress(address)).toBe(true);
  });
  it.each([
    'javascript:alert(1)',
    ' https://a.cn',
    'java\nscript:alert(1)',
    '//a.cn/x',
    '/relative',
    'data:text/html,<b>',
    'ftp://a.cn',
    'https://user:secret@a.cn',
    'https://',
    'https:///a',
    'http:a.cn',
    'https://a.cn/"onload="x',
    "https://a.cn/'",
    'https://a.cn/<b>',
    'https://a.cn\\b',
    'mailto:',
    'mailto:a@b@c',
    `https://a.cn/${'x'.repeat(1024)}`,
    'https://a.cn/\ud83d',
    'vbscript:x',
    'file:///etc/passwd',
    42,
    null,
    undefined,
    {},
  ])('%p may not', (address) => {
    expect(isAllowedAddress(address)).toBe(false);
  });
  it('the link place is an address of documents alone', () => {
    expect([isAllowedHref(LINK_PLACE), isAllowedAddress(LINK_PLACE), isAllowedHref(`${LINK_PLACE}x`)]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('only the host of WeChat itself holds WeChat articles', () => {
    expect(
      ['https://mp.weixin.qq.com/s/x', 'https://mp.weixin.qq.com.evil.cn/s', 'https://x.cn/mp.weixin.qq.com'].map(
        isWechatArticle,
      ),
    ).toEqual([true, false, false]);
  });
});
