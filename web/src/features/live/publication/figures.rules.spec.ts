import { countingOf, findingOf } from './figures.rules';

const NOTHING = { measured: false, figures: [], looks: [], nextLookAt: null, nextMeasureAt: null };
const AT = '2026-11-27T01:00:00.000Z';
const FIGURE = { at: AT, age: '1h', reads: 1, likes: null, comments: null, shares: null };
const LOOK = {
  ...({ at: AT, age: '1m', post: 'there', link: 'opens', status: 200, cause: null, text: null, detail: null } as const),
};

describe('how it stands with the counts of a post', () => {
  test.each([
    ['just out', NOTHING, 'comes'],
    ['a reading is planned', { ...NOTHING, measured: true, nextMeasureAt: AT }, 'comes'],
    ['its channel counts nothing', { ...NOTHING, looks: [LOOK] }, 'not_offered'],
    ['every time passed without an answer', { ...NOTHING, measured: true, looks: [LOOK] }, 'missed'],
    ['read, and no more to come', { ...NOTHING, measured: true, figures: [FIGURE] }, 'counted'],
  ] as const)('%s', (_what, told, expected) => {
    expect(countingOf({ ...told, figures: [...told.figures], looks: [...told.looks] })).toBe(expected);
  });

  test.each([
    ['there', 'opens', null],
    ['there', 'none', null],
    ['there', 'broken', 'broken'],
    ['gone', 'broken', 'gone'],
    ['unknown', 'none', 'unseen'],
    ['there', 'unknown', 'unseen'],
  ] as const)('a look that finds the post %s and its link %s', (post, link, expected) => {
    expect(findingOf({ post, link })).toBe(expected);
  });
});
