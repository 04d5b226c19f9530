import type { FastifyReply } from 'fastify';
import { parseFault } from './fault.rules.js';
import { BadGateway, ConnectionCut, Faults } from './faults.service.js';

it.each([
  ['lost', { kind: 'drop-after-commit', times: 1 }, ConnectionCut],
  ['kept by a gateway', { kind: 'error-502', when: 'after', times: 1 }, BadGateway],
  ['turned to a code', { kind: 'error-code', when: 'after', value: 20032, times: 1 }, EvalError],
])('an answer is %s of an act that was done, not of one that was refused', async (_, fault, seen) => {
  const faults = new Faults();
  faults.add(parseFault(fault));
  const call = (act: () => Promise<unknown>) =>
    faults
      .around(
        { platform: 'weibo', path: '/2/x', account: null, reply: {} as FastifyReply },
        act,
        () => new EvalError('a code'),
      )
      .catch((error: unknown) => error);
  expect(await call(() => Promise.reject(new RangeError('refused')))).toBeInstanceOf(RangeError);
  expect(await call(() => Promise.resolve('done'))).toBeInstanceOf(seen);
  expect(await call(() => Promise.resolve('done'))).toBe('done');
});

it('a fault with a field that nobody reads is refused, with the fields there are', () => {
  expect(() => parseFault({ kind: 'busy', acount: '1' })).toThrow(/^acount: .*platform, path, account, kind/);
});

it('a time that a fault does not take is refused', () => {
  expect(() => parseFault({ kind: 'drop-after-commit', when: 'before' })).toThrow(/^when: only for latency/);
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
