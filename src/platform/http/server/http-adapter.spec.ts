import type { FastifyInstance } from 'fastify';
import { httpAdapter } from './http-adapter.js';

describe('whom a request is taken to come from', () => {
  /** Asks as from `peer`, which says that it speaks for `client`. */
  async function seen(trusted: string | undefined, peer: string, client: string): Promise<unknown> {
    const fastify = httpAdapter(trusted).getInstance() as unknown as FastifyInstance;
    fastify.get('/who', (request) => ({ address: request.ip }));
    const answer = await fastify.inject({ url: '/who', remoteAddress: peer, headers: { 'x-forwarded-for': client } });
    await fastify.close();
    return answer.json<{ address: string }>().address;
  }

  it.each([
    ['a proxy on this machine is believed unless told otherwise', undefined, '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['nobody else is', undefined, '10.0.0.5', '203.0.113.7', '10.0.0.5'],
    ['a named range is believed', '10.0.0.0/8, loopback', '10.0.0.5', '203.0.113.7', '203.0.113.7'],
    ['one outside it is not', '10.0.0.0/8, loopback', '192.0.2.9', '203.0.113.7', '192.0.2.9'],
    [
      'what a client puts before the proxy’s own word is not',
      'loopback',
      '127.0.0.1',
      '1.2.3.4, 203.0.113.7',
      '203.0.113.7',
    ],
    ['private networks have a name', 'uniquelocal', '172.18.0.3', '203.0.113.7', '203.0.113.7'],
  ])('%s', async (_rule, trusted, peer, client, address) => {
    expect(await seen(trusted, peer, client)).toBe(address);
  });
});
