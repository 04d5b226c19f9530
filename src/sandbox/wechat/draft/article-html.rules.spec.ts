import { balanced } from '../../page/wechat-page.rules.js';
import { filterArticleHtml, picturesOf, plainText } from './article-html.rules.js';

const keep = (html: string) => filterArticleHtml(html, (address) => address.includes('mmbiz')).html;

describe('the platform filter', () => {
  it.each([
    ['<p style="color:red">字</p>', '<p style="color:red">字</p>'],
    ['a<script>alert("</p>")</script>b', 'ab'],
    ['a<SCRIPT src=x>never closed', 'a'],
    ['<style>p{}</style><p>x</p>', '<p>x</p>'],
    ['<link rel=x><p>x</p><form><input value=1>y</form>', '<p>x</p>y'],
    ['<p onclick="x()" style="a">x</p>', '<p style="a">x</p>'],
    ['<a href="java\nscript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="&#106;avascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="http://a.cn/?a=1&amp;b=2">x</a>', '<a href="http://a.cn/?a=1&amp;b=2">x</a>'],
    ['<img src="http://mmbiz/1"><img src="http://other/1"><img>', '<img src="http://mmbiz/1">'],
    ["<img alt='>' src='http://mmbiz/1'/>", "<img alt='>' src='http://mmbiz/1'/>"],
    ['1 < 2 <b>x</b> <!-- note --> y', '1 < 2 <b>x</b>  y'],
    ['x <img src="http://mmbiz/1', 'x &lt;img src="http://mmbiz/1'],
    ['<iframe src=x>in</iframe>out', 'out'],
  ])('%s → %s', (html, kept) => {
    expect(keep(html)).toBe(kept);
  });

  it('comes to an end on hostile text and lets no tag through', () => {
    for (const text of ['<a', '<a "', "<a '", '<!--', '<img src="'])
      expect(keep(text.repeat(5000))).not.toMatch(/<[a-z!]/i);
  });

  it('says what it took away', () => {
    expect(filterArticleHtml('<script>1</script><img src="http://x/y"><p onload=1>', () => false).dropped).toEqual([
      'script',
      'img http://x/y',
      'p onload',
    ]);
  });
});

it('plain text drops markup, decodes entities and folds blanks', () => {
  expect(plainText('<p>一&nbsp;二</p>\n<p>三 &amp; 四&#33;</p><script>x</script>')).toBe('一 二 三 & 四!');
});

it('pictures are listed in order', () => {
  expect(picturesOf('<p><img src="a?x=1&amp;y=2"><img alt=1 src=b></p>')).toEqual(['a?x=1&y=2', 'b']);
});

it('an article can neither leave its place on the page nor stay open', () => {
  expect(balanced('</div></main><p>a<b>b</p>c<br>d<section>')).toBe('<p>a<b>b</b></p>c<br>d<section></section>');
});
