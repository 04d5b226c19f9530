import { OpenStretches } from './open-stretches.rules.js';

function listOf(stretches: OpenStretches): [number, number][] {
  const list: [number, number][] = [];
  for (let index = 0, one = stretches.at(0); one; one = stretches.at(++index)) list.push([one.from, one.to]);
  return list;
}

test.each<[string, [number, number][], [number, number][]]>([
  [
    'apart stay apart, in order',
    [
      [5, 6],
      [1, 2],
    ],
    [
      [1, 2],
      [5, 6],
    ],
  ],
  [
    'overlapping ones are one',
    [
      [1, 4],
      [3, 6],
    ],
    [[1, 6]],
  ],
  [
    'touching ones stay two, their border free',
    [
      [1, 3],
      [3, 5],
    ],
    [
      [1, 3],
      [3, 5],
    ],
  ],
  [
    'one may bridge several',
    [
      [1, 3],
      [4, 6],
      [7, 9],
      [2, 8],
    ],
    [[1, 9]],
  ],
  [
    'one inside another changes nothing',
    [
      [1, 9],
      [3, 4],
    ],
    [[1, 9]],
  ],
  [
    'the same twice',
    [
      [1, 2],
      [1, 2],
    ],
    [[1, 2]],
  ],
])('%s', (_, added, expected) => {
  const stretches = new OpenStretches();
  for (const [from, to] of added) stretches.add(from, to);
  expect(listOf(stretches)).toEqual(expected);
});

test('borders are outside', () => {
  const stretches = new OpenStretches();
  stretches.add(1, 3);
  expect([1, 2, 3].map((at) => stretches.around(at) !== null)).toEqual([false, true, false]);
});
