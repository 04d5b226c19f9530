import { LOOK_AGES, lookInTrouble, MEASURE_AGES, nextStep, stepReached } from './follow-up.rules.js';

const SENT = Date.parse('2026-07-15T09:00:00+08:00');
const HOUR = 3_600_000;

describe('the ages at which a post is followed up', () => {
  it('follow each other', () => {
    expect(nextStep(LOOK_AGES, 0, SENT, SENT + 61_000)).toEqual({ step: 1, at: SENT + HOUR });
    expect(nextStep(MEASURE_AGES, 3, SENT, SENT + 8 * 24 * HOUR)).toEqual({ step: 4, at: SENT + 720 * HOUR });
    expect(nextStep(MEASURE_AGES, 4, SENT, SENT + 721 * HOUR)).toBeNull();
  });

  it('that passed in a long silence are not made good one by one', () => {
    expect(nextStep(MEASURE_AGES, 0, SENT, SENT + 100 * HOUR)).toEqual({ step: 3, at: SENT + 168 * HOUR });
    expect(nextStep(LOOK_AGES, 0, SENT, SENT + 100 * HOUR)).toBeNull();
  });

  it.each([
    ['soon while somebody is likely to mend it', 1, 3, 4],
    ['at the regular age where that comes first', 1, 23.5, 24],
    ['less often later', 2, 30, 36],
    ['once a day in the end', 2, 24 * 10, 24 * 11],
    ['for a month at most', 2, 24 * 30, null],
  ])('what is amiss is looked at again %s', (_rule, step, hours, then) => {
    const at = lookInTrouble(step, SENT, SENT + hours * HOUR);
    expect(at === null ? null : (at - SENT) / HOUR).toBe(then);
  });

  it.each([
    [0, 0.5, 0],
    [0, 5, 0],
    [0, 25, 1],
    [1, 24 * 40, 4],
    [4, 1, 4],
  ])('step %i at the age of %d h is step %i', (step, hours, reached) => {
    expect(stepReached(MEASURE_AGES, step, SENT, SENT + hours * HOUR)).toBe(reached);
  });
});
