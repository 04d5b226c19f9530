import { ClaimSize } from './claim-size.rules.js';

describe('ClaimSize', () => {
  it('sets no limit of its own', () => {
    const size = new ClaimSize();
    size.passed(200);
    expect(size.of(200)).toBe(200);
  });

  it('halves with every round that was ended, down to one', () => {
    const size = new ClaimSize();
    const tried: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      tried.push(size.of(20));
      size.ended(size.of(20));
    }
    expect(tried).toEqual([20, 10, 5, 2, 1, 1]);
  });

  it('halves what was tried, where that was less than allowed', () => {
    const size = new ClaimSize();
    size.ended(100);
    size.ended(8);
    expect(size.of(100)).toBe(4);
  });

  it('grows slower than it shrinks, and only by rounds that were as large as allowed', () => {
    const size = new ClaimSize();
    size.ended(80);
    size.passed(39);
    expect(size.of(80)).toBe(40);
    size.passed(40);
    expect(size.of(80)).toBe(44);
    let rounds = 1;
    for (; size.of(80) < 80; rounds += 1) size.passed(size.of(80));
    expect(rounds).toBeGreaterThan(5);
    expect(size.of(80)).toBe(80);
  });
});
