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

  function filesOf(...entries: string[]): Set<string> {
    const files = new Set<string>();
    const follow = (name: string): void => {
      const chunk = manifest[name];
      if (!chunk) throw new Error(`${name} is not in the build`);
      if (files.has(chunk.file)) return;
      files.add(chunk.file);
      chunk.imports?.forEach(follow);
    };
    entries.forEach(follow);
    return files;
  }

  function weight(...entries: string[]): number {
    return [...filesOf(...entries)].reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0);
  }

  test('of the desk is at most 320 KB of script', () => {
    expect(weight('index.html', 'src/features/desk/desk-page.tsx') / KIB).toBeLessThanOrEqual(320);
  });

  test('of signing on the phone is at most 150 KB of script, and nothing of the desk’s kit', () => {
    expect(weight('sign.html') / KIB).toBeLessThanOrEqual(150);
  });

  test('of all others does not have the editor in it', () => {
    const names = Object.keys(manifest).filter((name) => /^src\/features\/[^/]+\/[^/]+-page\.tsx$/.test(name));
    const editor = 'src/features/editor/editor-page.tsx';
    expect(names).toContain(editor);
    const own = filesOf(editor);
    // What is the editor's alone: no page of another kind asks for it, and it is what weighs.
    const elsewhere = new Set(
      names.filter((name) => name !== editor).flatMap((name) => [...filesOf('index.html', name)]),
    );
    const alone = [...own].filter((file) => !elsewhere.has(file));
    const words = alone.filter((file) => readFileSync(join(BUILT, file), 'utf8').includes('ProseMirror'));
    expect(words.length).toBeGreaterThan(0);
    for (const file of elsewhere) expect(readFileSync(join(BUILT, file), 'utf8')).not.toContain('ProseMirror');
  });
});
