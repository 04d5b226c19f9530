import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.rules.js';

const ID = '01890000-0000-7000-8000-000000000000';

describe('the cursor of a list', () => {
  test('what was sealed comes back, whatever text it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (text, number) => {
          const cursor = encodeCursor([text, number === 0 ? 0 : number, ID]);
          fc.pre(cursor.length <= 1024);
          expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
          expect(decodeCursor(cursor, ['text', 'number', 'uuid'])).toEqual([text, number === 0 ? 0 : number, ID]);
        },
      ),
    );
  });

  test.each([
    ['not base64url', '***', ['uuid']],
    ['not JSON', 'AAAA', ['uuid']],
    ['no list', Buffer.from('{"a":1}').toString('base64url'), ['uuid']],
    ['too few values', encodeCursor([ID]), ['time', 'uuid']],
    ['too many values', encodeCursor([ID, ID]), ['uuid']],
    ['no id', encodeCursor(['x']), ['uuid']],
    ['a number that is a text', encodeCursor(['1']), ['number']],
    ['no time', encodeCursor(['2020-13-45T00:00:00Z']), ['time']],
    ['null', encodeCursor([null]), ['text']],
    ['a NUL', encodeCursor(['a\0']), ['text']],
    ['too long', encodeCursor(['x'.repeat(2000)]), ['text']],
  ] as const)('%s is no cursor', (_what, cursor, kinds) => {
    expect(decodeCursor(cursor, kinds)).toBeNull();
  });
});
