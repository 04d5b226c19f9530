// `npm run demo`: installs and builds when needed, then goes through the main job once, on a data directory of its own.
import { ensureReady } from './ensure-ready.mjs';

await ensureReady();
await import('../dist/src/demo/demo.command.js');
