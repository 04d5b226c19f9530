import { createHash } from 'node:crypto';
import { AlertRaiser } from '../../src/platform/alerts/alert-raiser.service.js';
import { ReviewDecisionService } from '../../src/review/review-decision.service.js';
import { ReviewReader } from '../../src/review/review-reader.service.js';
import { ReviewSubmissionService } from '../../src/review/review-submission.service.js';
import {
  addPolicy,
  approveStory,
  contentsOf,
  type Newsroom,
  openAccount,
  scheduleStory,
} from '../factories/newsroom.js';
import { voidApproval } from '../factories/reapproved.js';
import { PNG } from '../medium/channels/send-package.js';
import { film } from '../support/attached-files.js';
import type { Answer } from '../support/http-app.js';
import type { PageServer } from '../support/page-server.js';
import { type Caller, type HandHouse, openHandHouse } from './hand-house.js';
import { until } from '../support/until.js';
import { unzipped } from '../support/unzipped.js';

interface Task {
  id: string;
  stage: string;
  state: string;
  slotAt: string;
  now: string;
  until: string | null;
  latenessMs: number | null;
  url: string | null;
  digest: string;
  stop: { kind: string; text: { zh: string } } | null;
  taken: { by: { displayName: string }; takenOver: boolean } | null;
  hasScreenshot: boolean;
  report: { report: string; link: string | null; finding: { verdict: string } | null; overruled: string | null } | null;
  moves: string[];
  onDuty: { displayName: string }[] | null;
  code?: string;
  finding?: { verdict: string };
}

interface Package {
  notBefore: string;
  digest: string;
  texts: { key: string; text: string }[];
  topics: string[];
  link: string | null;
  files: { kind: string; path: string; name: string; sha256: string; size: number; href: string }[];
  archive: string;
  checklist: { code: string }[];
  code?: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Posting by hand from its plan to its link: over HTTP, through the real worker, with real pages to be looked at. */
describe('posting by hand over HTTP', () => {
  let house: HandHouse;
  let room: Newsroom;
  let pages: PageServer;
  let duty: Caller;
  let second: Caller;
  let officer: Caller;
  let account: string;

  beforeAll(async () => {
    house = await openHandHouse();
    ({ room, pages, duty, second, officer } = house);
    account = await house.handAccount();
  }, 60_000);
  afterAll(() => house.close());

  let serial = 0;
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const path = (id: string, more = '') => `/api/hand-tasks/${id}${more}`;
  const read = async (id: string, caller: Caller = duty) => (await caller.get<Task>(path(id))).body;
  const codeOf = ({ status, body }: Answer<{ code?: string }>) => `${status} ${body?.code ?? ''}`.trim();
  const open = (id: string) => until('the task is laid out', async () => (await read(id)).stage === 'open' && read(id));
  const alerts = async (id: string) => {
    await room.api.app.get(AlertRaiser, { strict: false }).raise();
    return (
      await sql<{ kind: string }>(`SELECT kind FROM alert WHERE subject = $1 ORDER BY raised_at, kind`, [id])
    ).map(({ kind }) => kind);
  };

  /** A page that shows these words. @returns its address */
  function page(words: string, name = `/p/${++serial}`): string {
    pages.pages.set(name, { body: `<html><h1>${words}</h1></html>` });
    return `${pages.url}${name}`;
  }

  /** A post that has been laid out. */
  async function laidOut(text = `示例人工发布的稿件 ${++serial}`, on = account): Promise<{ id: string; text: string }> {
    const story = await approveStory(room, { other: on }, { text });
    const id = await scheduleStory(room, story, on);
    await open(id);
    return { id, text };
  }

  async function upload(
    at: string,
    caller: Caller,
    bytes: Buffer,
    name: string,
  ): Promise<Answer<{ sha256: string; code?: string }>> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(new URL(at, room.api.url), {
      method: 'POST',
      body: form,
      headers: { cookie: caller.cookie },
    });
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as { sha256: string; code?: string };
    return { status: response.status, headers: response.headers, body, text };
  }

  /** Written, pictured, filmed and derived over HTTP, then approved by three people. */
  async function filmStory(): Promise<{ id: string; movie: Buffer; digest: string }> {
    const picture = (await upload('/api/media', officer, PNG, '图.png')).body.sha256;
    const story = await officer.post<{ id: string }>('/api/stories', {
      departmentId: room.bureau,
      kind: 'event',
      title: '示例：匠心开放日走进车间',
      summary: '示例摘要',
      facts: { name: '示例活动', startsAt: '2026-07-15T09:00:00+08:00', place: '示例车间' },
      cover: { sha256: picture, alt: '开放日现场' },
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: '#匠心开放日# 来看看。' }] }],
      },
    });
    expect([story.status, story.text.slice(0, 300)]).toEqual([201, expect.any(String)]);
    const { id } = story.body;
    const movie = film({ data: 5_000 });
    expect((await upload(`/api/stories/${id}/attachments`, officer, movie, '开放日.mp4')).status).toBe(201);
    expect((await officer.post(`/api/stories/${id}/variants/other/derive`, { version: 0 })).status).toBe(200);
    const [row] = await sql<{ version: number }>(`SELECT version FROM story WHERE id = $1`, [id]);
    const app = room.api.app;
    await app.get(ReviewSubmissionService).submit(room.people.officer, id, {
      version: row?.version ?? 0,
      accountIds: [account],
      windowFrom: new Date(Date.now() - 60_000),
      windowTo: new Date(Date.now() + 86_400_000),
    });
    const { rounds, digest } = await app.get(ReviewReader).ofStory(room.people.officer, id);
    const { first, second: next, final } = room.people;
    for (const [stage, reviewer] of [first, next, final].entries())
      await app
        .get(ReviewDecisionService)
        .approve(reviewer, rounds[0]?.id ?? '', { stage, digest: digest ?? '', opinion: null });
    return { id, movie, digest: digest ?? '' };
  }

  it('is planned, counted down, reminded of, laid out with everything sealed, posted, linked and recorded', async () => {
    const { id: story, movie, digest } = await filmStory();
    const id = await scheduleStory(room, story, account, new Date(Date.now() + 10 * 60_000));
    const listed = (await duty.get<{ items: Task[] }>('/api/hand-tasks')).body.items.find((one) => one.id === id);
    expect(listed).toMatchObject({ stage: 'upcoming', until: null, moves: [], digest });
    expect(Date.parse(listed?.slotAt ?? '') - Date.parse(listed?.now ?? '')).toBeGreaterThan(9 * 60_000);
    expect(await alerts(id)).toEqual(['hand.soon']);
    expect(codeOf(await duty.post(path(id, '/take'), {}))).toBe('409 HAND_CLOSED');

    const { body: pack } = await duty.get<Package>(path(id, '/package'));
    expect(pack).toMatchObject({ digest, notBefore: listed?.slotAt, topics: ['匠心开放日'], link: null });
    expect(pack.texts).toEqual([
      expect.objectContaining({ key: 'title', text: '示例：匠心开放日走进车间' }),
      expect.objectContaining({ key: 'text', text: '#匠心开放日# 来看看。' }),
    ]);
    expect(pack.files.map(({ kind, path: at }) => `${kind} ${at}`)).toEqual([
      'picture 图片/01-开放日现场.png',
      'attachment 附件/01-开放日.mp4',
    ]);
    expect(pack.checklist.map(({ code }) => code)).toEqual(expect.arrayContaining(['ORIGINAL', 'COLLECTION', 'LINK']));
    const zip = await fetch(new URL(pack.archive, room.api.url), { headers: { cookie: duty.cookie } });
    expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const files = await unzipped(Buffer.from(await zip.arrayBuffer()));
    expect([...files.keys()]).toEqual(['标题.txt', '正文.txt', '说明.txt', ...pack.files.map((file) => file.path)]);
    expect(files.get('正文.txt')?.toString()).toBe('#匠心开放日# 来看看。');
    expect(files.get('说明.txt')?.toString()).toContain(digest);
    for (const file of pack.files) expect(sha256(files.get(file.path) ?? Buffer.alloc(0))).toBe(file.sha256);
    expect(pack.files[1]?.sha256).toBe(sha256(movie));
    const part = await fetch(new URL(pack.files[1]?.href ?? '', room.api.url), {
      headers: { cookie: duty.cookie, range: 'bytes=10-19' },
    });
    expect([part.status, Buffer.from(await part.arrayBuffer()).equals(movie.subarray(10, 20))]).toEqual([206, true]);

    await sql(`UPDATE publication SET wished_at = clock_timestamp(), slot_at = clock_timestamp() WHERE id = $1`, [id]);
    const task = await open(id);
    expect(task).toMatchObject({ stage: 'open', stop: null, taken: null, moves: ['take', 'not_posted', 'put_off'] });
    expect(Date.parse(task.until ?? '') - Date.parse(task.now)).toBeGreaterThan(50 * 60_000);
    expect(task.onDuty?.map(({ displayName }) => displayName)).toEqual(['channels', 'duty', 'officer', 'second-duty']);
    expect(await alerts(id)).toEqual(['hand.soon', 'hand.due']);
    // Half of the time passes.
    await sql(
      `UPDATE publication_attempt SET accepted_until = began_at + (clock_timestamp() - began_at) * 1.5
       WHERE publication_id = $1`,
      [id],
    );
    expect(await alerts(id)).toEqual(['hand.soon', 'hand.due', 'hand.waiting']);
    await sql(
      `UPDATE publication_attempt SET accepted_until = clock_timestamp() + interval '1 h' WHERE publication_id = $1`,
      [id],
    );

    expect(codeOf(await duty.post(path(id, '/posted'), { url: page('x') }))).toBe('409 HAND_NOT_TAKEN');
    expect((await duty.post<Task>(path(id, '/take'), {})).body).toMatchObject({
      taken: { by: { displayName: 'duty' }, takenOver: false },
      moves: ['posted', 'give_back', 'not_posted', 'put_off'],
    });
    const elsewhere = await duty.post<Task>(path(id, '/posted'), { url: 'https://www.example.com/post/1' });
    expect([codeOf(elsewhere), elsewhere.body.finding?.verdict]).toEqual(['422 HAND_LINK_DOUBTFUL', 'elsewhere']);
    const closed = await duty.post<Task>(path(id, '/posted'), { url: `${pages.url}/nowhere` });
    expect([codeOf(closed), closed.body.finding?.verdict]).toEqual(['422 HAND_LINK_DOUBTFUL', 'closed']);
    expect((await read(id)).report).toBeNull();

    const post = page('示例：匠心开放日走进车间');
    pages.pages.set('/short', { status: 302, headers: { location: post } });
    const looked = await duty.post<{ verdict: string; url: string; enough: boolean }>(path(id, '/check-link'), {
      url: `${pages.url}/short`,
    });
    expect(looked.body).toMatchObject({ verdict: 'shown', url: post, enough: true });
    const done = await duty.post<Task>(path(id, '/posted'), { url: post });
    expect([done.status, done.body]).toEqual([
      200,
      expect.objectContaining({ stage: 'done', state: 'sent', url: post, moves: [] }),
    ]);
    expect(done.body.report).toMatchObject({
      report: 'posted',
      link: post,
      finding: { verdict: 'shown' },
      overruled: null,
    });
    expect(done.body.latenessMs).toBeGreaterThan(0);
    const [ledger] = await sql<{ began: boolean; ended: boolean; released: boolean }>(
      `SELECT began_at IS NOT NULL AS began, ended_at IS NOT NULL AS ended, released_at IS NOT NULL AS released
       FROM send_ledger WHERE publication_id = $1`,
      [id],
    );
    expect(ledger).toEqual({ began: true, ended: true, released: false });
    const acts = await sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND actor_id = $2 ORDER BY id`,
      [id, room.people.duty.personId],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'publication.schedule',
      'publication.hand-download',
      'publication.hand-take',
      'publication.hand-posted',
      'publication.sent',
    ]);
    const reported = await duty.get<{ items: Task[] }>('/api/hand-tasks?list=reported&mine=true');
    expect(reported.body.items.map((one) => one.id)).toContain(id);
    expect((await read(id)).stop).toBeNull();
    await voidApproval(room, story);
    expect((await read(id)).stop).toMatchObject({
      kind: 'unapproved',
      since: expect.any(String),
      text: { zh: expect.stringMatching(/已经发布.*撤下/), en: expect.stringContaining('it is out') },
    });
  }, 60_000);

  it('counts in the throttle from its claim on: what follows on the account keeps its distance from the report', async () => {
    const own = await house.handAccount();
    await addPolicy(room, [{ type: 'minGap', gap: 'PT20M' }], { accountId: own });
    const { id, text } = await laidOut(undefined, own);
    const next = await approveStory(room, { other: own });
    const planned = await scheduleStory(room, next, own);
    await duty.post(path(id, '/take'), {});
    // As long a link as may be given: what is sent of it has nine bytes a character.
    const words = Array.from({ length: 900 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))).join('');
    expect((await duty.post(path(id, '/posted'), { url: `${page(text)}?${words}` })).status).toBe(200);
    const [sent] = await sql<{ at: Date }>(`SELECT sent_at AS at FROM publication WHERE id = $1`, [id]);
    // Due at once by its own slot, and held back by the send alone.
    await sql(`UPDATE publication SET wished_at = clock_timestamp(), slot_at = clock_timestamp() WHERE id = $1`, [
      planned,
    ]);
    const moved = await until('the throttle has moved it', async () => {
      const [row] = await sql<{ at: Date; state: string }>(
        `SELECT slot_at AS at, state FROM publication WHERE id = $1`,
        [planned],
      );
      return row && row.at.getTime() > Date.now() + 60_000 && row;
    });
    expect(moved.state).toBe('scheduled');
    expect(moved.at.getTime() - (sent?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(20 * 60_000);
  }, 60_000);

  it('is in one person’s hand, and recorded once', async () => {
    const { id, text } = await laidOut();
    const takes = await Promise.all([duty, second].map((caller) => caller.post<Task>(path(id, '/take'), {})));
    expect(takes.map(codeOf).sort()).toEqual(['200', '409 HAND_TAKEN']);
    const [mine, other] = takes[0]?.status === 200 ? [duty, second] : [second, duty];
    expect((await read(id, other)).moves).toEqual(['take_over']);
    expect(codeOf(await other.post(path(id, '/give-back')))).toBe('409 HAND_TAKEN');
    // Given back it is anybody's; nobody has to be asked first.
    expect((await mine.post<Task>(path(id, '/give-back'))).body).toMatchObject({ taken: null });
    expect(codeOf(await mine.post(path(id, '/give-back')))).toBe('409 HAND_NOT_TAKEN');
    expect((await mine.post<Task>(path(id, '/take'), {})).body).toMatchObject({ taken: { takenOver: false } });
    const url = page(text);
    expect(codeOf(await other.post(path(id, '/posted'), { url }))).toBe('409 HAND_TAKEN');
    expect(codeOf(await other.post(path(id, '/not-posted'), { note: '示例' }))).toBe('409 HAND_TAKEN');
    const twice = await Promise.all([1, 2, 3].map(() => mine.post<Task>(path(id, '/posted'), { url })));
    expect(twice.map(codeOf).sort()).toEqual(['200', '409 HAND_CLOSED', '409 HAND_CLOSED']);
    const [counted] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM publication_attempt WHERE publication_id = $1 AND outcome = 'sent'`,
      [id],
    );
    expect(counted?.n).toBe(1);
    // The same address for another publication is no address of it.
    const { id: next } = await laidOut();
    await duty.post(path(next, '/take'), {});
    const used = await duty.post<Task>(path(next, '/posted'), { url });
    expect([codeOf(used), used.body.finding?.verdict]).toEqual(['422 HAND_LINK_DOUBTFUL', 'used']);
    // What somebody else had in hand before may be out: it does not leave again by one person's word.
    await second.post(path(next, '/take'), { takeOver: true });
    expect((await second.post(path(next, '/not-posted'), { note: '平台维护' })).status).toBe(200);
    expect(codeOf(await second.post(`/api/publications/${next}/move`, {}))).toBe('409 MAY_BE_OUT');
  }, 60_000);

  it('stops for a freeze: nobody begins, nothing is handed out, and what is out all the same is said with its reason', async () => {
    const own = await house.handAccount({ departmentId: room.school });
    const story = await approveStory(room, { other: own }, { departmentId: room.school });
    const id = await scheduleStory(room, story, own);
    const waiting = await scheduleStory(
      room,
      await approveStory(room, { other: own }, { departmentId: room.school }),
      own,
    );
    await open(id);
    await open(waiting);
    await duty.post(path(id, '/take'), {});
    const freeze = await duty.post<{ id: string }>('/api/freezes', { departmentId: room.school, reason: '示例：哀悼' });
    expect(freeze.status).toBe(201);
    expect(await read(id)).toMatchObject({
      stop: { kind: 'frozen', text: { zh: expect.stringContaining('请勿发布') } },
    });
    expect((await read(waiting)).moves).toEqual(['not_posted', 'put_off']);
    expect(codeOf(await duty.post(path(waiting, '/take'), {}))).toBe('409 HAND_FROZEN');
    for (const more of ['/package', '/package.zip'])
      expect(codeOf(await duty.get(path(id, more)))).toBe('409 HAND_FROZEN');
    const url = page('示例', '/during');
    expect(codeOf(await duty.post(path(id, '/posted'), { url }))).toBe('409 HAND_FROZEN');
    const told = await duty.post<Task>(path(id, '/posted'), { url, despite: '停发前一分钟已发出' });
    expect([told.status, told.body.report]).toEqual([200, expect.objectContaining({ despite: '停发前一分钟已发出' })]);
    await duty.post(`/api/freezes/${freeze.body.id}/lift`);
    expect((await duty.post<Task>(path(waiting, '/take'), {})).body.taken).not.toBeNull();
  }, 60_000);

  it('is not taken in a blackout that began since, beyond its validity or while its account is at rest', async () => {
    const own = await house.handAccount();
    const { id } = await laidOut(undefined, own);
    const take = async () => codeOf(await duty.post(path(id, '/take'), {}));
    const [{ blackout } = { blackout: '' }] = await sql<{ blackout: string }>(
      `INSERT INTO blackout (id, name, account_id, starts_at, ends_at, mode)
       VALUES (gen_random_uuid(), '示例公祭', $1, now() - interval '1 minute', now() + interval '1 hour', 'freeze') RETURNING id AS blackout`,
      [own],
    );
    const refused = await duty.post<Task & { text: { zh: string } }>(path(id, '/take'), {});
    expect(codeOf(refused)).toBe('409 HAND_NOT_NOW');
    expect(refused.body.text.zh).toContain('示例公祭');
    await sql(`DELETE FROM blackout WHERE id = $1`, [blackout]);
    await sql(`UPDATE account SET state = 'paused' WHERE id = $1`, [own]);
    expect(await take()).toBe('409 HAND_NOT_NOW');
    await sql(`UPDATE account SET state = 'active' WHERE id = $1`, [own]);
    await sql(`UPDATE publication SET valid_until = slot_at WHERE id = $1`, [id]);
    expect(await take()).toBe('409 HAND_NOT_NOW');
    await sql(`UPDATE publication SET valid_until = slot_at + interval '1 day' WHERE id = $1`, [id]);
    expect(await take()).toMatch(/^20\d/);
  });

  it('stops when its approval is taken back', async () => {
    const story = await approveStory(room, { other: account });
    const id = await scheduleStory(room, story, account);
    await open(id);
    await voidApproval(room, story);
    expect(await read(id)).toMatchObject({ stop: { kind: 'unapproved' } });
    expect(codeOf(await duty.post(path(id, '/take'), {}))).toBe('409 HAND_UNAPPROVED');
    expect(codeOf(await duty.get(path(id, '/package')))).toBe('409 HAND_UNAPPROVED');
  }, 60_000);

  it('may be shown by a screenshot where the platform has no links, with the reason', async () => {
    const { id } = await laidOut();
    expect(codeOf(await upload(path(id, '/screenshot'), duty, PNG, '截图.png'))).toBe('409 HAND_NOT_TAKEN');
    await duty.post(path(id, '/take'), {});
    expect(codeOf(await duty.post(path(id, '/posted'), { overrule: '视频号没有网页链接' }))).toBe(
      '422 HAND_LINK_NEEDED',
    );
    expect((await upload(path(id, '/screenshot'), duty, PNG, '截图.png')).status).toBe(204);
    expect(codeOf(await duty.post(path(id, '/posted'), {}))).toBe('422 HAND_LINK_NEEDED');
    const done = await duty.post<Task>(path(id, '/posted'), { overrule: '视频号没有网页链接' });
    expect(done.body).toMatchObject({ state: 'sent', url: null, hasScreenshot: true });
    const shown = await fetch(new URL(path(id, '/screenshot'), room.api.url), { headers: { cookie: second.cookie } });
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  }, 60_000);

  it('is asked for when its time is over, never laid out again by itself, and may still be reported', async () => {
    const { id, text } = await laidOut();
    await duty.post(path(id, '/take'), {});
    await sql(
      `UPDATE publication_attempt SET accepted_until = clock_timestamp(), next_poll_at = clock_timestamp() WHERE publication_id = $1`,
      [id],
    );
    await until(
      'a person is asked',
      async () => {
        const [row] = await sql<{ asked: boolean }>(
          `SELECT outcome = 'unconfirmed' AND next_check_at IS NULL AS asked FROM publication_attempt WHERE publication_id = $1`,
          [id],
        );
        return row?.asked === true;
      },
      30_000,
    );
    expect(await read(id)).toMatchObject({ stage: 'overdue', moves: ['posted', 'resolve'] });
    expect((await read(id, second)).moves).toEqual(['posted', 'resolve']);
    expect(await alerts(id)).toContain('publication.unconfirmed');
    expect(codeOf(await duty.post(path(id, '/not-posted'), { note: '示例' }))).toBe('409 HAND_CLOSED');
    expect((await duty.post<Task>(path(id, '/posted'), { url: page(text) })).body).toMatchObject({ state: 'sent' });
    const attempts = await sql(`SELECT id FROM publication_attempt WHERE publication_id = $1`, [id]);
    expect(attempts).toHaveLength(1);
  }, 60_000);

  it('gives its place back when it could not be posted, and gets a new slot when it is put off', async () => {
    const { id } = await laidOut();
    const later = new Date(Date.now() + 3 * 3_600_000).toISOString();
    await duty.post(path(id, '/take'), {});
    const off = await duty.post<Task>(path(id, '/put-off'), { note: '平台维护', wishedAt: later });
    expect([off.status, off.body]).toEqual([200, expect.objectContaining({ stage: 'upcoming', state: 'scheduled' })]);
    expect(Date.parse(off.body.slotAt)).toBeGreaterThanOrEqual(Math.floor(Date.parse(later) / 1000) * 1000);
    const { id: failed } = await laidOut();
    expect((await officer.post(path(failed, '/not-posted'), { note: '账号被平台限制' })).status).toBe(200);
    expect(await read(failed)).toMatchObject({ stage: 'failed', report: { report: 'not_posted' } });
    const ledger = await sql<{ back: boolean }>(
      `SELECT released_at IS NOT NULL AS back FROM send_ledger WHERE publication_id = ANY ($1::uuid[])`,
      [[id, failed]],
    );
    expect(ledger.map(({ back }) => back)).toEqual([true, true]);
  }, 60_000);

  it('carries Weibo’s topics, and the page’s address with the mark by which the post is told again', async () => {
    const web = await openAccount(room, 'web', { name: '示例网站' });
    const weibo = await openAccount(room, 'weibo', { name: '示例微博（人工）', driver: 'hand' });
    const contents = contentsOf(['web'], '示例微博话题稿');
    contents.push({ channel: 'weibo', text: '#世界青年技能日# 示例微博话题稿 {link:publication}', picture: null });
    const story = await approveStory(room, { web, weibo }, { text: '示例微博话题稿', contents });
    await scheduleStory(room, story, web);
    const id = await scheduleStory(room, story, weibo);
    await open(id);
    const { body: pack } = await duty.get<Package>(path(id, '/package'));
    const [{ marker, url } = { marker: '', url: '' }] = await sql<{ marker: string; url: string }>(
      `SELECT p.marker, d.url FROM publication p JOIN publication d ON d.id = p.depends_on WHERE p.id = $1`,
      [id],
    );
    expect(pack.link).toBe(`${url}?xf=${marker}`);
    expect(pack.texts.map(({ text }) => text)).toEqual([`#世界青年技能日# 示例微博话题稿 ${url}?xf=${marker}`]);
    expect(pack.topics).toEqual(['世界青年技能日']);
    await duty.post(path(id, '/take'), {});
    const doubtful = { url: page('x') };
    expect(codeOf(await duty.post(path(id, '/posted'), doubtful))).toBe('422 HAND_LINK_DOUBTFUL');
    const overruled = await duty.post<Task>(path(id, '/posted'), { ...doubtful, overrule: '示例：平台的镜像地址' });
    expect(overruled.body.report).toMatchObject({
      finding: { verdict: 'elsewhere' },
      overruled: '示例：平台的镜像地址',
    });
  }, 60_000);

  it('is shown to those who may post on its account or read it, and done by the former alone', async () => {
    const { id } = await laidOut();
    await room.api.createPerson({ login: 'hand-viewer', roles: [[room.bureau, 'viewer']] });
    await room.api.createPerson({
      login: 'hand-stranger',
      roles: [[await room.api.createDepartment(), 'duty_editor']],
    });
    const [viewer, stranger] = await Promise.all(
      ['hand-viewer', 'hand-stranger'].map((login) => room.api.loginAs(login)),
    );
    expect((await viewer?.get<Task>(path(id)))?.body).toMatchObject({ stage: 'open', moves: [] });
    expect((await viewer?.get<{ items: Task[] }>('/api/hand-tasks'))?.body.items).toEqual([]);
    for (const act of ['/take', '/posted', '/not-posted'])
      expect((await viewer?.post(path(id, act), { note: 'x' }))?.status).toBeGreaterThanOrEqual(400);
    expect((await viewer?.get(path(id, '/package')))?.status).toBe(403);
    expect((await stranger?.get(path(id)))?.status).toBe(404);
    expect((await duty.get(path('01890000-0000-7000-8000-000000000000')))?.status).toBe(404);
  }, 60_000);

  it('opens no package long before the slot', async () => {
    const story = await approveStory(room, { other: account });
    const id = await scheduleStory(room, story, account, new Date(Date.now() + 5 * 3_600_000));
    expect(codeOf(await duty.get(path(id, '/package')))).toBe('409 HAND_EARLY');
    const { items } = (await duty.get<{ items: Task[] }>('/api/hand-tasks?limit=100')).body;
    expect(items.map((task) => task.id)).toContain(id);
  });
});
