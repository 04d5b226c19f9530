import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { isPrivateAddress, isPrivateHost } from './outbound-address.js';
import { jsonBody } from './outbound-body.rules.js';
import { OutboundHttp, type OutboundRequest } from './outbound-http.js';

describe('outbound HTTP', () => {
  let http: OutboundHttp;
  const closers: (() => Promise<void>)[] = [];

  beforeEach(() => {
    http = new OutboundHttp();
  });

  afterEach(async () => {
    await http.onApplicationShutdown();
    for (const close of closers.splice(0)) await close();
  });

  async function serve(listener: RequestListener): Promise<{ base: string; server: Server }> {
    const server = createHttpServer(listener);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    closers.push(
      () =>
        new Promise((done) => {
          server.closeAllConnections();
          server.close(() => done());
        }),
    );
    return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
  }

  async function serveRaw(onSocket: (socket: Socket) => void): Promise<{ base: string; port: number }> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      onSocket(socket);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    closers.push(
      () =>
        new Promise((done) => {
          for (const socket of sockets) socket.destroy();
          server.close(() => done());
        }),
    );
    return { base: `http://127.0.0.1:${port}`, port };
  }

  function get(base: string, more: Partial<OutboundRequest> = {}): OutboundRequest {
    return { base, path: '/x', method: 'GET', deadlineMs: 2_000, allowPrivate: true, ...more };
  }

  it('returns status, headers and body of any answer, errors and redirects included', async () => {
    const { base } = await serve((request, answer) => {
      answer.writeHead(request.url === '/x?a=1' ? 302 : 500, { location: '/elsewhere', 'x-one': 'yes' }).end('内容');
    });
    const answer = await http.exchange(get(base, { query: { a: '1' } }));
    expect(answer).toMatchObject({
      kind: 'answered',
      status: 302,
      headers: { location: '/elsewhere', 'x-one': 'yes' },
    });
    expect(answer.kind === 'answered' && answer.body.toString('utf8')).toBe('内容');
  });

  it('sends every parameter it is given, also those that come twice', async () => {
    const seen: string[] = [];
    const { base } = await serve((request, answer) => {
      seen.push(String(request.url));
      answer.end();
    });
    await http.exchange(get(base, { query: { 'a b': '1&2', 键: '值' } }));
    await http.exchange(get(base, { query: new URLSearchParams('to=1&to=2&at=') }));
    await http.exchange(get(base));
    expect(seen).toEqual(['/x?a+b=1%262&%E9%94%AE=%E5%80%BC', '/x?to=1&to=2&at=', '/x']);
  });

  it('keeps the path of the base address and never climbs out of it', async () => {
    const seen: string[] = [];
    const { base } = await serve((request, answer) => {
      seen.push(String(request.url));
      answer.end();
    });
    await http.exchange(get(`${base}/wechat/`, { path: '/cgi-bin/a' }));
    expect(seen).toEqual(['/wechat/cgi-bin/a']);
    expect(await http.exchange(get(`${base}/wechat`, { path: '/../admin' }))).toMatchObject({
      kind: 'not-sent',
      code: 'ADDRESS',
    });
    expect(seen).toHaveLength(1);
  });

  it('a refused connection is not sent, and the last look is never taken', async () => {
    const { base } = await serveRaw(() => undefined);
    for (const close of closers.splice(0)) await close();
    const lastLook = jest.fn();
    const answer = await http.exchange(get(base, { method: 'POST', body: jsonBody({}), lastLook }));
    expect(answer).toMatchObject({ kind: 'not-sent', code: 'ECONNREFUSED' });
    expect(lastLook).not.toHaveBeenCalled();
  });

  it('an unknown name is not sent', async () => {
    expect(await http.exchange(get('http://nowhere.invalid'))).toMatchObject({ kind: 'not-sent' });
  });

  it('takes the last look only with a connection in hand, and in the tick in which the bytes leave', async () => {
    const order: string[] = [];
    const { base } = await serveRaw((socket) => {
      order.push('connected');
      socket.once('data', () => {
        order.push('bytes');
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok');
      });
    });
    const lastLook = () => {
      order.push('look');
      process.nextTick(() => order.push('next tick'));
    };
    const body = jsonBody({ 大: '小' });
    const answer = await http.exchange(get(base, { method: 'POST', body, lastLook }));
    expect(answer.kind).toBe('answered');
    expect(order.filter((word) => word !== 'connected')).toEqual(['look', 'next tick', 'bytes']);
  });

  it('writes nothing when the last look throws', async () => {
    let bytes = 0;
    const { base } = await serveRaw((socket) => socket.on('data', (chunk) => (bytes += chunk.length)));
    const lastLook = () => {
      throw new Error('the claim has passed');
    };
    const answer = await http.exchange(get(base, { method: 'POST', body: jsonBody({}), lastLook }));
    expect(answer).toMatchObject({ kind: 'not-sent', reason: 'the claim has passed' });
    await new Promise((later) => setTimeout(later, 50));
    expect(bytes).toBe(0);
  });

  it.each([
    ['closes after the request', (socket: Socket) => socket.once('data', () => socket.end())],
    ['resets after the request', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy())],
    [
      'cuts the body short',
      (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"id":')),
    ],
    ['answers what is not HTTP', (socket: Socket) => socket.once('data', () => socket.end('hello\r\n\r\n'))],
  ])('a server that %s leaves no answer, and is asked once', async (_what, behave) => {
    let requests = 0;
    const { base } = await serveRaw((socket) => {
      socket.on('data', () => (requests += 1));
      behave(socket);
    });
    const answer = await http.exchange(
      get(base, { method: 'POST', body: jsonBody({ a: 1 }), lastLook: () => undefined }),
    );
    expect(answer.kind).toBe('no-answer');
    await new Promise((later) => setTimeout(later, 50));
    expect(requests).toBe(1);
  });

  it('a silent server leaves no answer at the deadline', async () => {
    const { base } = await serveRaw(() => undefined);
    const answer = await http.exchange(get(base, { deadlineMs: 120 }));
    expect(answer).toMatchObject({ kind: 'no-answer', code: 'DEADLINE' });
  });

  it('a deadline that passes before a connection is there means not sent, also when the connection comes later', async () => {
    // 16 reads hold every connection of the pool; the 17th never gets one.
    let seen = 0;
    const { base } = await serve(() => (seen += 1));
    const held = Array.from({ length: 16 }, () => http.exchange(get(base, { deadlineMs: 700 })));
    const late = await http.exchange(get(base, { deadlineMs: 200 }));
    expect(late).toMatchObject({ kind: 'not-sent', code: 'DEADLINE' });
    expect((await Promise.all(held)).every((answer) => answer.kind === 'no-answer')).toBe(true);
    await new Promise((later) => setTimeout(later, 100));
    expect(seen).toBe(16);
  });

  it('stops reading an answer that is too long', async () => {
    const { base } = await serve((_request, answer) => answer.end('x'.repeat(5_000)));
    expect(await http.exchange(get(base, { maxBytes: 1_000 }))).toMatchObject({ kind: 'no-answer', code: 'TOO_LONG' });
  });

  it('tells the status with which an answer that is too long began', async () => {
    const { base } = await serve((_request, answer) => answer.writeHead(404).end('x'.repeat(5_000)));
    expect(await http.exchange(get(base, { maxBytes: 1_000 }))).toMatchObject({ begun: { status: 404 } });
  });

  it('reuses a connection for reads that follow each other', async () => {
    const ports = new Set<number | undefined>();
    const { base } = await serve((request, answer) => {
      ports.add(request.socket.remotePort);
      answer.end('ok');
    });
    for (let i = 0; i < 5; i += 1) await http.exchange(get(base));
    // undici may open a second one while the first is still settling; never one per request.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it.each([
    'ftp://example.org',
    'not a url',
    'http://user:pw@example.org',
    'http://127.0.0.1:9',
    'http://localhost',
    'http://[::1]:1',
  ])('refuses %s for a public account', async (base) => {
    expect(await http.exchange(get(base, { allowPrivate: false }))).toMatchObject({
      kind: 'not-sent',
      code: 'ADDRESS',
    });
  });
});

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    'ff02::1',
    '255.255.255.255',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(['1.1.1.1', '172.32.0.1', '101.226.0.1', '2408:8000::1', '::ffff:1.1.1.1'])('%s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
  it.each(['localhost', 'db', 'a.localhost', 'printer.local', '[::1]'])('the host %s is private', (host) =>
    expect(isPrivateHost(host)).toBe(true),
  );
  it('a registered name is not', () => expect(isPrivateHost('api.weixin.qq.com')).toBe(false));
});
