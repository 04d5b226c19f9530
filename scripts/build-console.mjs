// Builds the console for the browser into `dist/web`, and stamps it with what it was made from.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { consoleDigest, root } from './ensure-ready.mjs';

const stamp = join(root, 'dist', '.console-built-from');
rmSync(stamp, { force: true });
await build({ configFile: join(root, 'web', 'vite.config.ts'), logLevel: 'warn' });
writeFileSync(stamp, consoleDigest());
