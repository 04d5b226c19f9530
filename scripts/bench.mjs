// `npm run bench`: installs and builds when needed, then measures the engine against floors of the same run.
import { ensureReady } from './ensure-ready.mjs';
import { ensureRedis } from './ensure-redis.mjs';

await ensureReady();
const missing = ensureRedis();
if (missing) {
  process.stderr.write(`[xuanfa] ${missing}\n`);
  process.exit(1);
}
await import('../dist/test/bench/bench.command.js');
