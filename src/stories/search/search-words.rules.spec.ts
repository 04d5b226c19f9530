import { partsOf, wordsOf } from './search-words.rules.js';

describe('what is looked for', () => {
  it.each([
    ['  技能　人才 ', ['技能', '人才']],
    ['ＡＩ ai', ['ai']],
    ['\u0000 \ud800', []],
  ])('of %j are the words %j', (given, words) => {
    expect(wordsOf(given)).toEqual(words);
  });

  it('is told apart from what stands around it', () => {
    expect(partsOf('技能成才', ['技能'])).toEqual([
      { text: '技能', hit: true },
      { text: '成才', hit: false },
    ]);
    expect(partsOf('', ['技能'])).toEqual([]);
  });
});
