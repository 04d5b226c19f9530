import { clockOf, instantOf } from './window.rules';

describe('times of a release', () => {
  it('are those of the institution, wherever the browser stands', () => {
    expect(instantOf('2026-11-26T09:30')).toBe('2026-11-26T01:30:00.000Z');
    expect(clockOf('2026-11-26T01:30:00.000Z')).toBe('2026-11-26T09:30');
    expect(instantOf('')).toBe('');
    expect(clockOf('')).toBe('');
  });
});
