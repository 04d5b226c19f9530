import { catalogFaults, payloadFault } from './job-catalog.rules.js';
import type { JobCatalog } from './job-definition.js';

const job = { queue: 'q', payload: ['id'], attempts: 1, backoff: { type: 'fixed', delayMs: 1 } } as const;
const catalog: JobCatalog = { queues: { q: { concurrency: 1 } }, jobs: { 'a.do': job, 'b.do': job } };
const both = [
  { job: 'a.do', where: 'A.do' },
  { job: 'b.do', where: 'B.do' },
];

describe('catalogFaults', () => {
  it('finds none when every job has one handler', () => {
    expect(catalogFaults(catalog, both)).toEqual([]);
  });
  it('names a job nobody handles', () => {
    expect(catalogFaults(catalog, both.slice(0, 1))).toEqual(['job b.do has no handler']);
  });
  it('names the places when a job has two handlers', () => {
    expect(catalogFaults(catalog, [...both, { job: 'a.do', where: 'C.do' }])).toEqual([
      'job a.do has several handlers: A.do, C.do',
    ]);
  });
  it('names a handler of no job', () => {
    expect(catalogFaults(catalog, [...both, { job: 'toString', where: 'C.do' }])).toEqual([
      'C.do handles toString, which is not in the list of jobs',
    ]);
  });
  it('names a job in a queue that does not exist', () => {
    const wrong = { ...catalog, jobs: { ...catalog.jobs, 'a.do': { ...job, queue: 'nowhere' } } };
    expect(catalogFaults(wrong, both)).toEqual(['job a.do names the queue nowhere, which does not exist']);
  });
});

describe('payloadFault', () => {
  it.each([
    [{ id: 'x' }, undefined],
    [{}, 'missing id'],
    [{ id: 3 }, 'missing id'],
    [{ id: 'x', more: 'y' }, 'unknown more'],
    [{ more: 'y' }, 'missing id; unknown more'],
    [null, 'the payload is not an object'],
    ['id', 'the payload is not an object'],
  ])('judges %j as %s', (payload, fault) => {
    expect(payloadFault(['id'], payload)).toBe(fault);
  });
});
