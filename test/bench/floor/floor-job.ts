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

/** BullMQ's connection, of the worker and of the producer alike. */
export function queueConnection(ground: FloorGround): object {
  if (ground.redisUrl === null) return { connectionString: ground.databaseUrl, max: ground.queuePool };
  return { url: ground.redisUrl, maxRetriesPerRequest: null };
}
