import { LookAhead, MOST_AHEAD, SEND_PLACES } from './look-ahead.rules.js';

function after(ms: number, sends = 200): number {
  const ahead = new LookAhead();
  for (let send = 0; send < sends; send++) ahead.note(ms);
  return ahead.target - SEND_PLACES;
}

describe('LookAhead', () => {
  it('holds more claims than places while the platform is fast, up to a limit', () => {
    expect(after(10)).toBe(MOST_AHEAD);
    expect(after(100)).toBeGreaterThan(100);
  });

  it('holds next to none beyond the places while it is slow', () => {
    expect(after(3_000)).toBeLessThanOrEqual(8);
    expect(after(15_000)).toBeLessThanOrEqual(1);
  });
});
