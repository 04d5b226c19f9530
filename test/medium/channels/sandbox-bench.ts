import { Clock } from '../../../src/platform/clock.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.server.js';

/** One clock for us and for the platforms. */
export class SharedClock extends Clock {
  ms = Date.parse('2026-07-15T09:00:00+08:00');

  now(): Date {
    return new Date(this.ms);
  }
}

export interface LedgerPost {
  platform: string;
  account: string;
  ref: string;
  link?: string;
  text: string;
  html?: string;
  status: string;
  images: string[];
  title?: string;
}

/** The sandbox and its switches, used as anybody would: over HTTP. */
export class SandboxBench {
  private constructor(
    readonly sandbox: Sandbox,
    readonly clock: SharedClock,
  ) {}

  static async start(options: SandboxOptions = {}): Promise<SandboxBench> {
    const clock = new SharedClock();
    // Many tests post on one account within one of its hours.
    const limits = {
      wechat: { callsPerDay: {}, otherCallsPerDay: 100_000 },
      weibo: { callsPerUserDay: 100_000, postsPerHour: 100_000 },
      ...options.limits,
    };
    return new SandboxBench(await startSandbox({ clock: () => clock.ms, ...options, limits }), clock);
  }

  async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.sandbox.wechatBaseUrl + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  }

  async fault(spec: Record<string, unknown>): Promise<void> {
    await this.call('POST', '/faults', spec);
  }

  async healed(): Promise<void> {
    await this.call('DELETE', '/faults');
  }

  async later(ms: number): Promise<void> {
    this.clock.ms += ms;
    await this.sandbox.settle();
  }

  async posts(platform: string, marker: string): Promise<LedgerPost[]> {
    const { posts } = await this.call<{ posts: LedgerPost[] }>('GET', `/ledger?platform=${platform}`);
    return posts.filter((post) => `${post.text} ${post.link ?? ''}`.includes(`xf=${marker}`));
  }

  /** A day passes in which readers did something with an article of the WeChat stand-in. @param ref its article_id or msg_id */
  async readArticle(ref: string, at: number, figures: Record<string, number>): Promise<void> {
    const date = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    await this.call('POST', '/control/wechat/figures', { ref, date, ...figures });
    // Figures of a day are there the next morning.
    await this.later(1.5 * 86_400_000);
  }

  /** How often each path was called. */
  async calls(platform: 'wechat' | 'weibo'): Promise<Record<string, number>> {
    const { calls } = await this.call<{ calls: Record<string, Record<string, number>> }>('GET', '/ledger');
    return calls[platform] ?? {};
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}

/** A port nobody listens on. */
export async function closedPort(): Promise<string> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 1}`;
}
