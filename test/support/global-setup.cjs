// Gives the run a folder of its own. The servers in it are started by the first spec file that needs them (servers.ts),
// so that specs of pure rules pay nothing.
const { chmodSync, mkdtempSync, readdirSync, statSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { endServers } = require('./end-servers.cjs');

const prefix = 'xuanfa-test-';

module.exports = async function globalSetup() {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(prefix) && ownedByDeadRun(join(tmpdir(), name))) await endServers(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // As root the database runs as another user, who has to pass through here.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'run.pid'), String(process.pid));
  process.env.TEST_RUN_FOLDER = folder;
};

/** A run that was killed could not clear up behind itself. */
function ownedByDeadRun(folder) {
  if (process.getuid && statSync(folder).uid !== process.getuid()) return false;
  try {
    const pid = Number(require('node:fs').readFileSync(join(folder, 'run.pid'), 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
