import { fileURLToPath } from 'node:url';
import { environmentWith } from '../../src/platform/config/env.js';
import { OwnProcess } from './child-process.js';

export interface WorkerSettings {
  databaseUrl: string;
  /** Null = the queue lives in PostgreSQL. */
  redisUrl: string | null;
  /** 32 bytes. */
  secretKey: Buffer;
  /** For what it may want to keep; nothing of ours. */
  dataDir: string;
  /** Connections of its pool; 10 unless told. */
  databasePool?: number;
  logLevel?: string;
}

/** The product's own entry. */
export const PRODUCT_ENTRY = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** A worker of the product as a process of its own. */
export class WorkerProcess extends OwnProcess {
  /**
   * @param entry arguments to Node that start it: the product's own file, or what starts the same module
   * @param extra further variables, for an entry of one's own
   */
  constructor(
    settings: WorkerSettings,
    entry: readonly string[] = [PRODUCT_ENTRY],
    extra: NodeJS.ProcessEnv = {},
    onLine?: (line: string) => void,
  ) {
    const env = environmentWith({
      XUANFA_ROLE: 'worker',
      DATABASE_URL: settings.databaseUrl,
      REDIS_URL: settings.redisUrl ?? '',
      XUANFA_SECRET_KEY: settings.secretKey.toString('base64'),
      XUANFA_DATA_DIR: settings.dataDir,
      DATABASE_POOL: String(settings.databasePool ?? 10),
      XUANFA_LOG_LEVEL: settings.logLevel ?? 'error',
    });
    super(process.execPath, [...entry], { ...env, ...extra }, onLine);
  }

  /** Resolves when it says that it works. @throws when it ends before, or says nothing for `patienceMs` */
  async ready(patienceMs = 60_000): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!this.said.includes('worker ready')) {
      if (this.ended !== undefined) throw new Error(`the worker ended with ${this.ended}:\n${this.said}`);
      if (Date.now() > deadline) throw new Error(`the worker did not get ready:\n${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
