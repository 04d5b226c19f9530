import { Redis } from 'ioredis';
import { readConfig } from '../../src/platform/config/env.js';
import type { RedisStore } from '../../src/platform/config/redis/redis-store.js';
import { redisUrl } from './servers.js';

/** Where the queue may live. What involves a queue or a worker is run on each: `describe.each(BACKENDS)('… on %s', (backend) => …)`. */
export const BACKENDS = ['postgres', 'redis'] as const;
export type Backend = (typeof BACKENDS)[number];

/** A Redis database of nobody else's, empty; for as long as the test run lasts. */
export async function freshRedisUrl(): Promise<string> {
  const client = new Redis(await redisUrl(0));
  try {
    // The lowest ones are given out by hand (`redisUrl(n)`).
    return await redisUrl(64 + (await client.incr('databases given out')));
  } finally {
    client.disconnect();
  }
}

/** Null for PostgreSQL, otherwise a Redis database of nobody else's: what the configuration calls `redis`. */
export async function queueStore(backend: Backend): Promise<RedisStore | null> {
  return backend === 'redis' ? storeAt({ REDIS_URL: await freshRedisUrl() }) : null;
}

/** What the product reads out of these variables. @throws when they name no Redis */
export function storeAt(env: Record<string, string>): RedisStore {
  const { redis } = readConfig(env);
  if (!redis) throw new Error('REDIS_URL is missing');
  return redis;
}
