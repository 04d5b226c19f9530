import { snippet } from '../../stories/search/search-words.rules.js';
import { LONGEST_QUERY, marked, queryOf } from './search-words.rules.js';

describe('what a reader looks for', () => {
  test.each([
    [undefined, 'empty'],
    [['a', 'b'], 'empty'],
    ['  \u0000\u3000\n', 'empty'],
    ['\ud800', 'empty'],
    ['技'.repeat(LONGEST_QUERY), 'words'],
    ['技'.repeat(LONGEST_QUERY + 1), 'long'],
    ['𠮷'.repeat(LONGEST_QUERY), 'words'],
  ])('%j is %s', (given, kind) => {
    expect(queryOf(given).kind).toBe(kind);
  });

  test('is folded as texts are: full-width as plain, capitals as small, each word once', () => {
    expect(queryOf(' ＡＩ　技能 ai\t2026 ')).toEqual({
      kind: 'words',
      shown: 'ＡＩ　技能 ai\t2026'.replace('\t', ' '),
      words: ['ai', '技能', '2026'],
    });
  });
});

describe('a hit', () => {
  test.each([
    ['技能成才', ['技能'], '<mark>技能</mark>成才'],
    ['学技能，有技能', ['技能'], '学<mark>技能</mark>，有<mark>技能</mark>'],
    ['技能成才', ['技能', '能成'], '<mark>技能成</mark>才'],
    ['ＡＩ时代', ['ai'], '<mark>ＡＩ</mark>时代'],
    // One character that folds to several.
    ['㎏与㈱', ['kg'], '<mark>㎏</mark>与㈱'],
    ['哈哈哈', ['哈哈'], '<mark>哈哈哈</mark>'],
    ['<b>&"技能', ['<b>'], '<mark>&lt;b&gt;</mark>&amp;&quot;技能'],
    ['没有', ['技能'], '没有'],
    ['', ['技能'], ''],
  ])('in %j by %j is marked, all else escaped', (text, words, html) => {
    expect(marked(text, words).text).toBe(html);
  });

  test('stands in its snippet with a little of what is before it, whole characters only', () => {
    const text = `${'𠮷'.repeat(200)}技能${'尾'.repeat(200)}`;
    const cut = snippet(text, ['技能']);
    expect(cut).toBe(`…${'𠮷'.repeat(30)}技能${'尾'.repeat(78)}…`);
    expect(snippet('第一段\n\n  第二段', ['无'])).toBe('第一段 第二段');
  });
});
