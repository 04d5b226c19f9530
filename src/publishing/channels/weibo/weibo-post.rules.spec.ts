import {
  countable,
  createdAt,
  markedText,
  permalinkId,
  reachesBackTo,
  readTimeline,
  searchTimeline,
} from './weibo-post.rules.js';

const status = (mid: string, text: string, at = 'Wed Jul 15 09:00:05 +0800 2026') => ({ mid, text, created_at: at });
const at = Date.parse('2026-07-15T09:00:05+08:00');

describe('the text of a post', () => {
  const link = 'https://www.example.gov.cn/stories/a';

  it('carries the marker in the link handed over, and nothing else changes', () => {
    expect(markedText(`看全文 ${link} 谢谢`, link, 'm1')).toBe(`看全文 ${link}?xf=m1 谢谢`);
  });

  it('a longer link that begins with the one handed over stays as it was signed', () => {
    expect(markedText(`${link}bc ${link}/b，见${link}。${link}`, link, 'm1')).toBe(
      `${link}bc ${link}/b，见${link}?xf=m1。${link}?xf=m1`,
    );
    expect(markedText(`http://e.cn/?u=${link} ${link}.`, link, 'm1')).toBe(`http://e.cn/?u=${link} ${link}?xf=m1.`);
    expect(markedText('http://e.cn/a http://e.cn/ab', null, 'm1')).toBe('http://e.cn/a?xf=m1 http://e.cn/ab');
  });

  it('without a link handed over the first link is marked', () => {
    expect(markedText('见http://e.cn/a，http://e.cn/b', null, 'm1')).toBe('见http://e.cn/a?xf=m1，http://e.cn/b');
  });

  it('a text without a link cannot be read back and is refused', () => {
    expect(markedText('只有文字', null, 'm1')).toBeNull();
    expect(markedText('只有文字', link, 'm1')).toBeNull();
    expect(markedText('看 {link:publication} 和 http://e.cn/b', null, 'm1')).toBeNull();
  });
});

describe('what is counted', () => {
  it('a link to a host without a dot counts as a link', () => {
    expect(countable('见 http://localhost:3000/a 和 https://e.cn/b')).toBe(
      '见 http://localhost.x:3000/a 和 https://e.cn/b',
    );
    expect(countable('http://a.b.cn/x?y=http://c')).toBe('http://a.b.cn/x?y=http://c');
  });
});

describe('ids and times of posts', () => {
  it.each([
    ['4607741009594608', 'K3fnuEfZK'],
    ['1', '1'],
    ['62', '10'],
    // The lower group keeps its four places.
    ['10000001', '10001'],
  ])('mid %s has the address %s', (mid, id) => expect(permalinkId(mid)).toBe(id));

  it.each([
    ['Wed Oct 24 23:49:17 +0800 2012', '2012-10-24T23:49:17+08:00'],
    ['Thu Jan 01 00:00:00 +0000 1970', '1970-01-01T00:00:00Z'],
    ['Fri Feb 29 12:00:00 -0330 2024', '2024-02-29T12:00:00-03:30'],
  ])('%s is %s', (text, iso) => expect(createdAt(text)).toBe(Date.parse(iso)));

  it.each(['', '2012-10-24', 'Wed Foo 24 23:49:17 +0800 2012'])('%j is no time', (text) =>
    expect(createdAt(text)).toBeNull(),
  );
});

describe('reading a post back', () => {
  it('a row with the marker is the post, whatever else it says', () => {
    const page = readTimeline({
      statuses: [status('2', '别的'), status('1', '文 https://e.cn/a?xf=m1')],
      total_number: 2,
    });
    expect(searchTimeline(page?.rows ?? [], '原文', 'm1', at)).toMatchObject({ kind: 'found', row: { mid: '1' } });
  });

  it('a row with the same words and rewritten links is a candidate', () => {
    const page = readTimeline({ statuses: [status('9', '技能成才 &amp; 强国 http://t.cn/A6x')] });
    const verdict = searchTimeline(page?.rows ?? [], '技能成才 & 强国 https://e.cn/a?xf=m1', 'm1', at - 1_000);
    expect(verdict).toMatchObject({ kind: 'candidates', rows: [{ mid: '9' }] });
  });

  it('a long text of which only the beginning is shown is a candidate, not absent', () => {
    const words = '技能'.repeat(100);
    const long = { ...status('9', `${'技能'.repeat(69)}h... 全文`), isLongText: true };
    const cut = readTimeline({ statuses: [long] })?.rows ?? [];
    expect(searchTimeline(cut, `${words} https://e.cn/a?xf=m1`, 'm1', 0)).toMatchObject({ kind: 'candidates' });
    expect(searchTimeline(cut, '别的话', 'm1', 0)).toEqual({ kind: 'absent' });
    const shown = { ...long, longText: { longTextContent: `${words} https://e.cn/a?xf=m1` } };
    const whole = readTimeline({ statuses: [shown] })?.rows ?? [];
    expect(searchTimeline(whole, words, 'm1', 0)).toMatchObject({ kind: 'found' });
  });

  it('the same words posted before the attempt are somebody else’s', () => {
    const page = readTimeline({ statuses: [status('9', '文 http://t.cn/A6x')] });
    expect(searchTimeline(page?.rows ?? [], '文 https://e.cn/a?xf=m1', 'm1', at + 1_000)).toEqual({ kind: 'absent' });
  });

  it('the same words under another publication’s marker are that publication’s', () => {
    const page = readTimeline({ statuses: [status('9', '文 https://e.cn/a?xf=m2')] });
    expect(searchTimeline(page?.rows ?? [], '文 https://e.cn/a?xf=m1', 'm1', 0)).toEqual({ kind: 'absent' });
  });

  it('a list reaches back to the second after its oldest row, whatever total it names', () => {
    const rows =
      readTimeline({ statuses: [status('2', 'b'), status('1', 'a', 'Wed Jul 15 08:00:00 +0800 2026')] })?.rows ?? [];
    for (const total of [50, 2, null]) {
      expect(reachesBackTo({ rows, total })).toBe(Date.parse('2026-07-15T08:00:01+08:00'));
    }
    expect(reachesBackTo({ rows: [], total: 0 })).toBe(0);
  });

  it('an empty list of an account with posts shows nothing', () => {
    expect(reachesBackTo({ rows: [], total: 12 })).toBeNull();
    expect(reachesBackTo({ rows: [], total: null })).toBeNull();
  });

  it.each([
    null,
    {},
    { statuses: {} },
    { statuses: [{ text: 'x' }] },
    { statuses: [null] },
    { statuses: [status('1', 'x', 'gestern')] },
  ])('%j is no list to trust', (body) => expect(readTimeline(body)).toBeNull());
});
