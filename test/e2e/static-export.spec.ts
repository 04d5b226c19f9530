import { createHash } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { v7 as uuid } from 'uuid';
import type { WebContent } from '../../src/stories/variant-content.rules.js';
import { COVER, COVER_BYTES } from '../engine/seed/story-content.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';
import { until } from '../support/until.js';
import { unzipped } from '../support/unzipped.js';
import { buildWorker } from '../support/worker.js';

const HOSTILE = `../../<script>"&'\u202e`;

describe('web texts as files', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let duty: Client & { cookie: string };
  let schoolOfficer: Client & { cookie: string };
  let site: string;
  let campaign: string;

  beforeAll(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    await worker.init();
    site = await openAccount(room, 'web', { name: '示例网站' });
    duty = await room.api.loginAs('duty');
    schoolOfficer = await room.api.loginAs('school-officer');
    campaign = uuid();
    await room.api.dataSource.query(
      `INSERT INTO campaign (id, department_id, title, created_by) VALUES ($1, $2, $3, $4)`,
      [campaign, room.bureau, `示例专题${HOSTILE}`, room.people.officer.personId],
    );
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    await room.close();
  });

  const content = (title: string): WebContent => ({
    channel: 'web',
    title,
    summary: '示例摘要 & 说明',
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: `${title}的正文。` }] },
        { type: 'image', attrs: { sha256: COVER, alt: '示例封面' } },
      ],
    },
    cover: COVER,
  });

  /** A pictured story, approved and on the schedule. */
  async function scheduled(title: string, account = site, departmentId = room.bureau): Promise<string> {
    const story = await approveStory(
      room,
      { web: account },
      { text: title, contents: [content(title)], pictured: true, departmentId },
    );
    await room.api.dataSource.query(`UPDATE story SET campaign_id = $2, version = version + 1 WHERE id = $1`, [
      story,
      campaign,
    ]);
    return scheduleStory(room, story, account);
  }

  const state = async (id: string): Promise<string | undefined> =>
    (await room.api.dataSource.query<{ state: string }[]>(`SELECT state FROM publication WHERE id = $1`, [id]))[0]
      ?.state;

  async function published(title: string, departmentId = room.bureau): Promise<string> {
    const id = await scheduled(title, site, departmentId);
    await until(`${title} is out`, async () => (await state(id)) === 'sent');
    return id;
  }

  async function files(path: string, by = duty): Promise<Map<string, Buffer>> {
    const answer = await fetch(new URL(path, room.api.url), { headers: { cookie: by.cookie } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z]+-[0-9a-f-]{36}\.zip"$/);
    return unzipped(Buffer.from(await answer.arrayBuffer()));
  }

  const code = async (path: string, by: Client = duty): Promise<string> => {
    const { status, body } = await by.get<{ code?: string }>(path);
    return `${status} ${body?.code ?? ''}`;
  };

  test('a published one stands by itself: page, style, its pictures byte for byte, and what machines want to know', async () => {
    const id = await published(`示例${HOSTILE}`);
    const all = await files(`/api/publications/${id}/export.zip`);
    const picture = `media/${COVER}.png`;
    expect([...all.keys()].sort()).toEqual(['index.html', picture, 'metadata.json', 'style.css']);
    expect(all.get(picture)).toEqual(COVER_BYTES);
    const page = all.get('index.html')?.toString() ?? '';
    expect(page).toContain(`src="${picture}"`);
    expect(page).toContain('<link rel="stylesheet" href="style.css">');
    expect(page).not.toMatch(/<script|(src|href)="\/|style="/);
    expect(page).toContain('&lt;script&gt;');
    const [row] = await room.api.dataSource.query<{ url: string; digest: string }[]>(
      `SELECT url, seal_digest AS digest FROM publication WHERE id = $1`,
      [id],
    );
    expect(JSON.parse(all.get('metadata.json')?.toString() ?? '')).toMatchObject({
      page: 'index.html',
      title: `示例${HOSTILE}`,
      department: '示例局',
      account: '示例网站',
      publicationId: id,
      campaignId: campaign,
      url: row?.url,
      publishedAt: expect.stringMatching(/\+08:00$/),
      correctedAt: null,
      digest: `sha256:${row?.digest}`,
      cover: picture,
      pictures: [{ path: picture, sha256: COVER, alt: '示例封面' }],
    });
    const again = await files(`/api/publications/${id}/export.zip`);
    const print = (some: Map<string, Buffer>) =>
      [...some].map(([, bytes]) => createHash('sha256').update(bytes).digest('hex'));
    expect(print(again)).toEqual(print(all));
  });

  test('of a campaign come as one archive of what is out and may be read, each picture once, none that was taken down', async () => {
    const [first, second, foreign] = [
      await published('示例其一'),
      await published('示例其二'),
      await published('示例学校篇', room.school),
    ];
    const down = await published('示例撤下篇');
    expect((await duty.post(`/api/publications/${down}/retract`, { reason: '示例：数据有误' })).status).toBeLessThan(
      300,
    );
    await until('it is down', async () => (await state(down)) === 'retracted');
    expect(await code(`/api/publications/${down}/export.zip`)).toBe('409 EXPORT_NOT_OUT');

    const all = await files(`/api/campaigns/${campaign}/export.zip`);
    const paths = [...all.keys()];
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths)
      expect(path).toMatch(
        /^(stories\/\d{4}-\d\d-\d\d-[0-9a-f]{10}\/)?[a-z]+\.(html|json|css)$|^media\/[0-9a-f]{64}\.png$/,
      );
    const { title, stories } = JSON.parse(all.get('metadata.json')?.toString() ?? '') as {
      title: string;
      stories: { publicationId: string; page: string }[];
    };
    expect(title).toBe(`示例专题${HOSTILE}`);
    const ids = stories.map(({ publicationId }) => publicationId);
    expect(ids).toEqual(expect.arrayContaining([foreign, second, first]));
    expect(ids).not.toContain(down);
    const index = all.get('index.html')?.toString() ?? '';
    for (const { page } of stories) {
      expect(index).toContain(`href="${page}"`);
      expect(all.get(page)?.toString()).toContain(`src="../../media/${COVER}.png"`);
    }

    const own = await files(`/api/campaigns/${campaign}/export.zip`, schoolOfficer);
    const ofSchool = JSON.parse(own.get('metadata.json')?.toString() ?? '') as typeof all & {
      stories: { publicationId: string }[];
    };
    expect(ofSchool.stories.map(({ publicationId }) => publicationId)).toEqual([foreign]);
    expect(await code(`/api/campaigns/${campaign}/export.zip?to=2020-01-01`)).toBe('409 EXPORT_EMPTY');
    expect(await code(`/api/campaigns/${campaign}/export.zip?from=yesterday`)).toBe('400 INVALID_INPUT');
  });

  test('that a person posts on a site of one’s own are given with the task, to those who may post it', async () => {
    const account = await openAccount(room, 'web', {
      name: '示例内容系统',
      driver: 'hand',
      settings: { linkHosts: ['www.example.gov.cn'], minutes: 60, backOffice: '示例内容系统后台' },
    });
    const id = await scheduled('示例人工上网稿', account);
    await until('the task is laid out', async () => (await state(id)) === 'confirming');
    const all = await files(`/api/hand-tasks/${id}/page.zip`);
    expect(all.get('index.html')?.toString()).toContain('示例人工上网稿的正文。');
    expect(all.has(`media/${COVER}.png`)).toBe(true);
    expect(await code(`/api/hand-tasks/${id}/page.zip`, schoolOfficer)).toBe('404 NOT_FOUND');
    // It is not out yet.
    expect(await code(`/api/publications/${id}/export.zip`)).toBe('409 EXPORT_NOT_OUT');
  });

  test('that somebody may not read are not there', async () => {
    const id = await published('示例局内稿');
    expect(await code(`/api/publications/${id}/export.zip`, schoolOfficer)).toBe('404 NOT_FOUND');
    for (const path of ['publications', 'campaigns', 'hand-tasks']) {
      const file = path === 'hand-tasks' ? 'page.zip' : 'export.zip';
      expect(await code(`/api/${path}/${uuid()}/${file}`)).toBe('404 NOT_FOUND');
    }
    expect((await room.api.get(`/api/publications/${id}/export.zip`)).status).toBe(401);
  });
});
