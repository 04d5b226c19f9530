import type { DataSource } from 'typeorm';
import { FairBook } from '../fairness/fair-book.service.js';
import { ClaimPulse } from './pace/claim-pulse.service.js';
import { WaitingList } from './waiting-list.service.js';

/** A backlog of a thousand that takes long to put in order, in virtual time. */
describe('WaitingList', () => {
  let now = 0;
  let reads: number[];
  let news: string | null;

  const row = (id: string) => ({ id, departmentId: 'd', accountId: 'a', channel: 'web', waiting: 1, shared: false });
  const list = (readMs: number) => {
    const query = (): Promise<unknown[]> => {
      reads.push(now);
      const found = [...(news === null ? [] : [news]), ...Array.from({ length: 1_000 }, (_, n) => `backlog ${n}`)];
      now += readMs;
      return Promise.resolve(found.map(row));
    };
    return new WaitingList({ query } as unknown as DataSource, new FairBook(), new ClaimPulse());
  };

  beforeEach(() => {
    [now, reads, news] = [0, [], null];
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([20, 100, 200, 250])(
    'P3: with readings of %i ms, offers within 900 ms what came due right after one',
    async (readMs) => {
      const waiting = list(readMs);
      await waiting.take(2);
      news = 'came right after';
      const cameAt = reads[0] ?? NaN;
      for (let taken: string[] = []; !taken.includes(news); now += 50) {
        taken = (await waiting.take(2)).map(({ id }) => id);
        if (now > 5_000) throw new Error('it was never offered');
      }
      expect(now - cameAt).toBeLessThanOrEqual(900);
    },
  );

  it('is used for many rounds before it is read again', async () => {
    const waiting = list(100);
    for (; now < 5_000; now += 10) await waiting.take(2);
    expect(reads.length).toBeLessThanOrEqual(10);
  });
});
