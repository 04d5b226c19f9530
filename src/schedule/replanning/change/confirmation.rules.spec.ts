import { confirmationOf, covers, type ShownUnder } from './confirmation.rules.js';

const KEY = Buffer.alloc(32, 1);
const shown: ShownUnder = { change: 'a'.repeat(32), misfits: 12, held: 3, version: 'v1' };
const given = confirmationOf(shown, KEY);

test.each<[string, ShownUnder, boolean]>([
  ['the very same', shown, true],
  ['fewer misfits', { ...shown, misfits: 11, held: 3 }, true],
  ['fewer laid aside', { ...shown, held: 0 }, true],
  ['one more misfit', { ...shown, misfits: 13 }, false],
  ['one more of them laid aside', { ...shown, held: 4 }, false],
  ['another change', { ...shown, change: 'b'.repeat(32) }, false],
  ['another version of the rules', { ...shown, version: 'v2' }, false],
])('a confirmation of what was shown, when there is now %s: covered is %s', (_now, found, covered) => {
  expect(covers(given, found, KEY)).toBe(covered);
});

test('figures that nobody was shown are not confirmed, however well they are written', () => {
  const [, , signature] = given.split('.');
  const more = { ...shown, misfits: 999 };
  expect(covers(`999.3.${signature}`, more, KEY)).toBe(false);
  expect(covers(confirmationOf(more, Buffer.alloc(32, 2)), more, KEY)).toBe(false);
  expect(covers(confirmationOf(more, KEY), more, KEY)).toBe(true);
});

test.each([
  null,
  '',
  '12.3',
  `12.3.${'x'.repeat(31)}`,
  `12.3.${'发'.repeat(32)}`,
  `-1.3.${'x'.repeat(32)}`,
  given + 'x',
])('what is no confirmation confirms nothing: %s', (text) => {
  expect(covers(text, shown, KEY)).toBe(false);
});

test('a confirmation fits the field it comes back in', () => {
  expect(confirmationOf({ ...shown, misfits: 999_999_999, held: 999_999_999 }, KEY).length).toBeLessThanOrEqual(64);
});
