// Lets `npx xuanfa …` find the command of this very clone at once (without the link npx makes a detour through its cache).
// A convenience: it must never fail the start. No install script, which strict-allow-scripts would refuse to npx on a fresh clone.
import { chmodSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const link = join(root, 'node_modules', '.bin', 'xuanfa');
try {
  mkdirSync(dirname(link), { recursive: true });
  chmodSync(join(root, 'bin', 'xuanfa.mjs'), 0o755);
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
  symlinkSync(join('..', '..', 'bin', 'xuanfa.mjs'), link);
} catch (error) {
  process.stderr.write(
    `[xuanfa] npx xuanfa 未能登记，可改用 node bin/xuanfa.mjs。 npx xuanfa could not be set up, use node bin/xuanfa.mjs: ${error}\n`,
  );
}
