import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { lockDataDirectory, openDataDirectory } from '../config/data/data-directory.js';
import { StartError } from '../config/start-error.js';
import { checkVersion, createCluster, takeOwnership } from './cluster.js';
import { clusterFolder, readClusterRecord, settleCluster } from './cluster-home.js';
import { adoptOrphan, answeringPort, createDatabase, database, launch, stopServer, urlOf } from './cluster-server.js';
import {
  chooseServerUser,
  copyBinaries,
  findBinaries,
  linkLibraries,
  tryBinaries,
  type ServerBinaries,
  type ServerUser,
} from './embedded-binaries.js';

export interface EmbeddedPostgres {
  /** Connection URL of the database `xuanfa` on this server. */
  url: string;
  /** True when a server that outlived its application (kill -9) was found running and taken on. */
  adopted: boolean;
  /** Ends the server in order ("fast": sessions are ended, everything committed is on disk) and frees the data directory. Call it after the application has closed. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder for everything that must outlive the process; made when missing. */
  dataDir: string;
  log: (message: string) => void;
  /** Extra server settings, e.g. `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
  /** How long to wait for another owner of the data directory, who may be stopping; 10 s unless told. */
  patienceMs?: number;
}

/**
 * Runs the PostgreSQL that comes with the npm packages on a cluster under the data directory, reachable from this machine only.
 * Works as an ordinary user and as root (the server then runs as an unprivileged user).
 * @throws StartError that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = openDataDirectory(options.dataDir);
  const lock = await lockDataDirectory(dataDir, options.patienceMs ?? 10_000);
  try {
    const server = await openServer(dataDir, options);
    let stopping: Promise<void> | undefined;
    return {
      url: server.url,
      adopted: server.adopted,
      stop: () => (stopping ??= server.stop().finally(() => lock.release())),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The URL of the embedded server that the application of this data directory has running, for a command beside it.
 * @returns undefined when none answers: then `startEmbeddedPostgres` may be called
 */
export async function runningPostgresUrl(dataDir: string): Promise<string | undefined> {
  const directory = resolve(dataDir);
  const record = existsSync(directory) ? readClusterRecord(realpathSync(directory)) : undefined;
  if (!record) return undefined;
  const port = await answeringPort(record);
  return port === undefined ? undefined : urlOf({ ...record, port }, database);
}

async function openServer(dataDir: string, { log, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const installed = findBinaries(import.meta.dirname);
  const user = chooseServerUser(clusterOwner(dataDir));
  const { record, moved } = settleCluster(dataDir, user);
  if (moved) {
    log(
      `数据目录 ${dataDir} 对系统用户 ${user?.name} 不可达，数据库存放在 ${record.home}。` +
        ` The system user ${user?.name} cannot reach the data directory: the database lives in ${record.home}.`,
    );
  }
  const binaries = await usableBinaries(installed, record.home, user, log);
  const cluster = clusterFolder(record.home);
  if (existsSync(cluster)) {
    await takeOwnership(cluster, user);
    checkVersion(cluster, binaries);
  } else {
    log('首次启动，正在建立数据库…… First start: creating the database …');
    await createCluster(cluster, record, binaries, user, settings.fsync !== 'off');
  }
  const adopted = await adoptOrphan(cluster, record, binaries, user);
  if (adopted) log('接管了上次遗留的数据库服务。 Adopted the database server a killed process left running.');
  else await launch(dataDir, record, binaries, user, settings);
  await createDatabase(record);
  return {
    url: urlOf(record, database),
    adopted,
    stop: () => stopServer(cluster, binaries, user),
  };
}

function clusterOwner(dataDir: string): number | undefined {
  const cluster = clusterFolder(readClusterRecord(dataDir)?.home ?? dataDir);
  return existsSync(cluster) ? statSync(cluster).uid : undefined;
}

/** The installed binaries when the server's user can run them, else a copy under the cluster's home. */
async function usableBinaries(
  installed: ServerBinaries,
  home: string,
  user: ServerUser | undefined,
  log: (message: string) => void,
): Promise<ServerBinaries> {
  try {
    linkLibraries(installed);
  } catch (error) {
    log(
      `无法在 ${installed.root} 补建库链接，改用副本。 Library links cannot be made there, a copy is used: ${String(error)}`,
    );
  }
  const reason = tryBinaries(installed, user);
  if (reason === undefined) return installed;
  const copy = await copyBinaries(installed, home);
  const stillWrong = tryBinaries(copy, user);
  if (stillWrong !== undefined) {
    throw new StartError(
      `内置 PostgreSQL 无法在本机运行：${stillWrong}。请用 DATABASE_URL 指定现有的 PostgreSQL。`,
      `The embedded PostgreSQL does not run on this machine: ${stillWrong}. Name a PostgreSQL server with DATABASE_URL.`,
    );
  }
  log(
    `数据库程序无法就地运行（${reason}），已复制到 ${copy.root}。 The database programs cannot be run where they are installed; using a copy in ${copy.root}.`,
  );
  return copy;
}
