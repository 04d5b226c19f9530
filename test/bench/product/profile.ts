import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { align } from '../report.js';

/** A server with these counts what its statements cost. */
export const STATEMENT_SETTINGS = { shared_preload_libraries: 'pg_stat_statements', track_io_timing: 'on' };

/** Variables that make a Node process leave a CPU profile behind when it ends. */
export function profiled(folder: string | null): NodeJS.ProcessEnv {
  return folder === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
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
