import { Pool } from 'pg';

/** A few connections of the bench's own. That the server ends before them at the end of a run is no fault. */
export function openPool(databaseUrl: string): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}
