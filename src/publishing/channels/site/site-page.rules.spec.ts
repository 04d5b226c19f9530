import { slugFor } from './site-page.rules.js';

describe('the address of a page', () => {
  const id = '0190a5b2-7c3d-7e4f-8a1b-0123456789AB';

  it('names the day in the office’s zone and stays the same for a publication', () => {
    const lateEvening = Date.parse('2026-07-15T23:30:00+08:00');
    expect(slugFor(id, lateEvening, 'Asia/Shanghai')).toBe('2026-07-15-23456789ab');
    expect(slugFor(id, lateEvening, 'UTC')).toBe('2026-07-15-23456789ab');
    expect(slugFor(id, Date.parse('2026-07-15T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-07-16-23456789ab');
  });
});
