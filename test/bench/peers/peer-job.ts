import type { FloorJob } from '../floor/floor-job.js';

export const PEERS = ['pg-boss', 'graphile-worker', 'bullmq'] as const;
export type Peer = (typeof PEERS)[number];

export interface PeerJob extends FloorJob {
  department: string;
}

/** What a peer's process is given as its one argument. The jobs follow as one line on stdin: `{"jobs":[…],"dueAt":epoch ms}`. */
export interface PeerGround {
  peer: Peer;
  databaseUrl: string;
  redisUrl: string;
  sandboxUrl: string;
  concurrency: number;
  pool: number;
  /** Asked of the limiter for each department. */
  points: number;
  seconds: number;
}

export interface PeerOrder {
  jobs: PeerJob[];
  dueAt: number;
}

/** A job's work: posts, or says in how many ms to come again. */
export type PeerWork = (job: PeerJob) => Promise<{ againInMs: number } | null>;

/** A queue as somebody would set it up for this. */
export interface PeerQueue {
  add(jobs: readonly PeerJob[], dueAt: number): Promise<void>;
}
