import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';

/** The connections of this process to the queue's store. */
export interface QueueConnection {
  store: 'postgres' | 'redis';
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
  options: { databaseUrl: string; redisUrl: string | null },
  onError: (error: Error) => void,
): QueueConnection {
  return options.redisUrl === null ? overPostgres(options.databaseUrl) : overRedis(options.redisUrl, onError);
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
    producer: { ...pool, max: 2 },
    worker: { ...pool, max: 3 },
    isAway: () => false, // a pool connects when asked; it does not wait for the store to close
    close: () => setDefaultBackendFactory(undefined),
  };
}

function overRedis(redisUrl: string, onError: (error: Error) => void): QueueConnection {
  setDefaultBackendFactory(undefined);
  const producer = new Redis(redisUrl, { connectionName: 'xuanfa-producer', maxRetriesPerRequest: 1 });
  // BullMQ asks for null here: a blocking wait is not to be given up.
  const worker = new Redis(redisUrl, { connectionName: 'xuanfa-worker', maxRetriesPerRequest: null });
  producer.on('error', onError);
  worker.on('error', onError);
  return {
    store: 'redis',
    producer,
    worker,
    isAway: () => worker.status !== 'ready',
    close() {
      producer.disconnect();
      worker.disconnect();
    },
  };
}
