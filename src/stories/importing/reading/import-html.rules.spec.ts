import fc from 'fast-check';
import { validateDocument } from '../../document/document.rules.js';
import type { DocumentNode } from '../../variant-content.rules.js';
import { importHtml } from './import-html.rules.js';

const SHA = 'a'.repeat(64);
const blocks = (html: string) => importHtml(html).body.content ?? [];
const codes = (html: string) => importHtml(html).lost.map(({ code }) => code);
const text = (words: string, ...marks: object[]) =>
  marks.length > 0 ? { type: 'text', marks, text: words } : { type: 'text', text: words };
const p = (words: string, textAlign: string | null = null) => ({
  type: 'paragraph',
  attrs: { textAlign },
  content: [text(words)],
});
const bold = { type: 'bold' };

/** As layout tools write: boxes in boxes, every word in a span of its own look. */
const STYLED = `
<section class="_135editor" data-tools="135编辑器" style="box-sizing:border-box;">
  <section style="text-align: center;margin: 10px auto;">
    <section style="display: inline-block;background-color: rgb(21, 84, 173);padding: 4px 12px;">
      <p style="color: #ffffff;font-size: 18px;"><strong><span style="letter-spacing:1.5px;">一双手&nbsp;</span></strong></p>
    </section>
  </section>
  <section style="padding:0 16px;line-height:1.75em;">
    <p style="text-indent:2em;">&#12288;&#12288;二十年，<span style="font-weight: 700;">一线</span>，带徒 <em>十二</em> 人。<br></p>
    <p><br></p>
    <p style="text-align:center;"><img data-ratio="0.6" data-src="https://mmbiz.qpic.cn/x/640?wx_fmt=png" alt="示例车间"></p>
    <p style="text-align:center;font-size:12px;">图为示例车间</p>
  </section>
</section>`;

describe('styled HTML of a layout tool', () => {
  it('comes in as writing with its emphasis and alignment, without boxes and blank lines', () => {
    const { body, pictures, lost } = importHtml(STYLED, [{ at: 1, sha256: SHA }]);
    expect(body.content).toEqual([
      { type: 'paragraph', attrs: { textAlign: 'center' }, content: [text('一双手', bold)] },
      {
        type: 'paragraph',
        attrs: { textAlign: null },
        content: [
          text('二十年，'),
          text('一线', bold),
          text('，带徒 '),
          text('十二', { type: 'italic' }),
          text(' 人。'),
        ],
      },
      { type: 'image', attrs: { sha256: SHA, alt: '示例车间', caption: null } },
      p('图为示例车间', 'center'),
    ]);
    expect(pictures).toEqual([
      { at: 1, source: 'https://mmbiz.qpic.cn/x/640?wx_fmt=png', alt: '示例车间', sha256: SHA, todo: [] },
    ]);
    expect(lost).toEqual([expect.objectContaining({ code: 'LOOK', zh: expect.any(String), en: expect.any(String) })]);
    expect(validateDocument(body)).toMatchObject({ ok: true });
  });

  it.each<[string, string, unknown[]]>([
    ['headings', '<h1>一</h1><h5>二</h5>', [2, 4]],
    ['lists with what stands in their items', '<ol start="3"><li>一<ul><li>二</li></ul></li><li> </li></ol>', [3]],
  ])('keeps %s', (_what, html, expected) => {
    expect(blocks(html).map(({ attrs }) => attrs?.['level'] ?? attrs?.['start'])).toEqual(expected);
    expect(validateDocument({ type: 'doc', content: blocks(html) })).toMatchObject({ ok: true });
  });

  it('keeps quotes, rules and line breaks', () => {
    expect(blocks('<blockquote>引</blockquote><hr><p>上<br><br>下<br></p>')).toEqual([
      { type: 'blockquote', content: [p('引')] },
      { type: 'horizontalRule' },
      { type: 'paragraph', attrs: { textAlign: null }, content: [text('上'), { type: 'hardBreak' }, text('下')] },
    ]);
  });

  it('keeps tables with their heads and spans, and takes a table of one cell for the box it is', () => {
    const [table] = blocks(
      '<table><thead><tr><th colspan="2">名</th></tr></thead><tr><td>甲</td><td></td></tr></table>',
    );
    const shape = (node: DocumentNode | undefined): unknown =>
      node?.content?.map((row) => row.content?.map((cell) => cell.type));
    expect(shape(table)).toEqual([['tableHeader'], ['tableCell', 'tableCell']]);
    expect(table?.content?.[0]?.content?.[0]?.attrs).toEqual({ colspan: 2, rowspan: 1 });
    expect(blocks('<table><tr><td><p>盒子</p></td></tr></table>')).toEqual([p('盒子')]);
    const nested = '<table><tr><td>甲</td><td><table><tr><td>乙</td><td>丙</td></tr></table></td></tr></table>';
    expect(codes(nested)).toEqual(['TABLE']);
    expect(validateDocument({ type: 'doc', content: blocks(nested) })).toMatchObject({ ok: true });
  });

  it('keeps full addresses as links, and of others the words', () => {
    const link = { type: 'link', attrs: { href: 'https://www.example.gov.cn/a' } };
    expect(blocks('<p><a href="https://www.example.gov.cn/a">甲</a><a href="javascript:alert(1)">乙</a></p>')).toEqual([
      { type: 'paragraph', attrs: { textAlign: null }, content: [text('甲', link), text('乙')] },
    ]);
    const gone = importHtml(
      '<p><a href="javascript:alert(1)">乙</a><a href="/relative">丙</a><a href="#_ftn1">[1]</a></p>',
    );
    expect([gone.lost, gone.body.content]).toEqual([
      [expect.objectContaining({ code: 'LINK', count: 3 })],
      [p('乙丙[1]')],
    ]);
    // A bookmark leads nowhere and is missed by nobody.
    expect(importHtml('<p><a name="_Toc1"></a>甲<a id="b">乙</a></p>')).toMatchObject({
      lost: [],
      body: { content: [p('甲乙')] },
    });
    const home = importHtml('<p><a href="http://a.example/console/x#_ftn1">甲</a></p>', [], () => false);
    expect(home).toMatchObject({ lost: [{ code: 'LINK' }], body: { content: [p('甲')] } });
  });

  it('keeps a caption with its picture', () => {
    const html = `<figure><img src="/api/media/${SHA}" alt="图"><figcaption>图注</figcaption></figure>`;
    expect(blocks(html)).toEqual([{ type: 'image', attrs: { sha256: SHA, alt: '图', caption: '图注' } }]);
  });
});

describe('what cannot be kept is listed', () => {
  it.each([
    ['scripts, with what they say', '<p>甲</p><script>alert("乙")</script>', 'SCRIPT'],
    ['handlers', '<p onclick="x()">甲</p>', 'SCRIPT'],
    [
      'style sheets',
      '<link rel="stylesheet" href="https://example.com/a.css"><style>p{color:red}</style><p>甲</p>',
      'STYLESHEET',
    ],
    ['frames and players', '<p>甲</p><iframe src="https://v.qq.com/x"></iframe>', 'FRAME'],
    ['cards of the platform', '<p>甲</p><mp-miniprogram data-miniprogram-appid="x"></mp-miniprogram>', 'FRAME'],
    ['forms', '<p>甲</p><form><input value="乙"><textarea>丙</textarea></form>', 'FORM'],
    ['drawings', '<p>甲</p><svg><text>乙</text></svg>', 'DRAWING'],
    ['what is hidden', '<p>甲</p><p style="display: none">乙</p><span style="visibility:hidden">丙</span>', 'HIDDEN'],
    ['places', '<p style="position:absolute;top:0">甲</p>', 'POSITIONED'],
    [
      'background pictures',
      `<section style="background-image:url('https://example.com/b.png')">甲</section>`,
      'BACKGROUND',
    ],
    ['the look', '<p style="color:red">甲</p>', 'LOOK'],
  ])('%s', (_what, html, code) => {
    expect(codes(html)).toEqual([code]);
    expect(blocks(html)).toEqual([p('甲')]);
  });

  it.each<[string, string, unknown[]]>([
    ['a row of a size of nothing', '<p style="font-size:0"><span style="font-size:16px">甲</span> </p>', [p('甲')]],
    [
      'one that brings back its own',
      '<div style="font-size:0px!important"><p style="font-size:1rem">甲</p></div>',
      [p('甲')],
    ],
    [
      'a box that is not shown',
      '<div style="visibility:hidden">乙<p style="visibility:visible">甲</p></div>',
      [p('甲')],
    ],
    [
      'a list',
      '<ul style="font-size:0"><li style="font-size:14px">甲</li><li>乙</li></ul>',
      [{ type: 'bulletList', content: [{ type: 'listItem', content: [p('甲')] }] }],
    ],
  ])('what can be seen within %s stays', (_what, html, expected) => {
    expect(blocks(html)).toEqual(expected);
  });

  it.each([
    ['a size that is a part of nothing', '<div style="font-size:0">乙<p style="font-size:2em">乙</p></div>'],
    [
      'what is not laid out at all',
      '<div style="display:none !important"><p style="font-size:16px;visibility:visible">乙</p></div>',
    ],
    ['what is as clear as glass', '<div style="opacity:0.0"><p style="visibility:visible">乙</p></div>'],
    ['an item', '<ul><li style="display:none">乙</li></ul>'],
    ['a table', '<table style="visibility:hidden"><tr><td>乙</td><td>乙</td></tr></table>'],
    ['a rule and a picture', '<div style="visibility:hidden"><hr><img src="x" alt="乙"></div>'],
  ])('%s is hidden with all it holds', (_what, html) => {
    expect(importHtml(`<p>甲</p>${html}`)).toMatchObject({ body: { content: [p('甲')] }, pictures: [] });
    expect(codes(html)).toContain('HIDDEN');
  });

  it('pictures in a row of a size of nothing are numbered and kept, their captions with what can be seen of them', () => {
    const image = `<img src="/api/media/${SHA}" alt="图">`;
    const html = `<section style="font-size:0">${image}<figure>${image}<figcaption>乙<b style="font-size:12px">甲</b></figcaption></figure></section>`;
    const attrs = { sha256: SHA, alt: '图', caption: null };
    expect(blocks(html)).toEqual([
      { type: 'image', attrs },
      { type: 'image', attrs: { ...attrs, caption: '甲' } },
    ]);
    expect(importHtml(html).pictures.map(({ at }) => at)).toEqual([1, 2]);
  });

  it('a picture waits for its upload and its words, and its place is kept', () => {
    const html = `<p>甲</p><img src="data:image/png;base64,${'A'.repeat(9_000)}"><p>乙</p><img src="https://example.com/x.png" alt="丙">`;
    const first = importHtml(html);
    expect(first.pictures).toEqual([
      { at: 1, source: 'data:image/png', alt: '', sha256: null, todo: ['UPLOAD', 'DESCRIBE'] },
      { at: 2, source: 'https://example.com/x.png', alt: '丙', sha256: null, todo: ['UPLOAD'] },
    ]);
    expect(first.body.content).toEqual([p('甲'), p('乙')]);
    const second = importHtml(html, [{ at: 1, sha256: SHA, alt: '一张图' }]);
    expect(second.body.content?.map(({ type }) => type)).toEqual(['paragraph', 'image', 'paragraph']);
  });
});

describe('whatever HTML comes', () => {
  it('what comes out is a valid body and holds every visible word', () => {
    const leaf = fc.constantFrom(
      '字',
      'a&lt;b',
      '<br>',
      '<img src="x">',
      '<hr>',
      '</p>',
      '< ',
      '&#0;',
      '\u0007',
      '{link:publication}',
    );
    const names = [
      'p',
      'section',
      'span',
      'strong',
      'ul',
      'ol',
      'li',
      'blockquote',
      'table',
      'tr',
      'td',
      'th',
      'h2',
      'a',
      'figure',
    ];
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'medium' },
        leaf,
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inner]) => `<${name} style="text-align:center">${inner.join('')}</${name}>`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree.node, { minLength: 1, maxLength: 6 }), (parts) => {
        const html = parts.join('');
        const { body } = importHtml(html);
        const written = JSON.stringify(body).split('字').length;
        expect(written).toBe(html.split('字').length);
        if ((body.content?.length ?? 0) > 0) expect(validateDocument(body)).toMatchObject({ ok: true });
      }),
      { seed: 37, numRuns: 300 },
    );
  });

  it.each([
    ['wide blanks', `<p>x${'\u3000'.repeat(790_000)}y</p>`],
    ['blanks that do not break', `<p>x${'&nbsp;'.repeat(130_000)}y</p>`],
  ])('%s in a line are read in time that grows with their number', (_what, html) => {
    const beganAt = performance.now();
    expect(blocks(html)).toHaveLength(1);
    // Looking for the end from every blank takes hours.
    expect(performance.now() - beganAt).toBeLessThan(3_000);
  });

  it('boxes without end are read without falling over', () => {
    const html = `${'<section><blockquote><ul><li>'.repeat(5_000)}底`;
    expect(JSON.stringify(importHtml(html).body)).toContain('底');
    expect(validateDocument(importHtml(html).body)).toMatchObject({ ok: true });
  });
});
