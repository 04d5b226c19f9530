import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { Pool as Database } from 'pg';
import { RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Pool as Http } from 'undici';
import { share } from '../floor/share.js';
import type { PeerGround, PeerOrder, PeerWork } from './peer-job.js';
import { fail, openPeerQueue } from './peer-queues.js';

/** One of those people would pick instead, in a process of its own, with the limiter that is usually bolted on. */
async function main(): Promise<void> {
  const ground = JSON.parse(process.argv[2] ?? '') as PeerGround;
  const limiter = await openLimiter(ground);
  const http = new Http(ground.sandboxUrl, { connections: ground.concurrency, pipelining: 1 });
  let left = Number.NaN;
  const work: PeerWork = async (job) => {
    try {
      await limiter.consume(job.department);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { againInMs: refusal.msBeforeNext };
    }
    await share(http, job).catch(fail);
    if ((left -= 1) === 0) process.stdout.write('done\n');
    return null;
  };
  const queue = await openPeerQueue[ground.peer](ground, work);
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const { jobs, dueAt } = JSON.parse(line) as PeerOrder;
    left = jobs.length;
    await queue.add(jobs, dueAt);
    process.stdout.write('added\n');
  }
}

async function openLimiter(ground: PeerGround): Promise<RateLimiterRedis | RateLimiterPostgres> {
  const { points, seconds: duration } = ground;
  if (ground.peer === 'bullmq')
    return new RateLimiterRedis({ storeClient: new Redis(ground.redisUrl), points, duration });
  const storeClient = new Database({ connectionString: ground.databaseUrl, max: ground.pool });
  return new Promise((resolve, reject) => {
    const limiter = new RateLimiterPostgres({ storeClient, points, duration }, (error) =>
      error ? reject(error) : resolve(limiter),
    );
  });
}

main().catch(fail);
