import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hurried, HURRY, PATIENCE } from './patience.rules.js';

const SRC = join(__dirname, '../../../src');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the patience of hurried workers', () => {
  it('divides constants, products, lists and properties, and leaves everything else alone', () => {
    const text = `const SEND_MS = 2 * 10_000;\nconst RETRY_MS = 5_000;\nconst OTHER_MS = 7;\n`;
    expect(hurried('publishing/channels/site/site.channel.js', text, 5)).toBe(
      `const SEND_MS = 4000;\nconst RETRY_MS = 1000;\nconst OTHER_MS = 7;\n`,
    );
    const rules =
      'SETTLE_MARGIN_MS = 15_000; LOOKS_APART_MS = 10_000; LOOK_PAUSES_MS = [5_000, 10_000]; FIRST_POLL_MS = 5_000;';
    expect(hurried('publishing/settle/settle.rules.js', rules, 5)).toContain('LOOK_PAUSES_MS = [1000, 2000]');
    expect(hurried('publishing/other.js', text, 5)).toBe(text);
  });

  it('names what is no longer there', () => {
    expect(() => hurried('publishing/channels/site/site.channel.js', 'const RETRY_MS = 5_000;', 5)).toThrow(
      'publishing/channels/site/site.channel.js has no SEND_MS to hurry',
    );
  });

  it.each(Object.keys(PATIENCE))('finds all it is to hurry in %s', (file) => {
    const text = readFileSync(join(SRC, file.replace(/\.js$/, '.ts')), 'utf8');
    expect(hurried(file, text, HURRY)).not.toBe(text);
  });

  it('knows every connector: one that keeps its longest call would settle by other ratios than the rest', () => {
    const connectors = sources(join(SRC, 'publishing/channels'))
      .filter((path) => /\blongestCallMs: [A-Z]/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(SRC, path).replace(/\.ts$/, '.js'));
    expect(connectors.length).toBeGreaterThanOrEqual(9);
    expect(connectors.filter((path) => !(path in PATIENCE))).toEqual([]);
  });
});
