/** One queue; every queue has workers of its own, so that slow work in one cannot hold up another. */
export interface QueueDefinition {
  /** Jobs one process works on at once (XUANFA_WORKER_CONCURRENCY overrides it). */
  concurrency: number;
}

export interface JobDefinition {
  /** Key of the queue it waits in. */
  queue: string;
  /** Names of the ids it carries; nothing else travels in a job. */
  payload: readonly string[];
  /**
   * It only says "look", whatever it carries: any number of them for one instant are one job, and none is remembered once it has run.
   */
  alarm?: boolean;
  /** How often it may run in all before it is given up. */
  attempts: number;
  /** Pause before attempt n + 1: `delayMs`, or `delayMs` · 2^(n-1) when exponential. */
  backoff: { type: 'fixed' | 'exponential'; delayMs: number };
}

/** All queues and jobs of the product, as data. */
export interface JobCatalog {
  queues: Record<string, QueueDefinition>;
  jobs: Record<string, JobDefinition>;
}

/** What a handler is told about the run, apart from the payload. */
export interface JobRun {
  jobId: string;
  /** 1 for the first run. Runs that ended `later` are not counted. */
  attempt: number;
  /** True when a failure of this run is not followed by another. */
  last: boolean;
}

/**
 * How a run ends, short of a throw (which means: again after the backoff, while attempts are left).
 * Nothing = done; `later` = run again at that time, which costs no attempt; `giveUp` = failed for this reason, never again.
 */
export type JobOutcome = void | { later: Date } | { giveUp: string };

export type JobHandler = (payload: Record<string, string>, run: JobRun) => Promise<JobOutcome>;
