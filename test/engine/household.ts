import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContentSystem } from './content-system.js';
import { NoticeBoard } from './notice-board.js';
import { PrivatePostgres } from './private-postgres.js';
import { PrivateRedis } from './private-redis.js';
import { PrivateSandbox } from './private-sandbox.js';
import { PrivateWordpress } from './private-wordpress.js';

/** PHP stays where it is written: the build has only what was TypeScript. */
const WORDPRESS_SCRIPTS = fileURLToPath(new URL('../../../test/engine/wordpress', import.meta.url));

/** By so much a worker's clock is stepped at most, ms. */
const MOST_CLOCK_STEP_MS = 300_000;

export type Backend = 'postgres' | 'redis';

/** The servers a drill or a bench runs on: its own, on free ports, gone when it is over. */
export interface Household {
  folder: string;
  postgres: PrivatePostgres;
  /** Null when no backend asked for it. */
  redis: PrivateRedis | null;
  sandbox: PrivateSandbox;
  /** Null when nobody asked for it. */
  wordpress: PrivateWordpress | null;
  /** Where people post by hand. */
  board: NoticeBoard;
  /** A content system that takes signed webhooks. */
  contents: ContentSystem;
  close(): Promise<void>;
}

/** Its answers do not all arrive; that workers' clocks are off is no reason to refuse them. */
async function openContentSystem(): Promise<ContentSystem> {
  const contents = await ContentSystem.start(`whsec_${randomBytes(24).toString('base64')}`);
  contents.unreliable = { lost: 5, later: 7 };
  contents.tolerance = 2 * MOST_CLOCK_STEP_MS;
  return contents;
}

/** @param settings of the PostgreSQL server */
export async function openHousehold(
  options: { redis?: boolean; wordpress?: boolean; settings?: Record<string, string>; limits?: unknown } = {},
): Promise<Household> {
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-house-'));
  // As root the database runs as another user, who has to pass through here.
  chmodSync(folder, 0o711);
  const opened: { stop(): Promise<void> }[] = [];
  const keep = <T extends { stop(): Promise<void> }>(server: T): T => {
    opened.unshift(server);
    return server;
  };
  const close = async (): Promise<void> => {
    for (const server of opened) await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const [postgres, redis, sandbox, wordpress, board, contents] = await Promise.all([
      PrivatePostgres.start(folder, options.settings).then(keep),
      options.redis ? PrivateRedis.start(folder).then(keep) : null,
      PrivateSandbox.start(options.limits).then(keep),
      options.wordpress ? PrivateWordpress.start(WORDPRESS_SCRIPTS).then(keep) : null,
      NoticeBoard.start().then(keep),
      openContentSystem().then(keep),
    ]);
    return { folder, postgres, redis, sandbox, wordpress, board, contents, close };
  } catch (error) {
    await close();
    throw error;
  }
}
