import fc from 'fast-check';
import { CAPABILITIES } from '../../src/accounts/channels/capability.rules.js';
import { imagesOf, validateDocument } from '../../src/stories/document/document.rules.js';
import { renderPlainText } from '../../src/stories/rendering/plain-text.rules.js';
import { renderWebHtml } from '../../src/stories/rendering/web-html.rules.js';
import { renderWechatHtml } from '../../src/stories/rendering/wechat-html.rules.js';
import { checkVariant } from '../../src/stories/variants/check-variant.rules.js';
import { deriveVariants } from '../../src/stories/variants/derive-variants.rules.js';
import { readVariantContent } from '../../src/stories/variants/read-variant.rules.js';
import { weiboLength } from '../../src/stories/variants/weibo-length.rules.js';
import { checkRevisionTexts } from '../../src/stories/story.rules.js';

const seed = { seed: 20200715, numRuns: 400 };

/** Texts as an attacker, a careless person and a foreign alphabet write them. */
const nastyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    'javascript:alert(1)',
    '&lt;b&gt;',
    '</p></section>',
    '<!--',
    ']]>',
    '{link:publication}',
    '#话题#',
    'https://a.cn/x',
    'http://t.cn/AbC',
    '👨‍👩‍👧‍👦',
    '汉'.repeat(150),
    `https://a.cn/${'x'.repeat(200)}`,
    '\u202e',
  ),
);
const nastyHref = fc.oneof(
  nastyText,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,<script>',
    '{link:publication}',
    'https://mp.weixin.qq.com/s/x',
    'mailto:a@b.cn',
    '//evil.cn',
    'https://a.cn/"x',
  ),
);
const nastyValue = fc.oneof(
  nastyText,
  fc.integer(),
  fc.constantFrom(null, true, 'left', 'left;background:url(//evil)', 2, 3, 'a'.repeat(64), []),
);
/** Mostly right values, sometimes anything. */
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: nastyValue });
const extra = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('style', 'onclick', 'src', 'class', '__proto__'), nastyValue, {
      maxKeys: 1,
    }),
  },
);
const attrs = (right: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .tuple(fc.record(Object.fromEntries(Object.entries(right).map(([name, value]) => [name, mostly(value)]))), extra)
    .map(([a, b]) => ({ ...a, ...b }));

const mark = fc.oneof(
  fc.constantFrom('bold', 'italic', 'underline', 'strike').map((type) => ({ type })),
  attrs({ href: nastyHref }).map((all) => ({ type: 'link', attrs: all })),
);
const text = fc
  .tuple(nastyText, fc.uniqueArray(mark, { maxLength: 3, selector: (one) => one.type }))
  .map(([value, marks]) => ({ type: 'text', text: value, marks }));
const align = { textAlign: fc.constantFrom(null, 'left', 'center', 'right') };
const inline = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: text as fc.Arbitrary<object> },
    { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
  ),
  { maxLength: 4 },
);

const { block } = fc.letrec<{ block: object; blocks: object[]; paragraph: object }>((tie) => ({
  paragraph: fc.tuple(attrs(align), inline).map(([all, content]) => ({ type: 'paragraph', attrs: all, content })),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('paragraph'),
    fc
      .tuple(attrs({ level: fc.constantFrom(2, 3, 4), ...align }), inline)
      .map(([all, content]) => ({ type: 'heading', attrs: all, content })),
    attrs({
      sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
      alt: nastyText,
      caption: fc.option(nastyText),
    }).map((all) => ({ type: 'image', attrs: all })),
    fc.constant({ type: 'horizontalRule' }),
    tie('blocks').map((content) => ({ type: 'blockquote', content })),
    fc
      .tuple(
        fc.constantFrom('bulletList', 'orderedList'),
        fc.array(fc.tuple(tie('paragraph'), tie('block')), { minLength: 1, maxLength: 2 }),
      )
      .map(([type, items]) => ({
        type,
        content: items.map((content) => ({ type: 'listItem', content })),
      })),
    fc
      .array(
        fc.tuple(
          fc.constantFrom('tableCell', 'tableHeader'),
          attrs({ colspan: fc.integer({ min: 1, max: 3 }), rowspan: fc.constant(1) }),
          tie('paragraph'),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((cells) => ({
        type: 'table',
        content: [
          { type: 'tableRow', content: cells.map(([type, all, inner]) => ({ type, attrs: all, content: [inner] })) },
        ],
      })),
  ),
}));
const anyDocument = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => ({ type: 'doc', content }));

const TAGS = new Set(
  'p h2 h3 h4 ul ol li blockquote hr br figure figcaption img div table thead tbody tr th td strong em u s a section span'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'class style src alt href rel loading start scope colspan rowspan role aria-label tabindex'.split(' '),
);
const TOKEN = /<(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>|[^<>"']+/y;

/** Reads HTML with a grammar far stricter than a browser's; whatever does not fit it is a fault of the renderer. */
function assertTame(html: string): void {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < html.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(html);
    if (token === null) throw new Error(`untamed HTML at ${at}: ${html.slice(at, at + 80)}`);
    const [, closing, tag, attributes] = token;
    if (tag === undefined) continue;
    expect(TAGS).toContain(tag);
    for (const [, name, value] of (attributes ?? '').matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
      expect(ATTRIBUTES).toContain(name);
      if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:)/i);
      if (name === 'src') expect(value).toMatch(/^\/media\/[ab]{64}$/);
      if (name === 'style') expect(value).toMatch(/^(?:[a-z-]+:[a-z0-9# .%-]+;)+$/);
      if (name === 'class') expect(value).toMatch(/^(align-(left|center|right)|table-scroll)$/);
    }
    if (closing) expect(open.pop()).toBe(tag);
    else if (!['br', 'hr', 'img'].includes(tag)) open.push(tag);
  }
  expect(open).toEqual([]);
}

it('whatever validates renders tame in every form, and validates again', () => {
  let taken = 0;
  fc.assert(
    fc.property(anyDocument, nastyText, (input, name) => {
      const result = validateDocument(JSON.parse(JSON.stringify(input)));
      if (!result.ok) {
        expect(result.problems.length).toBeGreaterThan(0);
        return;
      }
      taken += 1;
      expect(validateDocument(result.document)).toEqual(result);
      const imageUrl = (sha256: string) => `/media/${sha256}`;
      assertTame(renderWebHtml(result.document, { imageUrl }));
      assertTame(renderWechatHtml(result.document, { imageUrl, signature: { department: name, source: `${name}"` } }));
      expect(typeof renderPlainText(result.document)).toBe('string');
    }),
    { ...seed, numRuns: 1500 },
  );
  // Otherwise the property says little.
  expect(taken).toBeGreaterThan(300);
});

it('derived texts always fit their channels, whatever a person wrote', () => {
  const { text: limits } = CAPABILITIES.weibo;
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(nastyText, { maxLength: 6 }),
      fc.array(nastyText, { maxLength: 12 }),
      fc.constantFrom('none' as const, 'generated' as const),
      (title, summary, aiUse) => {
        const source = { title: title.join('').slice(0, 100), summary: summary.join(' ').slice(0, 500) };
        if (checkRevisionTexts(source.title, source.summary).length > 0) return;
        taken += 1;
        const body = {
          type: 'doc',
          content: [{ type: 'paragraph', attrs: { textAlign: null }, content: [{ type: 'text', text: '正文' }] }],
        };
        const cover = 'a'.repeat(64);
        const variants = deriveVariants({ ...source, body, cover, aiUse, departmentName: '示例单位' });
        expect(weiboLength(variants[2].text)).toBeLessThanOrEqual(limits.maxLength - limits.reserve);
        for (const variant of variants) {
          expect(
            checkVariant(variant, { media: new Map([[cover, { mime: 'image/jpeg', size: 1000, frames: 1 }]]), aiUse }),
          ).toEqual([]);
          expect(readVariantContent(variant.channel, variant)).toEqual({ ok: true, content: variant });
        }
      },
    ),
    seed,
  );
  expect(taken).toBeGreaterThan(100);
});

it('the pictures of a body are those its text names', () => {
  fc.assert(
    fc.property(anyDocument, (input) => {
      const result = validateDocument(input);
      if (!result.ok) return;
      const named = JSON.stringify(result.document).match(/"sha256":"[ab]{64}"/g) ?? [];
      expect(imagesOf(result.document)).toHaveLength(named.length);
    }),
    seed,
  );
});
