import { Redis } from 'ioredis';
import { OwnProcess } from './child-process.js';
import { freePort } from './free-port.js';

/** A redis-server of one's own that keeps nothing on disk: a restart has forgotten everything. */
export class PrivateRedis {
  readonly url: string;

  private constructor(
    private server: OwnProcess,
    private readonly port: number,
    private readonly folder: string,
  ) {
    this.url = `redis://127.0.0.1:${port}/0`;
  }

  /** @throws when the machine has no redis-server */
  static async start(folder: string): Promise<PrivateRedis> {
    const port = await freePort();
    const redis = new PrivateRedis(launch(port, folder), port, folder);
    await redis.answers();
    return redis;
  }

  /** Forgets every job, as an operator's slip of the hand does it. */
  async flush(): Promise<void> {
    await this.ask((client) => client.flushall());
  }

  /** Kills the server outright and starts an empty one on the same port. */
  async restart(): Promise<void> {
    this.server.signal('SIGKILL');
    await this.server.end;
    this.server = launch(this.port, this.folder);
    await this.answers();
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  private async answers(): Promise<void> {
    await this.ask((client) => client.ping());
  }

  private async ask(question: (client: Redis) => Promise<unknown>): Promise<void> {
    const client = new Redis(this.port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: 200 });
    client.on('error', () => undefined); // refused until the server listens
    const gone = this.server.end.then(() => {
      throw new Error(`redis-server did not stay:\n${this.server.said}`);
    });
    gone.catch(() => undefined);
    try {
      await Promise.race([question(client), gone]);
    } finally {
      client.disconnect();
    }
  }
}

function launch(port: number, folder: string): OwnProcess {
  const settings = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  const args = Object.entries({ ...settings, 'maxmemory-policy': 'noeviction' }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ]);
  return new OwnProcess('redis-server', args);
}
