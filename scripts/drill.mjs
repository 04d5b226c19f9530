// `npm run drill`: installs and builds when needed, then lets workers be killed and answers be lost, and counts what came of it.
import { ensureReady } from './ensure-ready.mjs';
import { ensureRedis } from './ensure-redis.mjs';

await ensureReady();
const args = process.argv.slice(2);
if (args.some((arg, at) => arg === '--backend=redis' || (arg === '--backend' && args[at + 1] === 'redis'))) {
  const missing = ensureRedis();
  if (missing) {
    process.stderr.write(`${missing}\n`);
    process.exit(1);
  }
}
await import('../dist/test/drill/drill.command.js');
