import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault = 'drop-after' | 'drop-before' | 'bad-gateway' | { waitMs: number };

interface Planned {
  fault: Fault;
  fits: (request: IncomingMessage) => boolean;
}

/** Stands in front of a real server and spoils single answers. */
export class FaultProxy {
  /** Method and path of every request that came by. */
  readonly seen: string[] = [];
  private planned: Planned[] = [];

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** @param target e.g. `http://127.0.0.1:8080`; may change while the proxy stands */
  static async to(target: () => string): Promise<FaultProxy> {
    const server = createServer((request, response) => void proxy.pass(request, response, target()));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const proxy = new FaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return proxy;
  }

  /** The next request that fits meets the fault; after it all is well again. */
  plan(fault: Fault, fits: Planned['fits'] = ({ method }) => method === 'POST'): void {
    this.planned.push({ fault, fits });
  }

  heal(): void {
    this.planned = [];
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async pass(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    this.seen.push(`${request.method} ${request.url}`);
    const index = this.planned.findIndex(({ fits }) => fits(request));
    const fault = index < 0 ? null : this.planned.splice(index, 1)[0]?.fault;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (fault === 'drop-before') return void response.destroy();
    if (fault === 'bad-gateway') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>');
      return;
    }
    if (typeof fault === 'object' && fault) await new Promise((later) => setTimeout(later, fault.waitMs));
    const onward = forward(
      target + (request.url ?? ''),
      { method: request.method, headers: request.headers },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          if (fault === 'drop-after') return response.destroy();
          const { 'transfer-encoding': _chunked, ...headers } = answer.headers;
          response.writeHead(answer.statusCode ?? 502, headers).end(Buffer.concat(parts));
        });
      },
    );
    onward.on('error', () => response.destroy());
    onward.end(Buffer.concat(chunks));
  }
}
