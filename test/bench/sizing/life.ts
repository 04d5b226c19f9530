import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Backend } from '../../engine/household.js';
import { seedNewsroom } from '../../engine/seed/newsroom.js';
import { seedPublications } from '../../engine/seed/publications.js';
import { WorkerProcess } from '../../engine/worker-process.js';
import type { Ground } from '../ground.js';
import { openPool } from '../product/open-pool.js';
import { connectionsOf, memoryOf, redisBytes, redisConnections } from './processes.js';
import { growth, settled, type Sizes, sizesOf } from './storage.js';

/** Under Weibo's 30 an hour. */
const POSTS_OF_AN_ACCOUNT = 25;
/** Relays hand on what is due within ten minutes. */
const SOON_MS = 9 * 60_000;

export interface Life {
  backend: Backend;
  posts: number;
  perSecond: number;
  /** Per publication. */
  bytes: Sizes;
  auditRows: number;
  connections: Record<string, number>;
  redisConnections: number | null;
  memory: { now: number; highest: number };
  /** In Redis, of a job that waits for tomorrow; null on PostgreSQL. */
  jobBytes: number | null;
}

/** Lets one worker send `posts` approved publications, and looks at what that leaves behind. */
export async function measureLife(ground: Ground, backend: Backend, posts: number): Promise<Life> {
  const { postgres, sandbox, folder, redis: server } = ground.household;
  const redisUrl = backend === 'redis' ? (server?.url ?? null) : null;
  const databaseUrl = await postgres.createDatabase();
  const database = openPool(databaseUrl);
  const redis = redisUrl === null ? null : new Redis(redisUrl);
  const accounts = Math.ceil(posts / POSTS_OF_AN_ACCOUNT);
  const newsroom = await seedNewsroom(database, sandbox, {
    departments: 20,
    accounts: { weibo: accounts },
    secretKey: ground.secretKey,
  });
  const before = await sizesOf(database);
  const worker = new WorkerProcess({
    databaseUrl,
    redisUrl,
    secretKey: ground.secretKey,
    dataDir: join(folder, `sizing-${backend}`),
  });
  try {
    await worker.ready();
    const slotAt = new Date();
    const requests = Array.from({ length: posts }, (_, n) => ({
      department: newsroom.departments[n % newsroom.departments.length] ?? newsroom.root,
      releases: [{ account: newsroom.accounts[n % accounts] as never, slotAt, prepared: true }],
    }));
    await seedPublications(database, newsroom, requests);
    const began = performance.now();
    const left = (await database.query<{ n: number }>(UNSENT)).rows[0]?.n ?? 0;
    await settled(database, UNSENT, 0);
    const perSecond = left / ((performance.now() - began) / 1_000);
    await settled(database, UNLINKED, 0);
    const bytes = growth(before, await sizesOf(database), posts);
    const jobBytes = redis && (await weighJobs(redis, database));
    const { rows } = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM audit_entry`);
    return {
      backend,
      posts,
      perSecond,
      bytes,
      auditRows: (rows[0]?.n ?? 0) / posts,
      connections: await connectionsOf(database),
      redisConnections: redis && (await redisConnections(redis)),
      memory: memoryOf(worker.pid),
      jobBytes,
    };
  } finally {
    await worker.stop();
    redis?.disconnect();
    await database.end();
  }
}

const UNSENT = `SELECT count(*)::int AS n FROM publication WHERE state <> 'sent'`;
const UNLINKED = `SELECT count(*)::int AS n FROM audit_entry WHERE hash IS NULL`;
const WAITING = `SELECT count(*)::int AS n FROM outbox_event WHERE relayed_at IS NULL`;
const JOBS = 5_000;

/** Bytes of Redis for each alarm that comes up soon, put in through the outbox as the schedule does it. */
async function weighJobs(redis: Redis, database: ReturnType<typeof openPool>): Promise<number> {
  const before = await redisBytes(redis);
  await database.query(
    `INSERT INTO outbox_event (job, payload, run_at)
     SELECT 'publication.wake', jsonb_build_object('publicationId', gen_random_uuid()), $1
     FROM generate_series(1, $2)`,
    [new Date(Date.now() + SOON_MS), JOBS],
  );
  await database.query(`SELECT pg_notify('outbox', '')`);
  await settled(database, WAITING, 0);
  const after = await redisBytes(redis);
  await database.query(`DELETE FROM outbox_event WHERE run_at IS NOT NULL`);
  return Math.round((after - before) / JOBS);
}
