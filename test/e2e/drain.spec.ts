import { once } from 'node:events';
import { connect } from 'node:net';
import { seedPublications } from '../engine/seed/publications.js';
import { until } from '../support/until.js';
import { GrownScene } from './grown-scene.js';

// Real processes on real servers, which a busy machine takes its time for.
jest.setTimeout(240_000);

const ACCOUNTS = 4;
const POSTS_OF_EACH = 20;

describe('a process that is told to stop', () => {
  let scene: GrownScene;
  let numbers = 1;

  beforeAll(async () => {
    scene = await GrownScene.open(ACCOUNTS);
  });
  afterEach(() => scene.speedUp());
  afterAll(() => scene.close());

  /** More than can be under way at once, all due now. */
  async function burst(ofEach: number): Promise<void> {
    const requests = scene.accounts.flatMap((account) =>
      Array.from({ length: ofEach }, () => ({
        department: scene.newsroom.root,
        releases: [{ account, slotAt: new Date(), prepared: true }],
      })),
    );
    await seedPublications(scene.database, scene.newsroom, requests, numbers);
    numbers += requests.length;
  }

  const underWay = () => until('sends are under way', async () => ((await scene.states()).sending ?? 0) > 0, 30_000);

  it('ends and records its sends, gives back what it had not begun, and ends with 0 however often it is told', async () => {
    const worker = await scene.worker();
    await scene.slowDown(1_000);
    await burst(POSTS_OF_EACH);
    await underWay();
    worker.signal('SIGTERM');
    worker.signal('SIGTERM');
    worker.signal('SIGINT');
    expect(await worker.end()).toBe(0);
    const { claimed, sending, sent = 0, scheduled = 0, ...others } = await scene.states();
    expect({ claimed, sending, others }).toEqual({ claimed: undefined, sending: undefined, others: {} });
    expect(sent).toBe((await scene.posts()).length);
    expect(sent).toBeGreaterThan(0);
    // It does not send on until all is gone: the next process has the rest.
    expect(scheduled).toBeGreaterThan(0);
    expect(sent + scheduled).toBe(ACCOUNTS * POSTS_OF_EACH);
  });

  it('leaves what has not ended within its time, says so and ends with 1; the send is not lost sight of', async () => {
    await scene.slowDown(14_000);
    const worker = await scene.worker({ XUANFA_DRAIN_SECONDS: '5' });
    await underWay(); // of the rest of the burst
    const told = Date.now();
    worker.signal('SIGTERM');
    expect(await worker.end()).toBe(1);
    expect(Date.now() - told).toBeLessThan(9_000);
    expect(worker.output).toContain('worker has not stopped within 5 s');
    await until('its lease has ended with it', async () => (await scene.abandoned()) > 0);
  });

  it('answers the request in hand, and takes no further one', async () => {
    const api = await scene.api();
    const socket = connect(api.port, '127.0.0.1');
    await once(socket, 'connect');
    const body = JSON.stringify({ login: 'nobody', password: 'wrong' });
    const head = ['POST /api/session HTTP/1.1', 'host: localhost', 'content-type: application/json'];
    socket.write(`${[...head, `content-length: ${body.length}`].join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const closed = once(socket, 'close');
    // Over another connection, so that the first half has been read by now.
    await fetch(`${api.url}/healthz`);

    api.process.signal('SIGTERM');
    await until('it takes no more', () =>
      fetch(`${api.url}/healthz`, { headers: { connection: 'close' } }).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );
    socket.write(body.slice(5));
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(await api.process.end()).toBe(0);
  });
});
