import type { TestingModule } from '@nestjs/testing';
import sharp from 'sharp';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { AccountService } from '../../src/accounts/account.service.js';
import { PinoLogger } from '../../src/platform/log/pino-logger.js';
import { WechatApi } from '../../src/publishing/channels/wechat/api/wechat-api.service.js';
import { type Newsroom, openNewsroom } from '../factories/newsroom.js';
import { photo } from '../support/nasty-files.js';
import type { Client } from '../support/http-app.js';
import { BACKENDS, queueStore } from '../support/backends.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

/** A picture both platforms take: 8 × 8 pixels, PNG. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWNI61iFFTEMLQkAyhFmAcKExhUAAAAASUVORK5CYII=',
  'base64',
);

interface Publication {
  id: string;
  channel: string;
  state: string;
  url: string | null;
  slotAt: string;
  sentAt: string | null;
  because: { text: { zh: string } }[];
  stateReason: unknown;
}

interface LedgerPost {
  platform: string;
  title?: string;
  text?: string;
  html?: string;
  link?: string;
  status?: string;
  images?: string[];
}

describe.each(BACKENDS)('the main path with the queue in %s', (backend) => {
  let room: Newsroom;
  let worker: TestingModule;
  let sandbox: Sandbox;
  let clients: Record<'officer' | 'first' | 'second' | 'final' | 'duty' | 'admin', Client & { cookie: string }>;
  const accounts: Record<string, string> = {};

  beforeAll(async () => {
    room = await openNewsroom();
    const { api } = room;
    sandbox = await startSandbox({ publishDelayMs: 200 });
    const open = async (
      channel: 'web' | 'wechat' | 'weibo',
      more: Partial<Parameters<AccountService['createSystemAccount']>[0]> = {},
    ): Promise<void> => {
      const account = { departmentId: room.bureau, channel, name: `示例 ${channel}`, sandbox: true, ...more };
      accounts[channel] = (await api.app.get(AccountService).createSystemAccount(account)).id;
    };
    const { wechat, weibo } = sandbox.credentials;
    await open('web');
    await open('wechat', {
      baseUrl: sandbox.wechatBaseUrl,
      settings: { appId: wechat.appid },
      credentials: { appSecret: wechat.secret },
    });
    await open('weibo', {
      baseUrl: sandbox.weiboBaseUrl,
      settings: { clientId: weibo.clientId, uid: weibo.uid, rip: '127.0.0.1', permalinkBase: sandbox.weiboBaseUrl },
      credentials: { accessToken: weibo.accessToken },
    });
    const login = (name: string) => api.loginAs(name);
    clients = {
      officer: await login('officer'),
      first: await login('first'),
      second: await login('second'),
      final: await login('final'),
      duty: await login('duty'),
      admin: await login('admin'),
    };
    worker = await buildWorker(room.databaseUrl, {
      redis: await queueStore(backend),
    });
    worker.useLogger(new PinoLogger('error'));
    await worker.init();
  }, 60_000);

  afterAll(async () => {
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  async function upload(file: Buffer): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file)]), '示例');
    const answer = await fetch(`${room.api.url}/api/media`, {
      method: 'POST',
      body: form,
      headers: { cookie: clients.officer.cookie },
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { sha256: string }).sha256;
  }

  async function approvedStory(title: string, file = PICTURE): Promise<string> {
    const cover = await upload(file);
    const draft = await clients.officer.post<{ id: string; version: number }>('/api/stories', {
      departmentId: room.bureau,
      kind: 'craftsman',
      title,
      summary: '示例：一位技师把手艺教给了年轻人。',
      facts: { name: '某技师（示例）', trade: '数控车工', unit: '示例装备制造公司' },
      body: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '一双手' }] },
          { type: 'paragraph', content: [{ type: 'text', text: '示例正文，说的是岗位，不是某个人。' }] },
          { type: 'image', attrs: { sha256: cover, alt: '示例图案' } },
        ],
      },
      cover: { sha256: cover, alt: '示例图案' },
    });
    expect(draft).toMatchObject({ status: 201 });
    const off = await clients.officer.put(`/api/stories/${draft.body.id}/focus/${cover}`, { x: 0.2, y: 0.5 });
    expect(off).toMatchObject({ status: 200 });
    const now = Date.now();
    const submitted = await clients.officer.post<{ digest: string; rounds: { id: string }[] }>(
      `/api/stories/${draft.body.id}/submit`,
      {
        version: draft.body.version,
        accountIds: Object.values(accounts),
        windowFrom: new Date(now).toISOString(),
        windowTo: new Date(now + 86_400_000).toISOString(),
      },
    );
    expect(submitted).toMatchObject({ status: 201 });
    const { digest, rounds } = submitted.body;
    for (const [stage, reviewer] of [clients.first, clients.second, clients.final].entries()) {
      const answer = await reviewer.post(`/api/rounds/${rounds[0]?.id}/approve`, { stage, digest, opinion: '同意' });
      expect(answer).toMatchObject({ status: 200 });
    }
    return draft.body.id;
  }

  async function schedule(storyId: string, channel: string, wishedAt?: Date): Promise<Publication> {
    const answer = await clients.duty.post<Publication>('/api/publications', {
      storyId,
      accountId: accounts[channel],
      ...(wishedAt ? { wishedAt: wishedAt.toISOString() } : {}),
    });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  const sent = (id: string): Promise<Publication> =>
    until(
      `publication ${id} is sent`,
      async () => {
        const { body } = await clients.duty.get<Publication>(`/api/publications/${id}`);
        if (['failed', 'held', 'missed', 'unconfirmed'].includes(body.state))
          throw new Error(`it is ${body.state}: ${JSON.stringify(body.stateReason)}`);
        return body.state === 'sent' ? body : undefined;
      },
      45_000,
    );

  const fetched = async (path: string): Promise<Buffer> => {
    const answer = await fetch(new URL(path, room.api.url), { headers: { cookie: clients.officer.cookie } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  /** The pictures of a preview page, in their order. */
  const previewed = async (storyId: string, channel: string): Promise<Buffer[]> => {
    const page = await fetched(`/api/stories/${storyId}/variants/${channel}/preview`);
    const sources = [...page.toString().matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src ?? '');
    return Promise.all(sources.map((src) => fetched(src)));
  };

  const ledger = async (): Promise<LedgerPost[]> =>
    ((await (await fetch(sandbox.ledgerUrl)).json()) as { posts: LedgerPost[] }).posts;

  it('brings one approved story to the web, WeChat and Weibo, once each, with the page’s link, at its slots', async () => {
    // A photo that no platform takes as it is.
    const large = await (await photo(2_400, 1_800)).webp({ quality: 99 }).toBuffer();
    expect(large.length).toBeGreaterThan(1024 * 1024);
    const storyId = await approvedStory(`示例：技师的二十年 ${backend}`, large);
    const [wide, square, inBody] = await previewed(storyId, 'wechat');
    const [besideText] = await previewed(storyId, 'weibo');
    const planned = [];
    for (const channel of ['web', 'wechat', 'weibo']) planned.push(await schedule(storyId, channel));
    const [web, wechat, weibo] = await Promise.all(planned.map(({ id }) => sent(id)));
    for (const publication of [web, wechat, weibo]) {
      expect(Date.parse(publication?.sentAt ?? '')).toBeGreaterThanOrEqual(Date.parse(publication?.slotAt ?? ''));
      expect(publication?.url).toMatch(/^http/);
    }
    const posts = (await ledger()).filter((post) => JSON.stringify(post).includes(backend));
    expect(posts.map((post) => post.platform).sort()).toEqual(['wechat', 'weibo']);
    for (const post of posts) expect(JSON.stringify(post)).toContain(web?.url);
    // The previews showed the very bytes that left, and the covers as lists cut them.
    const left = async (platform: string, at: number): Promise<Buffer> => {
      const address = posts.find((post) => post.platform === platform)?.images?.[at] ?? '';
      const local = address.replace('http://mmbiz.qpic.cn/sz_', `${sandbox.wechatBaseUrl}/mmbiz/`);
      return Buffer.from(await (await fetch(local)).arrayBuffer());
    };
    const [body, beside] = [await left('wechat', 1), await left('weibo', 0)];
    expect([body.length < 1024 * 1024, body.equals(inBody ?? PICTURE)]).toEqual([true, true]);
    expect(beside.equals(besideText ?? PICTURE)).toBe(true);
    const cuts = await Promise.all([wide, square].map((cut) => sharp(cut).metadata()));
    expect(cuts.map(({ width, height }) => (width / height).toFixed(2))).toEqual(['2.35', '1.00']);
    // Around the point that was set: the middle would be 0.125 to 0.875.
    const access = await room.api.app.get(AccountService).accessFor(accounts['wechat'] ?? '');
    const list = await room.api.app
      .get(WechatApi)
      .ask(access, '/cgi-bin/freepublish/batchget', { offset: 0, count: 20 });
    expect(JSON.stringify(list)).toContain('"pic_crop_1_1":"0_0_0.75_1"');
    const timeline = await clients.duty.get<{ outcome: string; latenessMs: number }[]>(
      `/api/publications/${wechat?.id}/attempts`,
    );
    expect(timeline.body).toMatchObject([{ outcome: 'sent' }]);
  }, 90_000);

  it('holds a department to its own rule: the second post leaves at its later slot, not before', async () => {
    const policy = await clients.admin.post('/api/throttle-policies', {
      name: '示例：微博间隔',
      departmentId: room.bureau,
      channel: 'weibo',
      rules: [{ type: 'minGap', gap: 'PT6S' }],
    });
    expect(policy).toMatchObject({ status: 201 });
    const [first, second] = [
      await approvedStory(`示例：甲稿 ${backend}`),
      await approvedStory(`示例：乙稿说别的事 ${backend}`),
    ];
    await schedule(first, 'web');
    await schedule(second, 'web');
    const wish = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4000);
    const early = await schedule(first, 'weibo', wish);
    const late = await schedule(second, 'weibo', wish);
    expect(Date.parse(late.slotAt) - Date.parse(early.slotAt)).toBe(6000);
    expect(late.because[0]?.text.zh).toContain('示例：微博间隔');
    const [one, two] = await Promise.all([sent(early.id), sent(late.id)]);
    expect(Date.parse(two.sentAt ?? '') - Date.parse(one.sentAt ?? '')).toBeGreaterThanOrEqual(5900);
  }, 90_000);
});
