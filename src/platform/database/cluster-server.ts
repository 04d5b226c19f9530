import { existsSync, readFileSync, readlinkSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { processLives } from '../config/data/data-directory.js';
import { StartError } from '../config/start-error.js';
import { clusterFolder, writeClusterRecord, type ClusterRecord } from './cluster-home.js';
import { runProgram, type ServerBinaries, type ServerUser } from './embedded-binaries.js';

export const superuser = 'xuanfa';
export const database = 'xuanfa';
/** How long a lock, a recovery or a slow disk may keep us waiting before we give up. */
const patienceMs = 60_000;

/** The first lines of postmaster.pid: process, directory, start, port, socket folder, address, shared memory, status. */
function readServerFile(cluster: string): { pid: number; port: number; cluster: string } | undefined {
  try {
    const [pid, directory = '', , port] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(pid), port: Number(port), cluster: directory };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes on a server that still runs on this very cluster; false when there is none, or when it had to be ended. */
export async function adoptOrphan(
  cluster: string,
  record: ClusterRecord,
  binaries: ServerBinaries,
  user: ServerUser | undefined,
): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const file = readServerFile(cluster);
    if (!file) return false;
    if (!serves(file, cluster)) {
      // A crash, a reboot or a copied folder left the file: the number in it may be anybody's by now, and would block the start.
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      return false;
    }
    if (file.cluster !== cluster) {
      // Its folder was moved under it: it knows itself by the old path, so it must start anew.
      await stopServer(cluster, binaries, user);
      return false;
    }
    if (file.port > 0 && (await answersFor({ ...record, port: file.port }, cluster))) {
      record.port = file.port;
      return true;
    }
    if (Date.now() > deadline) {
      throw new StartError(
        `数据库服务（进程号 ${file.pid}）仍占用 ${cluster} 但没有应答。请结束该进程后重试。`,
        `A database server (pid ${file.pid}) holds ${cluster} and does not answer. End that process and try again.`,
      );
    }
    await pause(250);
  }
}

/** Whether the process named in the file is a server on this cluster. A server's working directory is its cluster. */
function serves(file: { pid: number; cluster: string }, cluster: string): boolean {
  if (!processLives(file.pid)) return false;
  try {
    return readlinkSync(`/proc/${file.pid}/cwd`) === cluster;
  } catch {
    return file.cluster === cluster; // no /proc here, or not ours to look at
  }
}

function isServed(cluster: string): boolean {
  const file = readServerFile(cluster);
  return file !== undefined && serves(file, cluster);
}

/** Port of the server on this record's cluster when one answers there. */
export async function answeringPort(record: ClusterRecord): Promise<number | undefined> {
  const cluster = clusterFolder(record.home);
  const file = readServerFile(cluster);
  if (!file || !(await answersFor({ ...record, port: file.port }, cluster))) return undefined;
  return file.port;
}

async function answersFor(record: ClusterRecord, cluster: string): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(record, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // a server that is going down ends the session; the query below reports it
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === cluster;
  } catch {
    return false; // starting, stopping or not ours: the caller looks again
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function launch(
  dataDir: string,
  record: ClusterRecord,
  binaries: ServerBinaries,
  user: ServerUser | undefined,
  settings: Record<string, string>,
): Promise<void> {
  const cluster = clusterFolder(record.home);
  const logFile = join(record.home, 'postgres.log');
  await prepareLog(logFile, user);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    record.port = await freePort(record.port);
    const before = statSync(logFile).size;
    const options = {
      listen_addresses: '127.0.0.1',
      port: String(record.port),
      unix_socket_directories: '',
      max_connections: '200',
      timezone: 'UTC',
      log_timezone: 'UTC',
      ...settings,
    };
    const given = Object.entries(options).map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`);
    const { code, output } = await runProgram(
      binaries,
      'pg_ctl',
      ['-D', cluster, '-l', logFile, '-w', '-t', '60', '-o', given.join(' '), 'start'],
      user,
    );
    if (code === 0) break;
    const said = readFileSync(logFile, 'utf8').slice(before).trim();
    // After a kill -9 of the server its children hold the shared memory for a moment; a port may be taken since we looked.
    const passing = /lock file|shared memory block .* still in use|could not bind|Address already in use/i.test(said);
    if (!passing || Date.now() > deadline) {
      throw new StartError(
        `数据库启动失败：\n${said || output}\n完整日志：${logFile}`,
        `The database did not start; its log is ${logFile}.`,
      );
    }
    if (/could not bind|Address already in use/i.test(said)) record.port = null;
    await pause(500);
  }
  writeClusterRecord(dataDir, record);
}

async function prepareLog(logFile: string, user: ServerUser | undefined): Promise<void> {
  if (!existsSync(logFile)) writeFileSync(logFile, '', { mode: 0o600 });
  else if (statSync(logFile).size > 10_000_000) truncateSync(logFile);
  if (user) await chown(logFile, user.uid, user.gid);
}

/** The wanted port when it can be had, else any free one. */
function freePort(wanted: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted ? freePort(null).then(resolve, reject) : reject(error)));
    probe.listen({ host: '127.0.0.1', port: wanted ?? 0 }, () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

export async function createDatabase(record: ClusterRecord): Promise<void> {
  const client = new Client({ connectionString: urlOf(record, 'postgres') });
  client.on('error', () => undefined); // a session that is ended between two statements is told by the next one
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

export async function stopServer(
  cluster: string,
  binaries: ServerBinaries,
  user: ServerUser | undefined,
): Promise<void> {
  if (!isServed(cluster)) return;
  const { code, output } = await runProgram(
    binaries,
    'pg_ctl',
    ['-D', cluster, '-m', 'fast', '-w', '-t', '60', 'stop'],
    user,
  );
  // One that died by itself meanwhile counts as failure to pg_ctl; gone is what we wanted.
  if (code !== 0 && isServed(cluster)) {
    throw new StartError(`数据库没有正常停止：${output}`, `The database did not stop: ${output}`);
  }
}

export function urlOf({ password, port }: ClusterRecord, name: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}
