import { createPostgresBackend, type Job, Queue, withBackend, Worker } from 'bullmq';

/** What the floor is told: one line of JSON on its stdin for each. */
export type FloorOrder =
  /** Work on this queue from now on; answered by `{"working":queue}`, and by `{"done":queue}` after so many jobs. */
  | { work: string; kind: FloorKind; jobs: number }
  /** Stop working on the queue that is worked on; answered by `{"resting":true}`. */
  | { rest: true };

/**
 * What a job of the floor does. `durable`: one committed INSERT, the call, one committed UPDATE, which is the least that can be
 * done for a post nobody may lose or double. `call`: the call alone.
 */
export type FloorKind = 'durable' | 'call';

/** What the floor runs on, given as one JSON argument. */
export interface FloorGround {
  databaseUrl: string;
  /** Null = BullMQ on PostgreSQL. */
  redisUrl: string | null;
  sandboxUrl: string;
  concurrency: number;
  /** Connections for INSERT and UPDATE. */
  recordPool: number;
  /** Connections of BullMQ on PostgreSQL. */
  queuePool: number;
}

/** Data of a job: everything the call needs is at hand, nothing has to be looked up. */
export interface FloorJob {
  marker: string;
  accessToken: string;
  text: string;
}

export const FLOOR_TABLE = `
  CREATE TABLE floor_post (
    id uuid PRIMARY KEY,
    marker text NOT NULL UNIQUE,
    body text NOT NULL,
    began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,
    ref text)`;

/** BullMQ on PostgreSQL. */
const onPostgres = withBackend(createPostgresBackend);

/** The floor's queue, for the producer. */
export function openQueue(ground: FloorGround, name: string): Queue {
  const { redisUrl, databaseUrl, queuePool } = ground;
  if (redisUrl !== null) return new Queue(name, { connection: { url: redisUrl, maxRetriesPerRequest: null } });
  return new onPostgres.Queue(name, { connection: { connectionString: databaseUrl, max: queuePool } }) as never;
}

/** The floor's worker: it does not look for lost jobs while it is measured. */
export function openWorker(ground: FloorGround, name: string, work: (job: Job<FloorJob>) => Promise<void>): Worker {
  const { redisUrl, databaseUrl, queuePool, concurrency } = ground;
  const settings = { concurrency, stalledInterval: 300_000, lockDuration: 300_000 };
  if (redisUrl !== null)
    return new Worker(name, work, { ...settings, connection: { url: redisUrl, maxRetriesPerRequest: null } });
  const connection = { connectionString: databaseUrl, max: queuePool };
  return new onPostgres.Worker(name, work, { ...settings, connection }) as never;
}
