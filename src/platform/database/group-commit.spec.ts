import { GroupCommit } from './group-commit.js';

/** A flush whose end the test decides. */
function gated() {
  const groups: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const flush = (items: readonly number[]): Promise<readonly number[]> =>
    new Promise((resolve, reject) =>
      groups.push({ items, end: (error) => (error ? reject(error) : resolve(items.map((item) => item * 10))) }),
    );
  return { groups, flush };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('GroupCommit', () => {
  it('takes those who come together, and gathers those who come meanwhile', async () => {
    const { groups, flush } = gated();
    const commit = new GroupCommit(flush, 1);
    const answers = [1, 2].map((item) => commit.add(item));
    await tick();
    expect(groups.map(({ items }) => items)).toEqual([[1, 2]]);
    answers.push(commit.add(3));
    await tick();
    answers.push(commit.add(4));
    await tick();
    expect(groups).toHaveLength(1);
    groups[0]?.end();
    await tick();
    expect(groups[1]?.items).toEqual([3, 4]);
    groups[1]?.end();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
  });

  it('flushes on as many lanes as it has', async () => {
    const { groups, flush } = gated();
    const commit = new GroupCommit(flush, 2);
    for (const item of [1, 2, 3]) {
      void commit.add(item);
      await tick();
    }
    expect(groups.map(({ items }) => items)).toEqual([[1], [2]]);
  });

  it('takes no more than its most into one flush', async () => {
    const { groups, flush } = gated();
    const commit = new GroupCommit(flush, 1, 2);
    const answers = [1, 2, 3, 4].map((item) => commit.add(item));
    await tick();
    for (let flushed = 0; flushed < 2; flushed++) {
      groups[flushed]?.end();
      await tick();
    }
    expect(groups.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
  });

  it('lets one bad row fail itself alone', async () => {
    const flush = (items: readonly number[]): Promise<readonly number[]> =>
      items.includes(2)
        ? Promise.reject(Object.assign(new Error('bad row'), { code: '23514' }))
        : Promise.resolve(items);
    const commit = new GroupCommit(flush, 1);
    const settled = await Promise.allSettled([0, 1, 2, 3].map((item) => commit.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('repeats nothing when nobody knows whether the commit went through', async () => {
    const seen: (readonly number[])[] = [];
    const flush = (items: readonly number[]): Promise<readonly number[]> => {
      seen.push(items);
      return items.length > 1
        ? Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }))
        : Promise.resolve(items);
    };
    const commit = new GroupCommit(flush, 1);
    const settled = await Promise.allSettled([1, 2, 3].map((item) => commit.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(seen).toEqual([[1, 2, 3]]);
  });

  it('flushes alone, and a few times, those whose flush the server took back to end a deadlock', async () => {
    const seen: (readonly number[])[] = [];
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    const flush = (items: readonly number[]): Promise<readonly number[]> => {
      const before = seen.filter((one) => one.length === 1 && one[0] === items[0]).length;
      seen.push(items);
      const back = items.length > 1 || items[0] === 3 || (items[0] === 2 && before === 0);
      return back ? Promise.reject(deadlock) : Promise.resolve(items);
    };
    const commit = new GroupCommit(flush, 1);
    const settled = await Promise.allSettled([1, 2, 3].map((item) => commit.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(seen).toEqual([[1, 2, 3], [1], [2], [2], [3], [3], [3]]);
  });
});
