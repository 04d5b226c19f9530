// `npm run sandbox`: installs and builds when needed, then runs the platforms' stand-ins alone.
import { ensureReady } from './ensure-ready.mjs';

await ensureReady({ install: true, build: true });
// In this very process: a signal reaches the sandbox itself, and nothing is left behind when it is killed.
await import('../dist/src/sandbox/sandbox.command.js');
