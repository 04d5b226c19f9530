import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import bcd, { type Identifier } from '@mdn/browser-compat-data';
import { PHONE, TestBrowser } from './browser.js';
import { cameLater, laterThanOldest, OLDEST_CHROMIUM } from './oldest-browser.js';

const BUILT = join(import.meta.dirname, '../../../dist/web');

/** A style that is younger but may be missing: without it the page reads as well. */
const MAY_BE_MISSING = new Set([
  // The thin space between Chinese and Latin letters.
  'text-autospace',
]);

function built(ending: string): [name: string, text: string][] {
  if (!existsSync(BUILT)) throw new Error('the console is not built: npm run build');
  const names = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
  expect(names.length).toBeGreaterThan(0);
  return names.map((name) => [name, readFileSync(join(BUILT, name), 'utf8')]);
}

/** Names below one branch of the table that the oldest browser does not know, however deep they stand. */
function youngNames(branch: Identifier, names = new Set<string>()): Set<string> {
  for (const name of Object.keys(branch)) {
    const below = branch[name];
    if (name === '__compat' || !below) continue;
    if (cameLater(below.__compat)) names.add(name);
    youngNames(below, names);
  }
  return names;
}

function topNames(branch: Identifier): Set<string> {
  return new Set(Object.keys(branch).filter((name) => cameLater(branch[name]?.__compat)));
}

function found(text: string, shape: RegExp, young: ReadonlySet<string>): string[] {
  return [...new Set([...text.matchAll(shape)].map(([, name = '']) => name))].filter((name) => young.has(name));
}

describe(`what is built runs in Chromium ${String(OLDEST_CHROMIUM)}`, () => {
  test('the table knows what is younger and what is not', () => {
    const later = laterThanOldest().map(({ holder, name }) => `${holder}.${name}`);
    expect(later).toEqual(
      expect.arrayContaining([
        'Array.toSorted',
        'URL.canParse',
        'Promise.withResolvers',
        'Object.groupBy',
        'Iterator.map',
      ]),
    );
    for (const old of ['Array.findLast', 'AbortSignal.timeout', '.structuredClone', 'Intl.Segmenter', 'Object.hasOwn'])
      expect(later).not.toContain(old);
  });

  test('no script calls by its full name what came later', () => {
    const later = laterThanOldest().filter(({ holder }) => holder !== '');
    const calls = built('.js').flatMap(([file, text]) =>
      later
        .filter(({ holder, name }) => text.includes(`${holder}.${name}`))
        .filter(({ holder, name }) => new RegExp(`(?<![\\w$.])${holder}\\.${name}(?![\\w$])`).test(text))
        .map(({ holder, name }) => `${file}: ${holder}.${name}`),
    );
    expect(calls).toEqual([]);
  });

  test('no style needs what came later', () => {
    const css = bcd.css;
    const functions = youngNames(css.types as Identifier);
    const properties = topNames(css.properties as Identifier);
    const rules = topNames(css['at-rules'] as Identifier);
    const selectors = topNames(css.selectors as Identifier);
    expect([
      functions.has('color-mix'),
      properties.has('field-sizing'),
      rules.has('scope'),
      selectors.has('popover-open'),
    ]).toEqual([true, true, true, true]);
    const uses = built('.css').flatMap(([file, text]) =>
      [
        ...found(text, /(?<![\w-])([a-z][a-z-]*)\(/g, functions),
        ...found(text, /[{;]([a-z][a-z-]*):/g, properties),
        ...found(text, /@([a-z-]+)/g, rules),
        ...found(text.replace(/\{[^{}]*\}/g, '{}'), /:{1,2}([a-z-]+)/g, selectors),
      ]
        .filter((name) => !MAY_BE_MISSING.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(uses).toEqual([]);
  });

  test('every page of these tests runs in a world without it', async () => {
    const browser = await TestBrowser.open('http://127.0.0.1');
    try {
      const { page } = await browser.window(PHONE);
      await page.goto('data:text/html,<p>here</p>');
      const there = `[Array.prototype.toSorted, URL.canParse, Promise.withResolvers, Set.prototype.union, [].values().map,
        document.startViewTransition, HTMLElement.prototype.showPopover].filter((one) => one !== undefined).length`;
      expect(await page.evaluate(there)).toBe(0);
      expect(await page.evaluate('typeof Array.prototype.findLast')).toBe('function');
    } finally {
      await browser.close();
    }
  });
});
