import dns from 'node:dns';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as Proxy } from 'proxy-chain';
import { readConfig } from '../config/env.js';
import { HostList } from './host-list.js';
import { lookupOutside } from './outbound-address.js';
import { jsonBody } from './outbound-body.rules.js';
import { OutboundHttp, type OutboundRequest } from './outbound-http.js';

/** An address outside, which the tests’ proxy leads to their own server. */
const PUBLIC = '93.184.215.14';

describe('calls through a proxy', () => {
  let proxy: Proxy;
  let server: HttpServer;
  let base: string;
  let answer: string;
  let tunnels: string[];
  const opened: OutboundHttp[] = [];

  beforeAll(async () => {
    proxy = new Proxy({
      port: 0,
      host: '127.0.0.1',
      prepareRequestFunction: ({ hostname, port, username, password }) => {
        tunnels.push(`${hostname}:${port}`);
        const requestAuthentication = username !== 'user' || password !== 'p@ss';
        return hostname === PUBLIC ? { requestAuthentication, customConnectServer: server } : { requestAuthentication };
      },
    });
    await proxy.listen();
    server = createServer((_request, response) => response.end(answer));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    tunnels = [];
    answer = 'ok';
  });
  afterEach(async () => {
    for (const http of opened.splice(0)) await http.onApplicationShutdown();
  });
  afterAll(async () => {
    await proxy.close(true);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  /** Loopback is listed, so that the proxied call is not refused as a private one. */
  function through(over: NodeJS.ProcessEnv = {}): OutboundHttp {
    const http = new OutboundHttp(
      readConfig({
        XUANFA_PRIVATE_HOSTS: '127.0.0.0/8',
        XUANFA_OUTBOUND_PROXY: `http://user:p%40ss@127.0.0.1:${proxy.port}`,
        ...over,
      }),
    );
    opened.push(http);
    return http;
  }

  const post = (more: Partial<OutboundRequest> = {}): OutboundRequest => ({
    base,
    path: '/x',
    method: 'POST',
    body: jsonBody({ a: 1 }),
    deadlineMs: 2_000,
    ...more,
  });

  it('leave by a tunnel that is opened with the proxy’s password', async () => {
    expect(await through().exchange(post())).toMatchObject({ kind: 'answered', status: 200 });
    expect(tunnels).toEqual([base.replace('http://', '')]);
  });

  it('take the last look with the tunnel open, and in the tick in which the bytes leave', async () => {
    const order: string[] = [];
    server.once('request', () => order.push('bytes'));
    const lastLook = () => {
      order.push(`look, ${tunnels.length} tunnel`);
      process.nextTick(() => order.push('next tick'));
    };
    expect((await through().exchange(post({ lastLook }))).kind).toBe('answered');
    expect(order).toEqual(['look, 1 tunnel', 'next tick', 'bytes']);
  });

  it('write nothing when the last look throws', async () => {
    let requests = 0;
    const count = () => (requests += 1);
    server.on('request', count);
    const lastLook = () => {
      throw new Error('the claim has passed');
    };
    const outcome = await through().exchange(post({ lastLook }));
    server.off('request', count);
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'the claim has passed' });
    expect(requests).toBe(0);
  });

  it.each([
    ['an address', 'http://127.0.0.1:9'],
    ['an address written otherwise', 'http://0x7f.1:9'],
    ['a name of this machine', 'http://localhost:9'],
    ['a name of its own network', 'http://cms:9'],
  ])('of anybody’s links never lead into a private network, whatever is listed: %s', async (_what, private_) => {
    const listed = { XUANFA_PRIVATE_HOSTS: '127.0.0.0/8,cms' };
    const direct = new OutboundHttp(readConfig(listed));
    opened.push(direct);
    for (const http of [through(listed), direct]) {
      const outcome = await http.exchange(post({ base: private_, anybodys: true }));
      expect(outcome).toMatchObject({ kind: 'not-sent', code: expect.stringMatching(/^(ADDRESS|EPRIVATE)$/) });
    }
    expect(tunnels).toEqual([]);
  });

  it('of anybody’s links are led to the address that was judged here: the proxy looks nothing up', async () => {
    const found = ((_name: string, _options: unknown, answer: (error: null, found: unknown) => void) =>
      answer(null, [
        { address: '10.0.0.8', family: 4 },
        { address: PUBLIC, family: 4 },
      ])) as never;
    const lookup = jest.spyOn(dns, 'lookup').mockImplementation(found);
    let host: string | undefined;
    server.once('request', (request) => (host = request.headers.host));
    const named = base.replace('127.0.0.1', 'www.example.cn');
    expect(await through().exchange(post({ base: named, anybodys: true }))).toMatchObject({ status: 200 });
    expect(host).toBe(named.replace('http://', ''));
    expect(tunnels).toEqual([base.replace('http://127.0.0.1', PUBLIC)]);
    lookup.mockRestore();
  });

  it.each([
    ['refuses the password', { XUANFA_OUTBOUND_PROXY: 'user:wrong' }],
    ['is not there', { XUANFA_OUTBOUND_PROXY: '' }],
  ])('are not sent when the proxy %s, and no last look is taken', async (_what, { XUANFA_OUTBOUND_PROXY: who }) => {
    const lastLook = jest.fn();
    const at = who === '' ? 'http://127.0.0.1:9' : `http://${who}@127.0.0.1:${proxy.port}`;
    const outcome = await through({ XUANFA_OUTBOUND_PROXY: at }).exchange(post({ lastLook }));
    expect(outcome.kind).toBe('not-sent');
    expect(lastLook).not.toHaveBeenCalled();
  });

  it.each([
    ['hosts that are excepted', { XUANFA_OUTBOUND_DIRECT: 'example.cn, 127.0.0.1' }, {}],
    ['what lies in the own network', {}, { allowPrivate: true }],
  ])('are not made for %s', async (_what, env, more) => {
    expect((await through(env).exchange(post(more))).kind).toBe('answered');
    expect(tunnels).toEqual([]);
  });
});

describe('hosts an operator has listed', () => {
  const list = new HostList(['cms.example.cn', '.intra.example.cn', '10.1.0.0/16', '192.168.7.9', 'fd00::/8']);

  it.each(['cms.example.cn', 'CMS.example.cn', 'a.intra.example.cn', '10.1.2.3', '192.168.7.9', '[fd00::1]'])(
    '%s is listed',
    (host) => expect(list.has(host)).toBe(true),
  );
  it.each(['example.cn', 'x.cms.example.cn', 'intra.example.cn', 'xintra.example.cn', '10.2.0.1', '192.168.7.8'])(
    '%s is not',
    (host) => expect(list.has(host)).toBe(false),
  );

  it('a private host is called only when it is listed, and the refusal names the setting', async () => {
    const request: OutboundRequest = { base: 'http://127.0.0.1:9', path: '/x', method: 'GET', deadlineMs: 500 };
    const refused = await new OutboundHttp().exchange(request);
    expect(refused).toMatchObject({ code: 'ADDRESS', reason: expect.stringContaining('XUANFA_PRIVATE_HOSTS') });
    const open = new OutboundHttp(readConfig({ XUANFA_PRIVATE_HOSTS: '127.0.0.1' }));
    expect(await open.exchange(request)).toMatchObject({ code: 'ECONNREFUSED' });
    await open.onApplicationShutdown();
  });

  it.each([
    [['127.0.0.0/8', '::1'], null],
    [['10.0.0.0/8'], 'EPRIVATE'],
  ])('with %j listed, a name that leads to this machine is answered %s', async (entries, code) => {
    const look = lookupOutside(new HostList(entries));
    const error = await new Promise((answered) => look('localhost', { all: true }, answered));
    expect((error as NodeJS.ErrnoException | null)?.code ?? null).toBe(code);
  });
});
