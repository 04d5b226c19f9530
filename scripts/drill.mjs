// `npm run drill`: installs and builds when needed, then lets workers be killed and answers be lost, and counts what came of it.
import { ensureReady } from './ensure-ready.mjs';
import { ensureRedis } from './ensure-redis.mjs';
import { ensureWordpress } from './ensure-wordpress.mjs';

await ensureReady();
const args = process.argv.slice(2);
if (args.some((arg, at) => arg === '--backend=redis' || (arg === '--backend' && args[at + 1] === 'redis'))) {
  const missing = ensureRedis();
  if (missing) {
    process.stderr.write(`${missing}\n`);
    process.exit(1);
  }
}
// As the command itself decides: the full drill posts to a real WordPress unless told otherwise.
if (args.includes('--wordpress') || !args.some((arg) => ['--quick', '--no-wordpress', '--help'].includes(arg))) {
  const missing = ensureWordpress();
  if (missing) {
    process.stderr.write(`${missing}\n或加上 --no-wordpress / or leave it out: --no-wordpress\n`);
    process.exit(1);
  }
}
await import('../dist/test/drill/drill.command.js');
