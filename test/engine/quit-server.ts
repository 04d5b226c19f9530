import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processLives } from '../../src/platform/config/data/data-directory.js';
import { clusterFolder, readClusterRecord } from '../../src/platform/database/cluster-home.js';

/** The process of the embedded server of a data directory. @throws when there is none */
export function serverPid(dataDir: string): number {
  const record = readClusterRecord(dataDir);
  if (!record) throw new Error(`there is no database in ${dataDir}`);
  return Number(readFileSync(join(clusterFolder(record.home), 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function hasServer(dataDir: string): boolean {
  const record = readClusterRecord(dataDir);
  return record !== undefined && existsSync(join(clusterFolder(record.home), 'postmaster.pid'));
}

/** Ends the embedded server of a data directory at once ("immediate"), without writing out what nobody will read again. */
export async function quitServer(dataDir: string): Promise<void> {
  if (!hasServer(dataDir)) return; // broken off before it was there
  const pid = serverPid(dataDir);
  process.kill(pid, 'SIGQUIT');
  for (let turn = 0; turn < 500 && processLives(pid); turn += 1) await pause(20);
}
