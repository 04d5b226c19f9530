import type { EntityManager } from 'typeorm';
import { unbrokenTransaction } from './unbroken-transaction.js';

/** Throws what it is given, one after the other, then lets the work run. */
function database(...errors: Error[]): { transaction: <T>(work: unknown) => Promise<T>; times: () => number } {
  let times = 0;
  return {
    times: () => times,
    async transaction<T>(work: unknown): Promise<T> {
      const error = errors[times];
      times += 1;
      if (error) throw error;
      return (work as (tx: EntityManager) => Promise<T>)({} as EntityManager);
    },
  };
}

const withCode = (code: string): Error => Object.assign(new Error(code), { code });
const work = () => Promise.resolve('done');

describe('a transaction that must go through', () => {
  it('is made again when the server took it back', async () => {
    const store = database(withCode('40P01'), withCode('40001'));
    expect(await unbrokenTransaction(store as never, work)).toBe('done');
    expect(store.times()).toBe(3);
  });

  it('is not made again after anything else', async () => {
    for (const error of [withCode('23505'), withCode('57P01'), new Error('FREEZE_STANDS')]) {
      const store = database(error);
      await expect(unbrokenTransaction(store as never, work)).rejects.toBe(error);
      expect(store.times()).toBe(1);
    }
  });

  it('is given up in the end', async () => {
    const store = database(...Array.from({ length: 9 }, () => withCode('40P01')));
    await expect(unbrokenTransaction(store as never, work)).rejects.toThrow('40P01');
    expect(store.times()).toBe(5);
  });
});
