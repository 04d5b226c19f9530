import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SeededRandom } from '../plan/seeded-random.js';

const LONGEST_DELAY_MS = 2_000;

/** Stands between the platform and us: acknowledges every event at once, and delivers it twice or thrice, late and out of order. */
export class CallbackRelay {
  delivered = 0;
  private readonly random: SeededRandom;
  private readonly closing = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  private constructor(
    private readonly server: Server,
    private readonly target: string,
    seed: number,
  ) {
    this.random = new SeededRandom(seed ^ 0xca11);
    setMaxListeners(0, this.closing.signal); // one for each delivery under way
  }

  /** @param target the product's own address, without a path */
  static async start(target: string, seed: number): Promise<CallbackRelay> {
    const server = createServer();
    const relay = new CallbackRelay(server, target, seed);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        response.end('success');
        const times = relay.random.between(1, 3);
        for (let n = 0; n < times; n += 1) relay.deliverLater(request.url ?? '/', Buffer.concat(parts));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  urlFor(accountId: string): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/callbacks/wechat/${accountId}`;
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await Promise.allSettled([...this.underWay]);
  }

  private deliverLater(path: string, body: Buffer): void {
    const work = this.deliver(path, body, this.random.between(0, LONGEST_DELAY_MS))
      .catch(() => undefined) // lost on its way, as callbacks are
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async deliver(path: string, body: Buffer, delayMs: number): Promise<void> {
    await pause(delayMs, undefined, { signal: this.closing.signal });
    await fetch(this.target + path, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: new Uint8Array(body),
      signal: this.closing.signal,
    });
    this.delivered += 1;
  }
}
