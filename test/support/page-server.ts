import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  /** e.g. `http://127.0.0.1:40123` */
  url: string;
  /** What each path answers from now on; others answer 404. */
  pages: Map<string, { status?: number; headers?: Record<string, string>; body?: string | Buffer }>;
  calls: string[];
  close(): Promise<void>;
}

/** A real web server on this machine: somebody else's pages. */
export async function openPageServer(): Promise<PageServer> {
  const pages: PageServer['pages'] = new Map();
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    const page = pages.get((request.url ?? '').split('?')[0] ?? '');
    const {
      status = 200,
      headers = { 'content-type': 'text/html; charset=utf-8' },
      body = '',
    } = page ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
