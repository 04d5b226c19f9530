// `npm start`: makes ready, then becomes the application. No child process in between: signals and exit codes are its own.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureReady, root } from './ensure-ready.mjs';

await ensureReady();
process.chdir(root);
await import(pathToFileURL(join(root, 'dist/src/main.js')).href);
