import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ChangeFeed } from '../../../src/console/live/change-feed.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { bootApi, type TestApi } from '../../support/http-app.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await bootApi({ databaseUrl: database.url });
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.close();
});

interface Raw {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

/** What the browser is given before anybody has logged in. */
describe('the console’s files', () => {
  const ask = (path: string, encoding = 'identity'): Promise<Raw> =>
    new Promise((resolve, reject) => {
      // As it stands: an address would be tidied up first.
      const { hostname, port } = new URL(api.url);
      get({ hostname, port, path, headers: { 'accept-encoding': encoding } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      }).on('error', reject);
    });

  test('every path below /console is the one page, kept nowhere, with a nonce of its own', async () => {
    const pages = await Promise.all(
      ['/console', '/console/', '/console/stories/7', '/console/%2e%2e/x'].map((path) => ask(path)),
    );
    const nonces = pages.map(({ status, headers, body }) => {
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      const nonce = /name="csp-nonce" content="([^"]{20,})"/.exec(body.toString())?.[1] ?? '';
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain(`style-src-elem 'self' 'nonce-${nonce}'`);
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/script-src[^;]*unsafe|script-src[^;]*nonce/);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(pages.length);
    // What the page shows and asks for is meant there: a browser knows its own zone only.
    for (const { body } of pages)
      expect(body.toString()).toContain('<meta name="time-zone" content="Asia/Shanghai" />');
  });

  test('what carries a digest in its name is kept for good, packed as the browser can unpack it', async () => {
    const page = (await ask('/console/')).body.toString();
    const [script = ''] = /\/console\/assets\/[\w.-]+\.js/.exec(page) ?? [];
    const [plain, gzip, brotli] = await Promise.all([
      ask(script),
      ask(script, 'gzip'),
      ask(script, 'gzip, deflate, br'),
    ]);
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(plain.headers['vary']).toBe('accept-encoding');
    expect([gzip.headers['content-encoding'], brotli.headers['content-encoding']]).toEqual(['gzip', 'br']);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
  });

  test('nothing but the console’s own files is read, and one that is gone is missing instead of being the page', async () => {
    for (const path of ['main-00000000.js', '../../src/main.js', '%2e%2e/%2e%2e/src/main.js'])
      expect((await ask(`/console/assets/${path}`)).status).toBe(404);
    for (const path of ['.vite/manifest.json', '../src/main.js', '.console-built-from'])
      expect((await ask(`/console/${path}`)).body.toString()).toContain('csp-nonce');
  });

  test('the page tells old browsers what to do before anything else runs', async () => {
    const page = (await ask('/console/')).body.toString();
    expect(page.indexOf('old-browser.js')).toBeGreaterThan(0);
    expect(page.indexOf('old-browser.js')).toBeLessThan(page.indexOf('type="module"'));
    const script = (await ask('/console/old-browser.js')).body.toString();
    expect(script).toContain('浏览器版本过旧');
    // In the oldest JavaScript, or it would not run where it is needed.
    expect(script.replace(/\/\*[^]*?\*\//g, '')).not.toMatch(/=>|`|\b(const|let|class)\b/);
  });
});

/** Reads a stream of server-sent events. */
class Stream {
  private text = '';
  private over = false;
  readonly done: Promise<void>;

  constructor(readonly answer: Response) {
    this.done = this.read();
  }

  /** The topics heard so far. */
  get topics(): string[] {
    return [...this.text.matchAll(/^event: change\ndata: (.+)$/gm)].flatMap(
      ([, data = '']) => (JSON.parse(data) as { topics: string[] }).topics,
    );
  }

  get isOver(): boolean {
    return this.over;
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const part of this.answer.body ?? []) this.text += decoder.decode(part, { stream: true });
    } catch {
      // Cut by whoever listened.
    }
    this.over = true;
  }
}

describe('live changes', () => {
  let bureau: string;

  beforeAll(async () => {
    bureau = await api.createDepartment({ name: '示例局' });
  });

  const listen = async (cookie: string): Promise<{ stream: Stream; leave: () => void }> => {
    const leaving = new AbortController();
    const answer = await fetch(`${api.url}/api/events`, { headers: { cookie }, signal: leaving.signal });
    return { stream: new Stream(answer), leave: () => leaving.abort() };
  };

  test('are for whoever is logged in', async () => {
    const answer = await fetch(`${api.url}/api/events`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('problem+json');
  });

  test('say what kind of thing has changed, to everybody who listens, and nothing of before', async () => {
    const writer = await api.enter('live-writer', [bureau, 'press_officer', 'coordinator']);
    const feed = api.app.get(ChangeFeed, { strict: false });
    const [one, other] = await Promise.all([listen(writer.cookie), listen(writer.cookie)]);
    expect(one.stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(one.stream.answer.headers.get('cache-control')).toBe('no-store');
    await feed.look();
    expect(one.stream.topics).toEqual([]);
    const made = await writer.post('/api/campaigns', { title: '示例活动', departmentId: bureau });
    expect(made.status).toBe(201);
    await heard(() => one.stream.topics.includes('campaign') && other.stream.topics.includes('campaign'));
    const before = one.stream.topics.length;
    await feed.look();
    expect(one.stream.topics).toHaveLength(before);
    one.leave();
    other.leave();
  });

  test('end with the process, which waits for nobody who listens', async () => {
    const reader = await api.enter('live-reader', [bureau, 'viewer']);
    const { stream } = await listen(reader.cookie);
    await api.close();
    await stream.done;
    expect(stream.isOver).toBe(true);
  });

  async function heard(condition: () => boolean): Promise<void> {
    const feed = api.app.get(ChangeFeed, { strict: false });
    for (let tries = 0; tries < 100 && !condition(); tries += 1) {
      await feed.look();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(condition()).toBe(true);
  }
});
