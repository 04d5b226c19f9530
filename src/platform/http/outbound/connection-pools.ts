import type { Dispatcher } from 'undici';

/** Pools kept. Links that people type lead to any number of hosts; accounts call few. */
const MOST_POOLS = 64;

/** Connections by where they lead, for as long as they are used: what was used longest ago makes room. */
export class ConnectionPools {
  /** The one used last stands last. */
  private readonly kept = new Map<string, Dispatcher>();
  /** No longer given out; what is under way on them ends. */
  private readonly leaving = new Set<Dispatcher>();

  constructor(private readonly most = MOST_POOLS) {}

  get size(): number {
    return this.kept.size + this.leaving.size;
  }

  /** To be used in the same tick: later it may have made room, and takes no more calls. */
  of(key: string, open: () => Dispatcher): Dispatcher {
    const pool = this.kept.get(key) ?? open();
    this.kept.delete(key);
    this.kept.set(key, pool);
    const [oldest] = this.kept;
    if (oldest && this.kept.size > this.most) this.letGo(...oldest);
    return pool;
  }

  async destroy(): Promise<void> {
    const pools = [...this.kept.values(), ...this.leaving];
    this.kept.clear();
    this.leaving.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  private letGo(key: string, pool: Dispatcher): void {
    this.kept.delete(key);
    this.leaving.add(pool);
    const gone = () => void this.leaving.delete(pool);
    void pool.close().then(gone, gone);
  }
}
