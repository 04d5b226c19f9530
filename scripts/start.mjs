// `npm start`: makes ready, then becomes the application. No process in between: signals and exit codes are its own.
// (package.json says `exec` for the same reason: otherwise a shell would stand between npm and us, and keep the signals.)
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureReady, root } from './ensure-ready.mjs';

await ensureReady();
if (process.env.npm_lifecycle_event) endWithParent();
process.chdir(root);
await import(pathToFileURL(join(root, 'dist/src/main.js')).href);

/** When npm is killed outright, nobody is left to stop us: we would hold the port and the data against the next start. */
function endWithParent() {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
