import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrateQueue } from '../../src/platform/queue/connection/queue-migrations.js';

const TEMPLATE = 'xuanfa_migrated';

/** A PostgreSQL of one's own, durable unless the settings say otherwise; it keeps its port over restarts. */
export class PrivatePostgres {
  private count = 0;

  private constructor(
    private server: EmbeddedPostgres,
    private readonly folder: string,
    private readonly settings: Record<string, string>,
  ) {}

  /**
   * @param folder where the cluster lives; another user than root must be able to pass through
   * @param settings of the server, e.g. `{ shared_buffers: '256MB' }`; commits reach the disk unless told otherwise
   */
  static async start(folder: string, settings: Record<string, string> = {}): Promise<PrivatePostgres> {
    const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined, settings });
    const postgres = new PrivatePostgres(server, folder, settings);
    await postgres.migrateTemplate();
    return postgres;
  }

  /** A database with every migration of the product and of its queue, and no rows. @returns its URL */
  async createDatabase(): Promise<string> {
    const name = `xuanfa_${(this.count += 1)}`;
    await this.execute(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    return this.urlOf(name);
  }

  /** A database without a table. @returns its URL */
  async createEmptyDatabase(): Promise<string> {
    const name = `empty_${(this.count += 1)}`;
    await this.execute(`CREATE DATABASE ${name}`);
    return this.urlOf(name);
  }

  /** Ends every session and the server, and starts it again on the same port. */
  async restart(): Promise<void> {
    const before = this.server.url;
    await this.server.stop();
    this.server = await startEmbeddedPostgres({ dataDir: this.folder, log: () => undefined, settings: this.settings });
    if (this.server.url !== before) throw new Error('the database came back under another address');
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  private async migrateTemplate(): Promise<void> {
    await this.execute(`CREATE DATABASE ${TEMPLATE}`);
    const url = this.urlOf(TEMPLATE);
    const source = await new DataSource(databaseOptions(url, 2)).initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
    await migrateQueue(url);
  }

  private async execute(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.urlOf('postgres') });
    client.on('error', () => undefined); // a session that is ended between two statements is told by the next one
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  private urlOf(name: string): string {
    const url = new URL(this.server.url);
    url.pathname = `/${name}`;
    return url.href;
  }
}
