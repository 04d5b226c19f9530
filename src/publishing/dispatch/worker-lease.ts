import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { v4 as uuid } from 'uuid';

/**
 * The right of a process to send: an advisory lock in a database session of its own, held for as long as it may. Whoever can
 * take the lock has proof that the process can send no more; so the process looks at `alive` in the very tick of each send.
 */
export class WorkerLease {
  readonly id = uuid();
  /** 62 random bits: the key of the advisory lock. */
  readonly lockKey = (randomBytes(8).readBigUInt64BE() >> 2n).toString();
  private standing = false;

  private constructor(private readonly client: Client) {}

  /** Connects, takes the lock and registers the worker. @param onLost called once when the session ends */
  static async take(databaseUrl: string, onLost: (error: Error | null) => void): Promise<WorkerLease> {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: 'xuanfa worker lease',
      keepAlive: true,
    });
    const lease = new WorkerLease(client);
    const lose = (error: Error | null): void => {
      if (!lease.standing) return;
      lease.standing = false;
      onLost(error);
    };
    client.on('error', lose);
    client.on('end', () => lose(null));
    await client.connect();
    try {
      // A session that has lost its network must not keep the lock for hours.
      await client.query(`SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3`);
      await client.query(`SELECT pg_advisory_lock($1)`, [lease.lockKey]);
      await client.query(`INSERT INTO send_worker (id, lock_key) VALUES ($1, $2)`, [lease.id, lease.lockKey]);
    } catch (error) {
      await client.end();
      throw error;
    }
    lease.standing = true;
    return lease;
  }

  get alive(): boolean {
    return this.standing;
  }

  /** Gives the right up: after it nothing leaves under this lease. */
  async end(): Promise<void> {
    this.standing = false;
    await this.client.end();
  }
}
