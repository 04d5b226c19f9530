import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import type { Job, Worker } from 'bullmq';
import { Pool as Database } from 'pg';
import { Pool as Http } from 'undici';
import { type FloorGround, type FloorJob, type FloorKind, type FloorOrder, openWorker } from './floor-job.js';
import { share } from './share.js';

/**
 * The floor: a bare BullMQ worker in a process of its own, as somebody would write it who needs no throttle, no approval and no
 * freeze. It repeats nothing and looks nothing up.
 */
async function main(): Promise<void> {
  const ground = JSON.parse(process.argv[2] ?? '') as FloorGround;
  const database = new Database({ connectionString: ground.databaseUrl, max: ground.recordPool });
  const http = new Http(ground.sandboxUrl, { connections: ground.concurrency, pipelining: 1 });
  const jobs = jobsOf(database, http);
  let worker: Worker | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as FloorOrder;
    await worker?.close();
    worker = undefined;
    if ('rest' in order) {
      say({ resting: true });
      continue;
    }
    worker = openWorker(ground, order.work, jobs[order.kind]);
    let left = order.jobs;
    worker.on('completed', () => {
      if ((left -= 1) === 0) say({ done: order.work });
    });
    worker.on('failed', (_job, error) => fail(error));
    worker.on('error', fail);
    await worker.waitUntilReady();
    say({ working: order.work });
  }
  await worker?.close();
  await http.close();
  await database.end();
}

function jobsOf(database: Database, http: Http): Record<FloorKind, (job: Job<FloorJob>) => Promise<void>> {
  return {
    async durable({ data }) {
      const id = randomUUID();
      await database.query('INSERT INTO floor_post (id, marker, body) VALUES ($1, $2, $3)', [
        id,
        data.marker,
        data.text,
      ]);
      const ref = await share(http, data);
      await database.query('UPDATE floor_post SET ref = $2, ended_at = clock_timestamp() WHERE id = $1', [id, ref]);
    },
    async call({ data }) {
      await share(http, data);
    },
  };
}

function say(word: object): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

/** A floor that fails a job is no floor: the run ends. */
function fail(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(1);
}

main().catch(fail);
