import { carriesMarker, linksIn, withMarker, withoutLinks } from './link-marker.rules.js';

describe('the marker in a link', () => {
  it.each([
    ['https://www.example.gov.cn/stories/a', 'https://www.example.gov.cn/stories/a?xf=m1'],
    ['https://www.example.gov.cn/a?p=1#top', 'https://www.example.gov.cn/a?p=1&xf=m1#top'],
    ['https://www.example.gov.cn/a?xf=old', 'https://www.example.gov.cn/a?xf=m1'],
  ])('%s keeps leading to the same page', (link, marked) => {
    expect(withMarker(link, 'm1')).toBe(marked);
    expect(withMarker(marked, 'm1')).toBe(marked);
  });

  it('leaves alone what is no http link', () => {
    expect(withMarker('', 'm1')).toBe('');
    expect(withMarker('javascript:alert(1)', 'm1')).toBe('javascript:alert(1)');
  });

  it.each([
    ['看全文 https://e.cn/a?xf=m1', true],
    ['https://e.cn/a?b=2&amp;xf=m1。', true],
    ['https://e.cn/a?xf=m1#top', true],
    ['https://e.cn/a?xf=m12', false],
    ['https://e.cn/a?xf=m1-b', false],
    ['https://e.cn/a?nxf=m1', false],
    ['xf=m1', false],
  ])('%s carries m1: %s', (text, found) => expect(carriesMarker(text, 'm1')).toBe(found));

  it('finds markers of any characters it wrote itself', () => {
    const marker = 'a+b/c=1 二';
    expect(carriesMarker(withMarker('https://e.cn/a', 'pub_01-x'), 'pub_01-x')).toBe(true);
    expect(new URL(withMarker('https://e.cn/a', marker)).searchParams.get('xf')).toBe(marker);
  });

  it.each(['.', '.,', 'a.'])('are found at once in a link of a hundred thousand %j', (unit) => {
    const link = `https://e.cn/${unit.repeat(100_000)}`;
    const beganAt = performance.now();
    expect(linksIn(`${link}x, ${link}`)[0]).toBe(`${link}x`);
    expect(withoutLinks(`${link}x`)).toBe('');
    expect(performance.now() - beganAt).toBeLessThan(1_000);
  });

  it('sees links that Chinese text follows without a blank', () => {
    expect(linksIn('见https://e.cn/a?x=1，又见（http://t.cn/A6x）。End http://e.cn/b.')).toEqual([
      'https://e.cn/a?x=1',
      'http://t.cn/A6x',
      'http://e.cn/b',
    ]);
  });

  it('texts that differ in their links and white space only are the same without them', () => {
    expect(withoutLinks('今天 发布 https://e.cn/a?xf=1 。')).toBe(withoutLinks('今天发布 http://t.cn/A6x。\u200b'));
    expect(withoutLinks('今天')).not.toBe(withoutLinks('明天'));
  });
});
