import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/**
 * Brings the tables of the PostgreSQL queue (schema `bullmq`) up to date. Runs before anything builds a queue: BullMQ itself
 * would not make us wait for it. Safe to call from several processes at once; does nothing when all is current.
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'xuanfa queue migrations' });
  client.on('error', () => undefined); // a session that is ended between two statements is told by the next one
  await client.connect();
  try {
    await runMigrations(client as unknown as Parameters<typeof runMigrations>[0]);
  } finally {
    await client.end();
  }
}
