import { acceptsGzip, holds, wantsPage } from './negotiation.rules.js';

describe('what a reader takes', () => {
  test.each([
    [undefined, false],
    ['', false],
    ['identity', false],
    ['gzip', true],
    ['br;q=1.0, GZIP;q=0.8', true],
    ['gzip;q=0', false],
    ['gzip;q=0.000, *', false],
    ['*', true],
    ['*;q=0', false],
    ['gzipped', false],
  ])('gzip by %j: %s', (header, wanted) => {
    expect(acceptsGzip(header)).toBe(wanted);
  });

  test.each([
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['"b"', false],
    ['*', true],
    ['a', false],
  ])('what they hold by %j: %s', (header, held) => {
    expect(holds(header, '"a"')).toBe(held);
  });

  test.each([
    ['/', '*/*', true],
    ['/stories/x', undefined, true],
    ['/pillars/x', 'application/json', true],
    ['/search', 'application/json', true],
    ['/storiesx', '*/*', false],
    ['/anything', 'text/html,application/xhtml+xml', true],
    ['/anything', 'application/json', false],
    ['/media/x', 'image/avif,image/*', false],
    ['/api', 'text/html', false],
    ['/api/x', 'text/html', false],
    ['/API/x', 'text/html', false],
    ['/apiary', 'text/html', true],
  ])('an error at %s with Accept %j as a page: %s', (path, accept, page) => {
    expect(wantsPage(path, accept)).toBe(page);
  });
});
