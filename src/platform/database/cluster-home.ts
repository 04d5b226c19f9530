import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from '../config/data/durable-file.js';
import { StartError } from '../config/start-error.js';
import { canEnter, type ServerUser } from './embedded-binaries.js';

/** What the data directory remembers of its database between starts (`database.json`, for the owner's eyes only). */
export interface ClusterRecord {
  /** Folder that holds the cluster: the data directory itself, or a place its server's user can reach. */
  home: string;
  password: string;
  /** Port of the last start; taken again when it is still free, so that tools can stay connected. */
  port: number | null;
}

const recordName = 'database.json';
const ownerName = 'data-directory.json';

export function readClusterRecord(dataDir: string): ClusterRecord | undefined {
  const path = join(dataDir, recordName);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ClusterRecord;
  } catch (error) {
    throw new StartError(
      `数据目录里的 ${path} 已损坏，无法得知数据库的位置和口令。请从备份恢复该文件。`,
      `${path} is damaged, so the place and the password of the database are unknown. Restore the file from a backup.`,
      1,
      { cause: error },
    );
  }
}

/** Without this file the database cannot be opened: it is replaced whole, and only when something in it changed. */
export function writeClusterRecord(dataDir: string, record: ClusterRecord): void {
  const path = join(dataDir, recordName);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeDurably(path, text, 0o600);
}

/** Whether this data directory has a cluster already; makes nothing. @throws StartError when its record is damaged */
export function hasCluster(dataDir: string): boolean {
  const record = readClusterRecord(dataDir);
  if (!record) return false;
  // The second place serves a data directory that was moved together with its cluster.
  return existsSync(clusterFolder(record.home)) || existsSync(clusterFolder(dataDir));
}

/** Folder of the cluster inside its home. */
export function clusterFolder(home: string): string {
  return join(home, 'postgres');
}

/**
 * Where the cluster of this data directory lives: where it was left, else in the data directory, else (its server's user cannot
 * pass, as under /root) in a folder of its own that he can. Makes the folder and the record when they are new.
 */
export function settleCluster(
  dataDir: string,
  user: ServerUser | undefined,
): { record: ClusterRecord; moved: boolean } {
  const known = readClusterRecord(dataDir);
  const record: ClusterRecord = known ?? { home: dataDir, password: randomBytes(24).toString('hex'), port: null };
  if (known && known.home !== dataDir) {
    if (isOwnOutpost(known.home, dataDir)) return { record: known, moved: true };
    // The data directory was moved together with its cluster inside: nothing is lost, the cluster is here.
    if (!existsSync(clusterFolder(dataDir))) throw foreignCluster(dataDir, known.home);
    record.home = dataDir;
  }
  if (record.home === dataDir && !canEnter(dataDir, user)) {
    if (existsSync(clusterFolder(dataDir))) throw unreachableCluster(dataDir, user);
    record.home = makeOutpost(dataDir);
  }
  writeClusterRecord(dataDir, record);
  return { record, moved: record.home !== dataDir };
}

/** A folder outside the data directory, keyed by its path and marked with it. */
function makeOutpost(dataDir: string): string {
  const key = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  const failures: string[] = [];
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    // The second name serves when somebody else sits on the first.
    for (const name of [`xuanfa-${key}`, `xuanfa-${key}-${randomBytes(4).toString('hex')}`]) {
      const home = join(parent, name);
      try {
        mkdirSync(home, { mode: 0o755 });
        chmodSync(home, 0o755);
      } catch (error) {
        if (!isLeftover(home)) {
          failures.push(error instanceof Error ? error.message : String(error));
          continue;
        }
      }
      writeFileSync(join(home, ownerName), JSON.stringify({ dataDir }));
      return home;
    }
  }
  throw new StartError(
    `数据目录 ${dataDir} 对数据库的系统用户不可达，也找不到别的地方存放数据库：${failures.join('；')}。请用 XUANFA_DATA_DIR 指定可达的目录。`,
    `The database's system user cannot reach ${dataDir}, and no other place could be made: ${failures.join('; ')}. Choose a reachable directory with XUANFA_DATA_DIR.`,
  );
}

/** An empty outpost of ours whose data directory was deleted before its cluster was made. */
function isLeftover(home: string): boolean {
  if (!existsSync(home)) return false;
  const state = lstatSync(home);
  return state.isDirectory() && state.uid === 0 && (state.mode & 0o022) === 0 && !existsSync(clusterFolder(home));
}

/** Whether the outpost belongs to this data directory; one whose directory was moved follows it, one whose directory was copied does not. */
function isOwnOutpost(home: string, dataDir: string): boolean {
  const path = join(home, ownerName);
  if (!existsSync(path)) return false;
  const { dataDir: owner } = JSON.parse(readFileSync(path, 'utf8')) as { dataDir: string };
  if (owner === dataDir) return true;
  if (existsSync(join(owner, recordName)) && readClusterRecord(owner)?.home === home) return false;
  writeFileSync(path, JSON.stringify({ dataDir }));
  return true;
}

function foreignCluster(dataDir: string, home: string): StartError {
  return new StartError(
    `${join(dataDir, recordName)} 指向 ${home} 的数据库，但它已不存在，或属于另一个数据目录（本目录可能是复制来的）。请从备份恢复；若要从空库开始，请删除该文件。`,
    `${join(dataDir, recordName)} points to the database in ${home}, which is gone or belongs to another data directory (this one may be a copy). Restore it from a backup, or delete that file to begin empty.`,
  );
}

function unreachableCluster(dataDir: string, user: ServerUser | undefined): StartError {
  return new StartError(
    `数据库在 ${clusterFolder(dataDir)}，但系统用户 ${user?.name} 无法进入 ${dataDir}。请放开该路径的进入权限（chmod o+x），或以原来的用户运行。`,
    `The database is in ${clusterFolder(dataDir)}, but the system user ${user?.name} may not enter ${dataDir}. Allow passing (chmod o+x), or run as the user who created it.`,
  );
}
