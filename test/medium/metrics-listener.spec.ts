import { StartError } from '../../src/platform/config/start-error.js';
import { Logger } from '@nestjs/common';
import { ReadinessRegistry } from '../../src/platform/health/readiness-registry.js';
import { type MetricsListenerOptions, openMetricsListener } from '../../src/platform/metrics/metrics-listener.js';
import { MetricsRegistry } from '../../src/platform/metrics/metrics-registry.js';
import { freePort } from '../support/servers.js';

describe('the door for whoever watches over a worker', () => {
  const metrics = new MetricsRegistry();
  let door: { close(): Promise<void> };
  let options: MetricsListenerOptions;
  let healthy = true;
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${options.port}${path}`, init);

  async function open(token: string | null): Promise<void> {
    const readiness = new ReadinessRegistry();
    readiness.register('queue', async () => {
      if (!healthy) throw new Error('connect to 10.1.2.3 refused');
    });
    options = { host: '127.0.0.1', port: await freePort(), token, metrics, readiness };
    door = await openMetricsListener(options);
  }

  beforeAll(() => Logger.overrideLogger(false));
  afterEach(() => door.close());

  it('shows figures, life and readiness to this machine, and nothing else', async () => {
    metrics.counter({ name: 'xuanfa_examples_total', help: 'Examples.' }).inc();
    await open(null);
    const figures = await get('/metrics');
    expect([figures.status, figures.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('version=0.0.4'),
    ]);
    expect(await figures.text()).toContain('xuanfa_examples_total 1');
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/api/session')).status).toBe(404);
    expect((await get('/metrics', { method: 'POST' })).status).toBe(405);
    expect((await get('/metrics', { headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(403);
  });

  it('names the part that is not ready, without what its error says', async () => {
    await open(null);
    expect((await get('/readyz')).status).toBe(200);
    healthy = false;
    const answer = await get('/readyz');
    const text = await answer.text();
    expect([answer.status, JSON.parse(text)]).toEqual([503, expect.objectContaining({ notReady: ['queue'] })]);
    expect(text).not.toContain('10.1.2.3');
    healthy = true;
  });

  it('asks for the token where there is one', async () => {
    await open('example-metrics-token');
    const without = await get('/metrics');
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="metrics"']);
    const shown = await get('/metrics', { headers: { authorization: 'Bearer example-metrics-token' } });
    expect(shown.status).toBe(200);
  });

  it('says so in words when its port is taken', async () => {
    await open(null);
    const second = openMetricsListener(options);
    await expect(second).rejects.toThrow(StartError);
    await expect(second).rejects.toThrow(/XUANFA_METRICS_PORT/);
  });
});
