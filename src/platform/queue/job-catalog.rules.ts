import type { JobCatalog } from './job-definition.js';

/** A method found to handle a job: `where` is `Class.method`. */
export interface FoundHandler {
  job: string;
  where: string;
}

/** What is wrong between the list of jobs and the handlers; empty when every job has exactly one and every handler a job. */
export function catalogFaults({ jobs, queues }: JobCatalog, found: FoundHandler[]): string[] {
  const homeless = Object.entries(jobs)
    .filter(([, { queue }]) => !Object.hasOwn(queues, queue))
    .map(([name, { queue }]) => `job ${name} names the queue ${queue}, which does not exist`);
  const counts = Object.keys(jobs).flatMap((name) => {
    const places = found.filter(({ job }) => job === name).map(({ where }) => where);
    if (places.length === 1) return [];
    return [
      places.length === 0 ? `job ${name} has no handler` : `job ${name} has several handlers: ${places.join(', ')}`,
    ];
  });
  const strays = found
    .filter(({ job }) => !Object.hasOwn(jobs, job))
    .map(({ job, where }) => `${where} handles ${job}, which is not in the list of jobs`);
  return [...homeless, ...counts, ...strays];
}

/** Why a payload does not fit its job: ids missing, unknown or no text; undefined when it fits. */
export function payloadFault(names: readonly string[], payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null) return 'the payload is not an object';
  const missing = names.filter((name) => typeof (payload as Record<string, unknown>)[name] !== 'string');
  const extra = Object.keys(payload).filter((name) => !names.includes(name));
  if (missing.length === 0 && extra.length === 0) return undefined;
  return [
    ...(missing.length > 0 ? [`missing ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`unknown ${extra.join(', ')}`] : []),
  ].join('; ');
}
