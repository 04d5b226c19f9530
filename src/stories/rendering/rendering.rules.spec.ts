import { validateDocument } from '../document/document.rules.js';
import { LINK_PLACE, type DocumentNode } from '../variant-content.rules.js';
import { renderPlainText, renderRunningText } from './plain-text.rules.js';
import { renderWebHtml } from './web-html.rules.js';
import { renderWechatHtml } from './wechat-html.rules.js';

const sha = 'b'.repeat(64);
const text = (value: string, ...marks: object[]) =>
  marks.length ? { type: 'text', text: value, marks } : { type: 'text', text: value };
const p = (...content: object[]) => ({ type: 'paragraph', content });
const link = (href: string) => ({ type: 'link', attrs: { href } });
const bold = { type: 'bold' };

function body(...content: object[]): DocumentNode {
  const result = validateDocument({ type: 'doc', content });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

const web = (...content: object[]) => renderWebHtml(body(...content), { imageUrl: (name) => `/media/${name}` });
const wechat = (...content: object[]) =>
  renderWechatHtml(body(...content), {
    imageUrl: (name) => `http://mmbiz.qpic.cn/${name.slice(0, 4)}`,
    signature: { department: '示例街道宣传科', source: '示例市人社局' },
  });

const cells = (...names: string[]) => names.map((name) => ({ type: 'tableCell', content: [p(text(name))] }));
const heads = (...names: string[]) => names.map((name) => ({ type: 'tableHeader', content: [p(text(name))] }));
const table = (...rows: object[][]) => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});
const image = { type: 'image', attrs: { sha256: sha, alt: '车间"一角"', caption: '图<1>' } };

describe('the web page', () => {
  it('is semantic HTML without inline styles', () => {
    expect(
      web(
        { type: 'heading', attrs: { level: 2, textAlign: 'center' }, content: [text('成绩')] },
        p(text('他'), text('勤奋', bold), { type: 'hardBreak' }, text('好学', { type: 'italic' })),
      ),
    ).toBe('<h2 class="align-center">成绩</h2><p>他<strong>勤奋</strong><br><em>好学</em></p>');
  });
  it('escapes texts and attribute values', () => {
    expect(web(p(text('<script>alert("1")</script> & \'x\'')))).toBe(
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
    );
    expect(web(image)).toBe(
      `<figure><img src="/media/${sha}" alt="车间&quot;一角&quot;" loading="lazy"><figcaption>图&lt;1&gt;</figcaption></figure>`,
    );
  });
  it('gives a picture its size where it is known', () => {
    expect(
      renderWebHtml(body(image), { imageUrl: () => '/x', imageSize: () => ({ width: 640, height: 480 }) }),
    ).toContain('width="640" height="480"');
  });
  it('writes one link though its text changes format', () => {
    expect(
      web(p(text('见', link('https://a.cn/?a=1&b=2')), text('通知', link('https://a.cn/?a=1&b=2'), bold), text('。'))),
    ).toBe('<p><a href="https://a.cn/?a=1&amp;b=2" rel="noopener">见<strong>通知</strong></a>。</p>');
  });
  it('does not link to itself', () => {
    expect(web(p(text('本页', link(LINK_PLACE))))).toBe('<p>本页</p>');
  });
  it('tells the head of a table from the heads of its rows', () => {
    const html = web(table(heads('姓名', '奖项'), [...heads('甲'), ...cells('一等奖')]));
    expect(html).toContain('<thead><tr><th scope="col"><p>姓名</p></th><th scope="col"><p>奖项</p></th></tr></thead>');
    expect(html).toContain('<tbody><tr><th scope="row"><p>甲</p></th><td><p>一等奖</p></td></tr></tbody>');
  });
  it('leaves empty paragraphs out', () => {
    expect(web(p(), p(text('x')))).toBe('<p>x</p>');
  });
});

describe('the WeChat article', () => {
  const everything = [
    { type: 'heading', attrs: { level: 3 }, content: [text('做法')] },
    p(text('一'), text('二', bold), text('三', { type: 'underline' }), text('四', { type: 'strike' })),
    { type: 'orderedList', attrs: { start: 4 }, content: [{ type: 'listItem', content: [p(text('项'))] }] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('点'))] }] },
    { type: 'blockquote', content: [p(text('引'))] },
    { type: 'horizontalRule' },
    image,
    table(heads('甲'), cells('乙')),
  ];
  it('styles every element inline and uses neither class, id nor style element', () => {
    const html = wechat(...everything);
    expect(html).not.toMatch(/class=|\sid=|<style|<link|<script|<div|<figure|position:/);
    for (const tag of ['section', 'h3', 'p', 'ol', 'ul', 'li', 'hr', 'img', 'table', 'th', 'td', 'strong', 'span']) {
      const tags = html.match(new RegExp(`<${tag}(?: [^>]*)?>`, 'g')) ?? [];
      expect(tags.length).toBeGreaterThan(0);
      if (tag !== 'section') expect(tags.filter((one) => !one.includes('style="'))).toEqual([]);
    }
    expect(html).toContain('<ol start="4" ');
  });
  it('turns outside links into text with numbered addresses at the end, each address once', () => {
    const html = wechat(
      p(
        text('甲', link('https://a.cn/1')),
        text('乙', link('https://a.cn/2')),
        text('丙', link('https://a.cn/1'), bold),
      ),
    );
    expect(html).not.toContain('<a ');
    expect(html.replace(/<[^>]*>/g, '')).toBe(
      '甲[1]乙[2]丙[1]参考链接[1] https://a.cn/1[2] https://a.cn/2来源：示例市人社局供稿：示例街道宣传科',
    );
  });
  it('keeps links to articles of the platform', () => {
    expect(wechat(p(text('往期', link('https://mp.weixin.qq.com/s/abc'))))).toContain(
      '<a href="https://mp.weixin.qq.com/s/abc" style=',
    );
  });
  it('writes no address for the place of the permalink', () => {
    expect(wechat(p(text('原文', link(LINK_PLACE))))).not.toContain('{link');
  });
  it('is signed at the end, escaped, once when both names are the same', () => {
    const sign = (department: string, source: string) =>
      renderWechatHtml(body(p()), { imageUrl: () => '', signature: { department, source } });
    expect(sign('<甲>', '')).toContain('供稿：&lt;甲&gt;');
    expect(sign('甲', '')).not.toContain('来源');
    expect(sign('', '')).not.toContain('供稿');
    expect(sign('甲', '甲').match(/甲/g)).toHaveLength(1);
  });
  it('differs between preview and draft in nothing but the addresses of pictures', () => {
    const at = (base: string) =>
      renderWechatHtml(body(...everything), {
        imageUrl: (name) => base + name,
        signature: { department: '甲', source: '乙' },
      });
    expect(at('/api/media/').replaceAll('/api/media/', 'https://mmbiz/')).toBe(at('https://mmbiz/'));
  });
});

describe('plain text', () => {
  it('keeps the order and the marks of lists, tables, pictures and addresses', () => {
    const document = body(
      { type: 'heading', attrs: { level: 2 }, content: [text('标题')] },
      p(
        text('见'),
        text('通', link('https://a.cn')),
        text('知', link('https://a.cn'), bold),
        { type: 'hardBreak' },
        text('完'),
      ),
      {
        type: 'orderedList',
        attrs: { start: 9 },
        content: [
          {
            type: 'listItem',
            content: [p(text('甲')), { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('乙'))] }] }],
          },
        ],
      },
      table(cells('一', '二'), cells('三', '四')),
      image,
    );
    expect(renderPlainText(document)).toBe(
      '标题\n\n见通知（https://a.cn）\n完\n\n9. 甲\n   • 乙\n\n一\t二\n三\t四\n\n［图：图<1>］',
    );
  });
  it('as running text holds the words alone', () => {
    expect(
      renderRunningText(
        body(p(text('甲'), { type: 'hardBreak' }, text('乙')), image, p(text('丙', link('https://a.cn')))),
      ),
    ).toBe('甲 乙 丙');
  });
});

it('a node nobody wrote HTML for is refused, not lost', () => {
  const rogue: DocumentNode = { type: 'doc', content: [{ type: 'constructor' }] };
  expect(() => renderWebHtml(rogue, { imageUrl: () => '' })).toThrow('no HTML');
});
