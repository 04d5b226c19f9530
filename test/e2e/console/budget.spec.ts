import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = join(import.meta.dirname, '../../../dist/web');
const KIB = 1_024;

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

/** Script that a page loads before it shows something, gzip. The figures are the issue's: desks on old machines, phones on slow networks. */
describe('the weight of a page', () => {
  let manifest: Record<string, Chunk>;

  beforeAll(() => {
    const file = join(BUILT, '.vite/manifest.json');
    if (!existsSync(file)) throw new Error('the console is not built: npm run build');
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>;
  });

  function weight(...entries: string[]): number {
    const files = new Set<string>();
    const follow = (name: string): void => {
      const chunk = manifest[name];
      if (!chunk) throw new Error(`${name} is not in the build`);
      if (files.has(chunk.file)) return;
      files.add(chunk.file);
      chunk.imports?.forEach(follow);
    };
    entries.forEach(follow);
    return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0);
  }

  test('of the desk is at most 320 KB of script', () => {
    expect(weight('index.html', 'src/features/desk/desk-page.tsx') / KIB).toBeLessThanOrEqual(320);
  });

  test('of signing on the phone is at most 150 KB of script, and nothing of the desk’s kit', () => {
    expect(weight('sign.html') / KIB).toBeLessThanOrEqual(150);
  });
});
