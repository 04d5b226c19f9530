import { jain, median, quantile, spreadOf } from './statistics.rules.js';

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 2, 1, 4], 3],
  ])('of %j is %d', (samples, middle) => {
    expect(median(samples)).toBe(middle);
  });

  it('sorts by size, not by spelling', () => {
    expect(median([100, 9, 80])).toBe(80);
  });

  it('refuses an empty list', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('quantile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (q, value) => {
    expect(quantile(hundred, q)).toBe(value);
  });

  it('is always one of the samples', () => {
    expect(quantile([4, 8], 0.5)).toBe(4);
    expect(quantile([4, 8], 0.51)).toBe(8);
  });
});

describe('spreadOf', () => {
  it('is the smallest and the largest', () => {
    expect(spreadOf([2, 11, 3])).toEqual({ low: 2, high: 11 });
  });
});

describe('jain', () => {
  it('is 1 when all have the same and 1/n when one has everything', () => {
    expect(jain([7, 7, 7])).toBeCloseTo(1);
    expect(jain([9, 0, 0])).toBeCloseTo(1 / 3);
  });

  it('refuses when nobody got anything', () => {
    expect(() => jain([0, 0])).toThrow(RangeError);
  });
});
