import type { Dispatcher } from 'undici';
import { ConnectionPools } from './connection-pools.js';

describe('pools of connections', () => {
  let closed: string[];
  let end: Map<string, () => void>;
  const pool = (name: string) => () =>
    ({
      close: () => {
        closed.push(name);
        return new Promise<void>((done) => end.set(name, done));
      },
      destroy: async () => void closed.push(`${name}!`),
    }) as unknown as Dispatcher;
  const use = (pools: ConnectionPools, names: string) => names.split('').map((name) => pools.of(name, pool(name)));

  beforeEach(() => {
    closed = [];
    end = new Map();
  });

  it('are kept while they are used; what was used longest ago makes room and ends what is under way', async () => {
    const pools = new ConnectionPools(2);
    const [a, , again] = use(pools, 'aba');
    expect(again).toBe(a);
    use(pools, 'c');
    expect(closed).toEqual(['b']);
    expect(pools.size).toBe(3);
    end.get('b')?.();
    await new Promise(setImmediate);
    expect(pools.size).toBe(2);
    expect(use(pools, 'b')[0]).not.toBe(a);
    expect(closed).toEqual(['b', 'a']);
  });

  it('are all destroyed with the process, those that are ending too', async () => {
    const pools = new ConnectionPools(1);
    use(pools, 'ab');
    await pools.destroy();
    expect(closed.sort()).toEqual(['a', 'a!', 'b!']);
  });
});
