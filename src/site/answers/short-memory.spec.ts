import { ShortMemory } from './short-memory.js';

interface Value {
  name: string;
}

describe('the short memory', () => {
  let now: number;
  let made: string[];
  const memory = (capacity = 100) =>
    new ShortMemory<Value>({ lifeMs: 1_000, capacity, weigh: ({ name }) => name.length });
  const make = (name: string | null) => async (): Promise<Value | null> => {
    made.push(name ?? 'nothing');
    return name === null ? null : { name };
  };

  beforeEach(() => {
    now = 5_000;
    made = [];
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('makes a value once for as long as it lives, then anew, with the stale one at hand', async () => {
    const kept = memory();
    expect(await kept.recall('k', make('a'))).toEqual({ name: 'a' });
    now += 999;
    expect(await kept.recall('k', make('b'))).toEqual({ name: 'a' });
    now += 1;
    let stale: Value | null = null;
    const remake = async (old: Value | null): Promise<Value> => {
      stale = old;
      return { name: 'c' };
    };
    expect(await kept.recall('k', remake)).toEqual({ name: 'c' });
    expect(stale).toEqual({ name: 'a' });
    expect(made).toEqual(['a']);
  });

  it('lets a crowd wait for one making', async () => {
    const kept = memory();
    const answers = await Promise.all(Array.from({ length: 50 }, () => kept.recall('k', make('a'))));
    expect(made).toEqual(['a']);
    expect(new Set(answers).size).toBe(1);
  });

  it('counts a value’s age from before it was looked up', async () => {
    const kept = memory();
    await kept.recall('k', async () => {
      now += 1_000;
      return { name: 'slow' };
    });
    await kept.recall('k', make('b'));
    expect(made).toEqual(['b']);
  });

  it('keeps neither nothing nor failures', async () => {
    const kept = memory();
    expect(await kept.recall('k', make(null))).toBeNull();
    await expect(kept.recall('k', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await kept.recall('k', make('a'))).toEqual({ name: 'a' });
    expect(made).toEqual(['nothing', 'a']);
  });

  it('forgets what was asked for longest ago when it is full', async () => {
    const kept = memory(3);
    await kept.recall('a', make('a'));
    await kept.recall('b', make('b'));
    await kept.recall('a', make('again'));
    await kept.recall('c', make('cc'));
    await kept.recall('a', make('again'));
    await kept.recall('b', make('b'));
    expect(made).toEqual(['a', 'b', 'cc', 'b']);
  });
});
