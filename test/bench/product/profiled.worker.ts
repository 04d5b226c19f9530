import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';

// The product's worker, with a CPU profile left behind in the folder PROFILE_FOLDER when it ends.
const folder = process.env.PROFILE_FOLDER ?? '.';
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');
process.on('exit', () => {
  // Within one thread the inspector answers before `post` returns.
  session.post('Profiler.stop', (error, { profile }) => {
    if (error) throw error;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `worker-${process.pid}.cpuprofile`), JSON.stringify(profile));
  });
});
await import('../../../src/main.js');
