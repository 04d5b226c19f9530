import { listAge } from './list-age.rules.js';

describe('listAge', () => {
  it('reads anew four times a second where reading is quick', () => {
    expect([0, 5, 50].map(listAge)).toEqual([250, 250, 250]);
  });

  it('spends a fifth of the time on reading while that leaves nobody waiting for long', () => {
    for (const readMs of [60, 100, 130]) expect(readMs / listAge(readMs)).toBeCloseTo(0.2);
  });

  it.each(Array.from({ length: 26 }, (_, tenth) => tenth * 10))(
    'P3: with a reading of %i ms, shows whoever comes right after it on the next list within 800 ms',
    (readMs) => expect(listAge(readMs) + readMs).toBeLessThanOrEqual(800),
  );

  it('leaves half of the time for claims, however slow the reading', () => {
    for (const readMs of [300, 700, 4_000]) expect(listAge(readMs)).toBe(2 * readMs);
  });
});
