import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { PRODUCT_ENTRY } from '../../engine/worker-process.js';
import { align } from '../report.js';

/** A server with these counts what its statements cost. */
export const STATEMENT_SETTINGS = { shared_preload_libraries: 'pg_stat_statements', track_io_timing: 'on' };

/** How the worker is started: the product's own entry, or one that leaves a CPU profile in the folder. */
export function entryFor(folder: string | null): { entry: string; env: NodeJS.ProcessEnv } {
  if (folder === null) return { entry: PRODUCT_ENTRY, env: {} };
  return { entry: fileURLToPath(new URL('./profiled.worker.js', import.meta.url)), env: { PROFILE_FOLDER: folder } };
}

export async function resetStatements(database: Pool): Promise<void> {
  await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await database.query('SELECT pg_stat_statements_reset()');
}

/** The dearest statements of this database since the reset, dearest first. */
export async function writeStatements(database: Pool, folder: string, name: string): Promise<void> {
  const { rows } = await database.query<Record<string, string>>(DEAREST);
  const head = ['total ms', 'calls', 'ms each', 'rows', 'WAL KiB', 'statement'];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `statements-${name}.txt`), `${align([head, ...rows.map((row) => Object.values(row))])}\n`);
}

const DEAREST = `
  SELECT round(total_exec_time)::text AS total, calls::text, round(mean_exec_time::numeric, 3)::text AS each, rows::text,
         round(wal_bytes / 1024)::text AS wal, left(regexp_replace(query, '\\s+', ' ', 'g'), 150) AS statement
  FROM pg_stat_statements
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  ORDER BY total_exec_time DESC LIMIT 40`;
