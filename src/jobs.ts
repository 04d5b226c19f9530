import type { JobCatalog, JobOutcome, JobRun } from './platform/queue/job-definition.js';
import { HandlesJob } from './platform/queue/workers/job-handlers.js';

/** Every queue and every background job of the product, on one screen. Sending is no job: it happens in the dispatcher's process. */
export const catalog = {
  queues: {
    // Short and urgent: a slot has come.
    dispatch: { concurrency: 8 },
    // Long and patient: uploads ahead of the slot.
    prepare: { concurrency: 3 },
    // Reading back what became of a send.
    settle: { concurrency: 4 },
  },
  jobs: {
    /** Wakes the dispatcher when a publication's slot has come. A wake that is lost is made good by the dispatcher's own tick. */
    'publication.wake': {
      queue: 'dispatch',
      alarm: true,
      payload: ['publicationId'],
      attempts: 3,
      backoff: { type: 'exponential', delayMs: 1_000 },
    },
    /** Proves that a worker is at work: it comes the way of every job and is answered by whoever may send. */
    'worker.canary': {
      queue: 'dispatch',
      payload: ['canaryId'],
      attempts: 3,
      backoff: { type: 'exponential', delayMs: 1_000 },
    },
    /** An approval was taken back: what is scheduled under it is held at once. The begin looks at the seal again anyway. */
    'approval.voided': {
      queue: 'dispatch',
      payload: ['sealId'],
      attempts: 5,
      backoff: { type: 'exponential', delayMs: 1_000 },
    },
    /** Renders, uploads and drafts ahead of the slot. */
    'publication.prepare': {
      queue: 'prepare',
      alarm: true,
      payload: ['publicationId'],
      attempts: 5,
      backoff: { type: 'exponential', delayMs: 5_000 },
    },
    /** Finds out what became of a send nobody heard the end of. */
    'publication.settle': {
      queue: 'settle',
      alarm: true,
      payload: ['publicationId'],
      attempts: 8,
      backoff: { type: 'exponential', delayMs: 5_000 },
    },
    /** Asks a platform how an accepted post gets on; asks again by ending `later`. */
    'publication.poll': {
      queue: 'settle',
      alarm: true,
      payload: ['publicationId'],
      attempts: 8,
      backoff: { type: 'exponential', delayMs: 5_000 },
    },
  },
} as const satisfies JobCatalog;

export type JobName = keyof (typeof catalog)['jobs'];
export type JobPayload<Name extends JobName> = Record<(typeof catalog)['jobs'][Name]['payload'][number], string>;

type Handler<Name extends JobName> = (payload: JobPayload<Name>, run: JobRun) => Promise<JobOutcome>;

/**
 * Makes a method of a provider (in a `*.processor.ts`) the handler of a job. Every job has exactly one; the start is refused otherwise.
 * The method reloads what the ids name, guards by state, and may run twice.
 */
export function OnJob<Name extends JobName>(name: Name) {
  return <Method extends Handler<Name>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    HandlesJob(name)(target, key, descriptor);
  };
}
