/** Injection tokens of the queue; providers of their own inside `platform/queue`. */
export const JOB_CATALOG = Symbol('JOB_CATALOG');
export const QUEUE_CONNECTION = Symbol('QUEUE_CONNECTION');
export const QUEUE_OPTIONS = Symbol('QUEUE_OPTIONS');
/** All BullMQ queues, in the order of the catalog. */
export const QUEUES = Symbol('QUEUES');
