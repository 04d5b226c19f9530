import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { ReviewDecisionService } from '../../src/review/review-decision.service.js';
import { ReviewReader } from '../../src/review/review-reader.service.js';
import { ReviewSubmissionService } from '../../src/review/review-submission.service.js';
import { openAccount, scheduleStory } from '../factories/newsroom.js';
import { AIGC_XMP, photo } from '../support/nasty-files.js';
import { unzipped } from '../support/unzipped.js';
import { type HandHouse, openHandHouse } from './hand-house.js';

interface Package {
  texts: { key: string; text: string }[];
  files: { kind: string; path: string; sha256: string; source: string; size: number; href: string }[];
  archive: string;
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What people are given to upload has to be taken by telephones' apps, office programs and old content systems. */
describe('the pictures of a post by hand', () => {
  let house: HandHouse;

  beforeAll(async () => {
    house = await openHandHouse();
  }, 60_000);
  afterAll(() => house.close());

  async function uploaded(bytes: Buffer): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), '图.webp');
    const answer = await fetch(new URL('/api/media', house.room.api.url), {
      method: 'POST',
      body: form,
      headers: { cookie: house.officer.cookie },
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { sha256: string }).sha256;
  }

  /** Written with these pictures, derived and approved for the accounts, and planned on each. @returns the publications */
  async function planned(pictures: { sha256: string; alt: string }[], accounts: string[]): Promise<string[]> {
    const { room, officer } = house;
    const { body } = await officer.post<{ id: string }>('/api/stories', {
      ...{ departmentId: room.bureau, kind: 'event', title: '示例：开放日看图', summary: '示例摘要' },
      facts: { name: '示例活动', startsAt: '2026-07-15T09:00:00+08:00', place: '示例车间' },
      cover: pictures[0],
      body: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: '请看图。' }] },
          ...pictures.slice(1).map((attrs) => ({ type: 'image', attrs })),
        ],
      },
    });
    for (const [version, channel] of ['other', 'web'].entries()) {
      const derived = await officer.post(`/api/stories/${body.id}/variants/${channel}/derive`, { version });
      expect([channel, derived.status, derived.text.slice(0, 300)]).toEqual([channel, 200, expect.any(String)]);
    }
    const [row] = await room.api.dataSource.query(`SELECT version FROM story WHERE id = $1`, [body.id]);
    const { app } = room.api;
    await app.get(ReviewSubmissionService).submit(room.people.officer, body.id, {
      version: row.version,
      accountIds: accounts,
      windowFrom: new Date(Date.now() - 60_000),
      windowTo: new Date(Date.now() + 86_400_000),
    });
    const { rounds, digest: sealed } = await app.get(ReviewReader).ofStory(room.people.officer, body.id);
    const { first, second, final } = room.people;
    for (const [stage, reviewer] of [first, second, final].entries())
      await app
        .get(ReviewDecisionService)
        .approve(reviewer, rounds[0]?.id ?? '', { stage, digest: sealed ?? '', opinion: null });
    const soon = new Date(Date.now() + 10 * 60_000);
    return Promise.all(accounts.map((account) => scheduleStory(room, body.id, account, soon)));
  }

  const fetched = async (address: string): Promise<Buffer> => {
    const answer = await fetch(new URL(address, house.room.api.url), { headers: { cookie: house.duty.cookie } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  it('are kinds that every platform takes, in the order of the text, with the label of a machine, and tell what they were made of', async () => {
    const plain = await photo(320, 240);
    const opaque = await uploaded(await plain.clone().webp().withXmp(AIGC_XMP).toBuffer());
    const clear = await uploaded(await plain.clone().ensureAlpha(0.5).webp({ lossless: true }).toBuffer());
    const turned = await Promise.all([0, 90].map((hue) => plain.clone().modulate({ hue }).png().toBuffer()));
    const moving = await uploaded(
      await sharp(turned, { join: { animated: true } })
        .webp()
        .toBuffer(),
    );
    const asItIs = await uploaded(await plain.clone().png().toBuffer());
    const sources = [opaque, clear, moving, asItIs];
    const pictures = sources.map((sha256, at) => ({ sha256, alt: ['一', '二', '三', '四'][at] ?? '' }));
    const web = await openAccount(house.room, 'web', {
      ...{ driver: 'hand', name: '示例网站', settings: { linkHosts: ['127.0.0.1'], minutes: 60 } },
    });
    const ids = await planned(pictures, [await house.handAccount(), web]);
    for (const id of ids) {
      const { body: pack } = await house.duty.get<Package>(`/api/hand-tasks/${id}/package`);
      expect(pack.files.map(({ path }) => path)).toEqual([
        '图片/01-一.jpg',
        '图片/02-二.png',
        '图片/03-三.gif',
        '图片/04-四.png',
      ]);
      expect(pack.files.map(({ source }) => source)).toEqual(sources);
      const files = await unzipped(await fetched(pack.archive));
      for (const { path, sha256, size, href } of pack.files) {
        const bytes = files.get(path) ?? Buffer.alloc(0);
        expect([digest(bytes), bytes.length, (await fetched(href)).equals(bytes)]).toEqual([sha256, size, true]);
      }
      const inside = await Promise.all(pack.files.map(({ path }) => sharp(files.get(path)).metadata()));
      expect(inside.map(({ format, pages, width }) => [format, pages ?? 1, width])).toEqual([
        ['jpeg', 1, 320],
        ['png', 1, 320],
        ['gif', 2, 320],
        ['png', 1, 320],
      ]);
      expect(inside[0]?.xmpAsString).toContain('示例平台');
      expect(pack.files[3]?.sha256).toBe(asItIs);
      expect(files.get('说明.txt')?.toString()).toContain(`由定稿图片转换，原图 sha256 ${opaque}`);
      const html = files.get('正文.html')?.toString();
      if (html !== undefined)
        expect([...html.matchAll(/src="([^"]+)"/g)].map(([, at]) => at)).toEqual(
          pack.files.slice(1).map(({ path }) => path),
        );
    }
  }, 60_000);
});
