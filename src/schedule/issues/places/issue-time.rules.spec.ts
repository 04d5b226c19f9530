import { allMayLeave, leavingSpan, MOST_DELAY_MS, sameTimeAfter } from './issue-time.rules.js';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const LONG = { from: at('2026-07-01T00:00:00'), to: at('2026-08-01T00:00:00') };

describe('when an issue may leave', () => {
  it('is from its time on and little later', () => {
    const slot = at('2026-07-15T20:02:00');
    expect(leavingSpan(slot, [LONG])).toEqual({ from: slot, to: slot + MOST_DELAY_MS });
    expect(leavingSpan(slot, [])).toEqual({ from: slot, to: slot + MOST_DELAY_MS });
  });

  it('is never the next day of Beijing, and never after any of its articles', () => {
    expect(leavingSpan(at('2026-07-15T23:50:00'), [LONG]).to).toBe(at('2026-07-16T00:00:00'));
    const short = { ...LONG, to: at('2026-07-15T20:05:00') };
    expect(leavingSpan(at('2026-07-15T20:02:00'), [LONG, short]).to).toBe(short.to);
    expect(allMayLeave(at('2026-07-15T20:04:59'), [LONG, short])).toBe(true);
    expect(allMayLeave(short.to, [LONG, short])).toBe(false);
  });

  it('is offered at the same time of day on the days after, also where clocks change', () => {
    expect(sameTimeAfter(at('2026-07-15T20:02:00'), 2, 'Asia/Shanghai')).toEqual([
      at('2026-07-16T20:02:00'),
      at('2026-07-17T20:02:00'),
    ]);
    const [summer] = sameTimeAfter(Date.parse('2026-03-28T19:00:00+01:00'), 1, 'Europe/Berlin');
    expect(summer).toBe(Date.parse('2026-03-29T19:00:00+02:00'));
  });
});
