import { Client } from 'pg';
import type { Config } from '../../platform/config/config.token.js';
import { forgetSandbox } from '../sandbox-process.js';
import { DemoMark } from './demo-mark.js';

/**
 * Clears away a demonstration whose filling in was cut off (kill -9, loss of power), so that it is made anew. Nothing is lost: its
 * passwords were shown to nobody, so nobody has worked in it. Only for the embedded database, which is ours alone.
 * @param databaseUrl the embedded database
 */
export async function clearCutOffDemo(
  config: Pick<Config, 'dataDir' | 'demo'>,
  databaseUrl: string,
  log: (message: string) => void,
): Promise<void> {
  const mark = new DemoMark(config.dataDir);
  if (!config.demo || mark.state !== 'begun') return;
  log('上次填入演示数据时被中断，现清空重来。 Filling in the demonstration was cut off last time; it is made anew.');
  const database = new Client({ connectionString: databaseUrl });
  database.on('error', () => undefined); // a session that is ended between two statements is told by the next one
  await database.connect();
  try {
    const { rows } = await database.query<{ name: string }>(
      `SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
    );
    await database.query('BEGIN');
    for (const { name } of rows) await database.query(`DROP SCHEMA ${name} CASCADE`);
    await database.query('CREATE SCHEMA public');
    await database.query('COMMIT');
  } finally {
    await database.end();
  }
  forgetSandbox(config);
  mark.forget();
}
