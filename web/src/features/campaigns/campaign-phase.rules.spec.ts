import { phaseOf } from './campaign-phase.rules';

const JULY = { from: '2026-07-01', to: '2026-07-31' };

test.each([
  ['2026-06-30', 'before'],
  ['2026-07-01', 'during'],
  ['2026-07-31', 'during'],
  ['2026-08-01', 'after'],
] as const)('on %s a campaign of July is %s its dates', (today, phase) => {
  expect(phaseOf(JULY, today)).toBe(phase);
});

test('a campaign without settled dates is nowhere in them', () => {
  expect(phaseOf({ from: null, to: '2026-07-31' }, '2026-07-15')).toBeNull();
  expect(phaseOf({ from: '2026-07-01', to: null }, '2026-07-15')).toBeNull();
});
