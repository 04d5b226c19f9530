import { isNotLoaded, namesScript, nextWait } from './late.rules';

describe('a part of the console that comes late', () => {
  test.each([
    'Failed to fetch dynamically imported module: http://x/console/assets/a-1.js',
    'error loading dynamically imported module: http://x/console/assets/a-1.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /console/assets/a-1.css',
  ])('is asked for again where it did not arrive: %s', (message) => {
    expect(isNotLoaded(new TypeError(message))).toBe(true);
  });

  test('is not asked for again where it fails itself', () => {
    expect(isNotLoaded(new TypeError("Cannot read properties of undefined (reading 'x')"))).toBe(false);
    expect(isNotLoaded('Failed to fetch dynamically imported module')).toBe(false);
  });

  test('is asked for after 1, 2, 4, 8 s and then every 10 s', () => {
    const waits = [nextWait(0)];
    while (waits.length < 6) waits.push(nextWait(waits.at(-1) ?? 0));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  test('belongs to another version where the server’s page begins with another script, and not where somebody else’s page answers', () => {
    const page = '<script type="module" crossorigin src="/console/assets/main-A1.js"></script>';
    expect(namesScript(page, '/console/assets/main-A1.js')).toBe(true);
    expect(namesScript(page, '/console/assets/main-B2.js')).toBe(false);
    expect(namesScript('<h1>Please log in to the network</h1>', '/console/assets/main-B2.js')).toBe(true);
  });
});
