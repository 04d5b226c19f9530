import { diffParagraphs, diffText, graphemesOf, hasChanges, type Piece } from './text-diff.rules';

const sideOf = (pieces: readonly Piece[], without: Piece['kind']): string =>
  pieces.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

describe('comparing Chinese texts', () => {
  test('one character is what a reader calls one', () => {
    expect(graphemesOf('𠮷野家👨‍👩‍👧ok')).toEqual(['𠮷', '野', '家', '👨‍👩‍👧', 'o', 'k']);
  });

  test('what was put in and taken out is told by characters', () => {
    expect(diffText('全省新增就业三万人。', '全省新增就业三万二千人。')).toEqual([
      { kind: 'same', text: '全省新增就业三万' },
      { kind: 'added', text: '二千' },
      { kind: 'same', text: '人。' },
    ]);
  });

  test('an emoji of several signs is never cut in two', () => {
    const pieces = diffText('合影👨‍👩‍👧留念', '合影👨‍👩‍👦留念') ?? [];
    expect(pieces.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '👨‍👩‍👧' },
      { kind: 'added', text: '👨‍👩‍👦' },
    ]);
  });

  test('a single character that stays between two changes does not tear them apart', () => {
    expect(diffText('开头甲乙的丙丁结尾', '开头子丑的寅卯结尾')).toEqual([
      { kind: 'same', text: '开头' },
      { kind: 'removed', text: '甲乙的丙丁' },
      { kind: 'added', text: '子丑的寅卯' },
      { kind: 'same', text: '结尾' },
    ]);
  });

  test.each([
    ['', ''],
    ['', '新写一段。'],
    ['某技师获奖', '某技师今年获得一等奖'],
    ['、。、。', '。、。、'],
    ['ab\ncd', 'ab\nxd'],
  ])('both texts can be read back from the comparison: %j, %j', (before, after) => {
    const pieces = diffText(before, after) ?? [];
    expect(sideOf(pieces, 'added')).toBe(before);
    expect(sideOf(pieces, 'removed')).toBe(after);
  });

  test('a paragraph put in between moves no other', () => {
    const changes = diffParagraphs(['第一段', '第二段'], ['第一段', '新的一段内容', '第二段']);
    expect(changes.map(({ kind }) => kind)).toEqual(['same', 'added', 'same']);
  });

  test('a changed paragraph stands beside what it was, also where another was put in before it', () => {
    const changes = diffParagraphs(
      ['活动于七月举行，共有三十家单位参加。'],
      ['导语是新写的，与原来没有关系。', '活动于八月举行，共有三十二家单位参加。'],
    );
    expect(changes.map(({ kind, before }) => [kind, before])).toEqual([
      ['added', null],
      ['changed', '活动于七月举行，共有三十家单位参加。'],
    ]);
    expect(changes[1]?.pieces).toContainEqual({ kind: 'added', text: '八' });
  });

  test('paragraphs with nothing in common are not called versions of one another', () => {
    const changes = diffParagraphs(['天气晴好。'], ['经费由各单位自行承担']);
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  test('what cannot be compared in time is shown whole, and nothing is left out', () => {
    const [before, after] = [
      ['甲乙丙丁', '一二三四'],
      ['甲乙丙戊', '一二三五', '新的'],
    ];
    const changes = diffParagraphs(before, after, -1);
    expect(changes.flatMap((one) => (one.before === null ? [] : [one.before]))).toEqual(before);
    expect(changes.flatMap((one) => (one.after === null ? [] : [one.after]))).toEqual(after);
    expect(changes[0]?.pieces).toEqual([
      { kind: 'removed', text: '甲乙丙丁' },
      { kind: 'added', text: '甲乙丙戊' },
    ]);
  });

  test('two long texts without a character in common do not hold up the page', () => {
    const text = (from: number) =>
      Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(from + ((index * 7919) % 6_000))).join('');
    const began = performance.now();
    const changes = diffParagraphs([text(0x4e00)], [text(0x6600)], 50);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(hasChanges(changes)).toBe(true);
  });

  test('texts that are the same have no changes', () => {
    expect(hasChanges(diffParagraphs(['一', '二'], ['一', '二']))).toBe(false);
    expect(hasChanges(diffParagraphs([], []))).toBe(false);
  });
});
