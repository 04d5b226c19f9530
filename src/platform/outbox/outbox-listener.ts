import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** Hears PostgreSQL's NOTIFY on a connection of its own, and comes back whenever that connection is lost. */
export class OutboxListener {
  private client: Client | undefined;
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;

  /**
   * @param onWord called for every notification, and after each (re)connection, when some may have been missed
   * @param onError called when the connection fails or is lost
   */
  constructor(
    private readonly databaseUrl: string,
    private readonly onWord: () => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.running ??= this.listen();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.client?.end().catch(this.onError);
    await this.running;
  }

  private async listen(): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await this.listenOnce();
      } catch (error) {
        this.onError(error);
      }
      await pause(1_000, undefined, { signal: this.ending.signal }).catch(() => undefined); // an abort only cuts it short
    }
  }

  /** Resolves or rejects when the connection is over. */
  private async listenOnce(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'xuanfa outbox',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    this.client = client;
    const over = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      client.on('error', reject);
    });
    over.catch(() => undefined); // awaited below; a failing connect comes first
    try {
      await client.connect();
      client.on('notification', this.onWord);
      await client.query('LISTEN outbox');
      this.onWord();
      await over;
    } finally {
      this.client = undefined;
      if (!this.ending.signal.aborted) await client.end().catch(() => undefined); // broken already
    }
  }
}
