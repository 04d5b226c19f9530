import type { FastifyReply } from 'fastify';
import { parseFault } from './fault.rules.js';
import { ConnectionCut, Faults } from './faults.service.js';

it('an answer is lost of an act that was done, not of one that was refused', async () => {
  const faults = new Faults();
  faults.add(parseFault({ kind: 'drop-after-commit', times: 1 }));
  const call = (act: () => Promise<unknown>) =>
    faults
      .around(
        { platform: 'weibo', path: '/2/x', account: null, reply: {} as FastifyReply },
        act,
        () => new Error('busy'),
      )
      .catch((error: unknown) => error);
  expect(await call(() => Promise.reject(new RangeError('refused')))).toBeInstanceOf(RangeError);
  expect(await call(() => Promise.resolve('done'))).toBeInstanceOf(ConnectionCut);
  expect(await call(() => Promise.resolve('done'))).toBe('done');
});

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
