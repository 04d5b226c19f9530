import { DelayedError, Queue, Worker } from 'bullmq';
import { run } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import type { PeerGround, PeerJob, PeerQueue, PeerWork, Peer } from './peer-job.js';

/** How often those look that are not told, the shortest pg-boss allows. */
const POLL_MS = 500;
const NAME = 'posts';

/** Starts the queue of a peer: each as its manual has it, what comes too early is put off until its limiter says. */
export const openPeerQueue: Record<Peer, (ground: PeerGround, work: PeerWork) => Promise<PeerQueue>> = {
  async bullmq({ redisUrl, concurrency }, work) {
    const connection = { url: redisUrl, maxRetriesPerRequest: null };
    const queue = new Queue<PeerJob>(NAME, { connection });
    const worker = new Worker<PeerJob>(
      NAME,
      async (job, token) => {
        const late = await work(job.data);
        if (!late) return;
        await job.moveToDelayed(Date.now() + late.againInMs, token);
        throw new DelayedError();
      },
      { connection, concurrency },
    );
    worker.on('failed', (_job, error) => fail(error));
    worker.on('error', fail);
    return {
      async add(jobs, dueAt) {
        const timestamp = Date.now();
        const opts = { timestamp, delay: dueAt - timestamp, removeOnComplete: true };
        await queue.addBulk(jobs.map((data) => ({ name: NAME, data, opts })));
      },
    };
  },

  async 'pg-boss'({ databaseUrl, concurrency, pool }, work) {
    const boss = new PgBoss({ connectionString: databaseUrl, max: pool });
    boss.on('error', fail);
    await boss.start();
    await boss.createQueue(NAME, { retryLimit: 0 });
    const places = { localConcurrency: concurrency / 5, batchSize: 5, pollingIntervalSeconds: POLL_MS / 1_000 };
    await boss.work<PeerJob>(NAME, places, async (jobs) => {
      await Promise.all(
        jobs.map(async ({ data }) => {
          const late = await work(data);
          if (late) await boss.send(NAME, data, { startAfter: new Date(Date.now() + late.againInMs) });
        }),
      );
    });
    return {
      async add(jobs, dueAt) {
        await boss.insert(
          NAME,
          jobs.map((data) => ({ data, startAfter: new Date(dueAt) })),
        );
      },
    };
  },

  async 'graphile-worker'({ databaseUrl, concurrency, pool }, work) {
    const runner = await run({
      connectionString: databaseUrl,
      concurrency,
      maxPoolSize: pool,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      taskList: {
        async [NAME](payload, helpers) {
          const job = payload as PeerJob;
          const late = await work(job);
          if (late) await helpers.addJob(NAME, job, { runAt: new Date(Date.now() + late.againInMs) });
        },
      },
    });
    return {
      async add(jobs, dueAt) {
        for (const job of jobs) await runner.addJob(NAME, job, { runAt: new Date(dueAt), maxAttempts: 1 });
      },
    };
  },
};

/** A peer that fails a job is not compared: the run ends. */
export function fail(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(1);
}
