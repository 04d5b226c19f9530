import { withoutTrailingSlashes } from './trailing-slashes.rules.js';

describe('an address without the slashes at its end', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['///', ''],
    ['/wp', '/wp'],
    ['/wp//', '/wp'],
    ['/a//b/', '/a//b'],
  ])('%j is %j', (text, expected) => {
    expect(withoutTrailingSlashes(text)).toBe(expected);
  });

  it('is found at once, however many slashes stand before its end', () => {
    const text = `${'/'.repeat(1_000_000)}x`;
    const before = process.cpuUsage();
    expect(withoutTrailingSlashes(text)).toBe(text);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
