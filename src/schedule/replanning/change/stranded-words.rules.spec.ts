import { strandedWords } from './stranded-words.rules.js';

test.each([
  [{ misfits: 1, silenced: 0 }, '有 1 条已排期的发布不再符合规则', '1 planned publication would not fit'],
  [
    { misfits: 0, silenced: 2 },
    '有 2 处（单位与渠道）完全不能发布',
    '2 departments on channels could not publish at all',
  ],
  [
    { misfits: 3, silenced: 1 },
    '有 3 条已排期的发布不再符合规则，有 1 处（单位与渠道）完全不能发布',
    '3 planned publications would not fit and 1 department on a channel could not publish at all',
  ],
])('only what a change would do is said: %j', (counts, zh, en) => {
  expect(strandedWords(counts, false)).toEqual({ before: { zh: '', en: '' }, effect: { zh, en } });
});

test('a confirmation that does not cover the effect is not taken for a missing one', () => {
  const { before } = strandedWords({ misfits: 1, silenced: 0 }, true);
  expect(before.zh).toContain('确认');
  expect(before.en).toContain('confirmed');
});
