import { isCleanLine, isCleanText, isSha256, step } from './problem.rules.js';
import { checkAlt, checkRevisionTexts } from './story.rules.js';
import { LINK_PLACE } from './variant-content.rules.js';

const codes = (title: string, summary = ''): string[] =>
  checkRevisionTexts(title, summary).map((one) => `${one.pointer} ${one.code}`);

it.each<[string, string[]]>([
  ['题', []],
  ['题'.repeat(100), []],
  ['题'.repeat(101), ['/title TITLE']],
  ['', ['/title TITLE']],
  [' \t', ['/title TITLE']],
  ['甲\n乙', ['/title TITLE']],
  ['甲\u2028乙', ['/title TITLE']],
  ['甲\ud800', ['/title TITLE']],
  [`看${LINK_PLACE}`, ['/title LINK_PLACE_IN_TEXT']],
])('the title %j', (title, expected) => {
  expect(codes(title)).toEqual(expected);
});
it.each<[string, string[]]>([
  ['', []],
  ['两\n行', []],
  ['摘'.repeat(501), ['/summary SUMMARY']],
  ['\u0007', ['/summary SUMMARY']],
  [LINK_PLACE, ['/summary LINK_PLACE_IN_TEXT']],
])('the summary %j', (summary, expected) => {
  expect(codes('题', summary)).toEqual(expected);
});
it('an alternative text is one line that says something', () => {
  expect(['合影', '', ' ', '甲\n乙', '图'.repeat(201)].map((alt) => checkAlt(alt, '/alt').length)).toEqual([
    0, 1, 1, 1, 1,
  ]);
});
it('clean texts are what a database, a page and a feed can hold', () => {
  expect(['甲\n\t', '😀', '\u0000', '\u001b', '\ufffe', '\udc00'].map(isCleanText)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(['甲', '甲\t', '甲\u0085'].map(isCleanLine)).toEqual([true, false, false]);
});
it('a sha256 is lower-case hex, whole', () => {
  expect(['a'.repeat(64), 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`, 5].map(isSha256)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
it('steps of a pointer are escaped', () => {
  expect([step('a/b'), step('a~b'), step(0)]).toEqual(['/a~1b', '/a~0b', '/0']);
});
