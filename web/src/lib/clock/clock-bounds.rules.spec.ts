import { aheadBy, type Bounds, narrowed, NOTHING_KNOWN } from './clock-bounds.rules';

/** The answer of a server whose clock is ahead, made half-way. */
function answer(known: Bounds, ahead: number, askedAt: number, took: number): Bounds {
  const made = new Date(askedAt + took / 2 + ahead);
  return narrowed(known, made.toUTCString(), askedAt, askedAt + took);
}

describe('the server’s clock', () => {
  it.each([0, 90_000, -3_600_000])('is known to a tenth of a second after some answers, %i ms off', (ahead) => {
    let known = NOTHING_KNOWN;
    for (let n = 0; n < 40; n += 1) known = answer(known, ahead, 1_000_000 + n * 1_370, 40);
    expect(Math.abs(aheadBy(known) - ahead)).toBeLessThanOrEqual(100);
  });

  it('is never believed to be where no answer puts it', () => {
    const known = answer(NOTHING_KNOWN, 5_000, 10_000, 400);
    expect(known.low).toBeLessThanOrEqual(5_000);
    expect(known.high).toBeGreaterThanOrEqual(5_000);
  });

  it('is looked for anew when a clock was set', () => {
    const before = answer(answer(NOTHING_KNOWN, 0, 10_000, 20), 0, 12_345, 20);
    expect(Math.abs(aheadBy(answer(before, 60_000, 20_000, 20)) - 60_000)).toBeLessThanOrEqual(1_020);
  });

  it('is this machine’s while nothing was told', () => {
    expect(aheadBy(narrowed(NOTHING_KNOWN, null, 1, 2))).toBe(0);
    expect(aheadBy(narrowed(NOTHING_KNOWN, 'soon', 1, 2))).toBe(0);
  });
});
