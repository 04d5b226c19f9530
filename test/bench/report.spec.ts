import { GOALS, isMet, judged, reported } from './figure.js';
import { toLine, toTable } from './report.js';

const fast = judged('pipeline.ratio.postgres', { values: [4, 2.5, 3.1], floors: [800, 900, 1000], floorUnit: '/s' });
const slow = judged('burst1000.p99.ratio.redis', { values: [0.9, 0.8, 0.7], floors: [500], note: '400 instead' });
const beside = reported('trickle.p99.ms.redis', 'lower', { values: [41] });

it('a figure is the median of its rounds, beside the floor’s of the same rounds', () => {
  expect(fast).toMatchObject({ value: 3.1, floor: 900, goal: 3, spread: { low: 2.5, high: 4 } });
});

it('a goal is met on its own side; what is only reported meets none', () => {
  expect([fast, slow, beside].map(isMet)).toEqual([true, false, undefined]);
});

it('prints one line with the agreed keys and no others', () => {
  const line = toLine([fast, slow, beside]);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    figures: [
      { name: 'pipeline.ratio.postgres', value: 3.1, goal: 3, better: 'higher', floor: 900 },
      { name: 'burst1000.p99.ratio.redis', value: 0.8, goal: 0.75, better: 'lower', floor: 500 },
      { name: 'trickle.p99.ms.redis', value: 41, goal: null, better: 'lower', floor: null },
    ],
  });
});

it('shows spread, goal and verdict in the table', () => {
  const [, first, second, third] = toTable([fast, slow, beside]).split('\n');
  expect(first).toMatch(/^pipeline\.ratio\.postgres +3\.1 +2\.5–4 +≥ 3 +✓ +900 \/s$/);
  expect(second).toMatch(/0\.8 +0\.7–0\.9 +≤ 0\.75 +✗ +500 +400 instead$/);
  expect(third).toMatch(/^trickle\.p99\.ms\.redis +41 +41–41$/);
});

it('the goals are those of the design', () => {
  expect(Object.entries(GOALS).map(([name, { goal, better }]) => [name, better, goal])).toEqual([
    ['pipeline.ratio.postgres', 'higher', 3],
    ['pipeline.ratio.redis', 'higher', 1.75],
    ['burst1000.p99.ratio.postgres', 'lower', 0.4],
    ['burst1000.p99.ratio.redis', 'lower', 0.75],
    ['trickle.p50.extraMs.postgres', 'lower', 10],
    ['trickle.p99.extraMs.postgres', 'lower', 40],
    ['planner.growth.1e6', 'lower', 1.5],
    ['claim.contention.ratio', 'lower', 3],
    ['idle.cpuPercent', 'lower', 2],
    ['idle.rssMiB', 'lower', 300],
  ]);
});
