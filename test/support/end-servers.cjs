const { existsSync, readFileSync, readlinkSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');

/** Ends the servers that were started in a run's folder, by the process ids they left there, and removes the folder. */
exports.endServers = async function endServers(folder) {
  const record = join(folder, 'postgres', 'database.json');
  if (existsSync(record)) {
    const cluster = join(JSON.parse(readFileSync(record, 'utf8')).home, 'postgres');
    // SIGINT is PostgreSQL's fast shutdown.
    await end(join(cluster, 'postmaster.pid'), 'SIGINT', cluster);
  }
  await end(join(folder, 'redis', 'redis.pid'), 'SIGTERM', join(folder, 'redis'));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
};

async function end(pidFile, signal, workingFolder) {
  if (!existsSync(pidFile)) return;
  const pid = parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!lives(pid) || !worksIn(pid, workingFolder)) return;
  process.kill(pid, signal);
  for (let turn = 0; turn < 200 && lives(pid); turn += 1) await pause(50);
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A number may have been given to another process since; both servers work in their own folder. */
function worksIn(pid, folder) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return process.platform !== 'linux';
  }
}
