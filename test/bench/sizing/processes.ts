import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import type { Pool } from 'pg';

/** Resident memory of a process now and at its highest, MiB. */
export function memoryOf(pid: number): { now: number; highest: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mebibytes = (name: string): number =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024);
  return { now: mebibytes('VmRSS'), highest: mebibytes('VmHWM') };
}

/** Connections of everybody but us to this database, by what they call themselves. */
export async function connectionsOf(database: Pool): Promise<Record<string, number>> {
  const { rows } = await database.query<{ name: string; n: number }>(
    `SELECT CASE WHEN application_name IN ('dispatch', 'prepare', 'settle') THEN 'xuanfa queue (LISTEN)'
                 ELSE application_name END AS name, count(*)::int AS n
     FROM pg_stat_activity WHERE datname = current_database() AND application_name <> '' GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** Connections to Redis beside the one that asks. */
export async function redisConnections(redis: Redis): Promise<number> {
  const list = String(await redis.client('LIST'));
  return list.split('\n').filter((line) => line !== '').length - 1;
}

/** Bytes Redis holds for its data. */
export async function redisBytes(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? 0);
}
