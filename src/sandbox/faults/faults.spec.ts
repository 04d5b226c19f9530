import type { FastifyReply } from 'fastify';
import { parseFault } from './fault.rules.js';
import { Faults } from './faults.service.js';

describe('latencies that meet one call', () => {
  it('add up, each used up by one, before and after the act apart', async () => {
    const faults = new Faults();
    const waited: (number | 'act')[] = [];
    jest.spyOn(faults, 'delay').mockImplementation((ms) => Promise.resolve(void waited.push(ms)));
    for (const fault of [
      { ms: 100, account: 'slow' },
      { ms: 30, times: 1 },
      { ms: 7, when: 'after' },
    ])
      faults.add(parseFault({ kind: 'latency', platform: 'weibo', ...fault }));
    const call = (account: string) =>
      faults.around(
        { platform: 'weibo', path: '/2/statuses/share.json', account, reply: {} as FastifyReply },
        () => Promise.resolve(void waited.push('act')),
        () => new Error('busy'),
      );
    await call('slow');
    await call('slow');
    await call('other');
    expect(waited).toEqual([130, 'act', 7, 100, 'act', 7, 'act', 7]);
    expect(faults.list().map(({ hits }) => hits)).toEqual([2, 1, 3]);
  });
});
