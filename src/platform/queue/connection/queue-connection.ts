import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import type { RedisStore } from '../../config/redis/redis-store.js';
import { redisClient } from './redis-clients.js';

/** The connections of this process to the queue's store. */
export interface QueueConnection {
  store: 'postgres' | 'redis';
  /** What the keys of every queue begin with. */
  prefix: string;
  /** For those who put jobs in: a command fails soon when the store is away, the outbox tries again. */
  producer: ConnectionOptions;
  /** For those who take jobs out: waits for the store to come back. */
  worker: ConnectionOptions;
  /** True while the workers' store is known not to answer: BullMQ would then wait for its return even to close. */
  isAway(): boolean;
  /** After every queue and worker has closed. */
  close(): void;
}

/** Opens the store and makes it BullMQ's default for the process: call it before any queue is built. */
export function openQueueConnection(
  options: { databaseUrl: string; redis: RedisStore | null },
  onError: (error: Error) => void,
): QueueConnection {
  return options.redis === null ? overPostgres(options.databaseUrl) : overRedis(options.redis, onError);
}

function overPostgres(databaseUrl: string): QueueConnection {
  setDefaultBackendFactory(createPostgresBackend);
  // BullMQ pins its search_path through `options`, which one in the address would override.
  const url = new URL(databaseUrl);
  const options = url.searchParams.get('options');
  url.searchParams.delete('options');
  const pool = {
    connectionString: url.href,
    application_name: 'xuanfa queue',
    ...(options && { options }),
  };
  // Each queue and each worker has a pool of its own: small ones.
  return {
    store: 'postgres',
    prefix: 'bull',
    producer: { ...pool, max: 2 },
    worker: { ...pool, max: 3 },
    isAway: () => false, // a pool connects when asked; it does not wait for the store to close
    close: () => setDefaultBackendFactory(undefined),
  };
}

function overRedis(store: RedisStore, onError: (error: Error) => void): QueueConnection {
  setDefaultBackendFactory(undefined);
  const producer = redisClient(store, { name: 'producer', tries: 1 });
  // BullMQ asks for null here: a blocking wait is not to be given up.
  const worker = redisClient(store, { name: 'worker', tries: null });
  producer.on('error', onError);
  worker.on('error', onError);
  return {
    store: 'redis',
    // What a script of BullMQ touches must lie on one node of a cluster: the part in braces alone decides on which.
    prefix: store.address.kind === 'cluster' ? '{xuanfa}' : 'bull',
    producer,
    worker,
    isAway: () => worker.status !== 'ready',
    close() {
      producer.disconnect();
      worker.disconnect();
    },
  };
}
