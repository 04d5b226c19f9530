import { SayWhoGaveALink1795000110000 } from '../../migrations/1795000110000-say-who-gave-a-link.js';
import { approveStory, type Newsroom, openAccount, scheduleStory } from '../factories/newsroom.js';
import type { Answer } from '../support/http-app.js';
import { until } from '../support/until.js';
import { type HandHouse, openHandHouse } from './hand-house.js';

interface Told {
  state: string;
  url: string | null;
  acts: string[];
  code?: string;
  finding?: { verdict: string };
}

interface Entry {
  act: string;
  by: string | null;
  why: { zh: string; en: string } | null;
}

/** Who pasted the wrong link corrects it, on record; what a platform said of its own post stays. */
describe('correcting a link that a person has filled in', () => {
  let house: HandHouse;
  let room: Newsroom;

  beforeAll(async () => {
    house = await openHandHouse();
    ({ room } = house);
  }, 60_000);
  afterAll(() => house.close());

  let serial = 0;
  const codeOf = ({ status, body }: Answer<{ code?: string }>) => `${status} ${body?.code ?? ''}`.trim();
  const read = async (id: string) => (await house.duty.get<Told>(`/api/publications/${id}`)).body;
  const correct = (id: string, body: object, who = house.duty) =>
    who.post<Told>(`/api/publications/${id}/link/correction`, { reason: '示例：贴错了', ...body });

  function page(words: string): string {
    const name = `/p/${++serial}`;
    house.pages.pages.set(name, { body: `<html><h1>${words}</h1></html>` });
    return `${house.pages.url}${name}`;
  }

  /** Posted by hand with the link of another page, which was believed. */
  async function postedWrong(account: string): Promise<{ id: string; text: string; wrong: string }> {
    const text = `示例更正链接的稿件 ${++serial}`;
    const story = await approveStory(room, { other: account }, { text });
    const id = await scheduleStory(room, story, account);
    const task = `/api/hand-tasks/${id}`;
    await until('it is laid out', async () => (await house.duty.get<{ stage: string }>(task)).body.stage === 'open');
    await house.duty.post(`${task}/take`, {});
    const wrong = page('另一篇');
    expect((await house.duty.post(`${task}/posted`, { url: wrong })).status).toBe(200);
    return { id, text, wrong };
  }

  it('puts the right one in its place, wherever it is shown, and says in the history what stood there, by whom and why', async () => {
    const { id, text, wrong } = await postedWrong(await house.handAccount());
    expect(await read(id)).toMatchObject({ state: 'sent', url: wrong, acts: ['correct-link'] });
    const looks = async () =>
      room.api.dataSource.query(`SELECT look_step FROM post_follow WHERE publication_id = $1`, [id]);
    await room.api.dataSource.query(
      `INSERT INTO post_follow (publication_id, account_id, sent_at, followed_from, look_step, measured)
       SELECT id, account_id, sent_at, sent_at, 3, false FROM publication WHERE id = $1
       ON CONFLICT (publication_id) DO UPDATE SET look_step = 3`,
      [id],
    );
    const right = page(text);
    expect((await correct(id, { url: right, reason: '示例：贴成了另一篇的链接' })).status).toBe(204);
    expect((await read(id)).url).toBe(right);
    expect((await house.duty.get<{ url: string }>(`/api/hand-tasks/${id}`)).body.url).toBe(right);
    const [entry] = (await house.duty.get<Entry[]>(`/api/publications/${id}/history`)).body;
    expect(entry).toMatchObject({ act: 'relink', by: 'duty' });
    for (const words of [wrong, right, '示例：贴成了另一篇的链接']) expect(entry?.why?.zh).toContain(words);
    // What is there now is looked at as if it had just gone out.
    expect(await looks()).toEqual([{ look_step: 0 }]);
    // Once more, by another person on duty.
    const again = page(text);
    expect((await correct(id, { url: again }, house.second)).status).toBe(204);
    expect((await read(id)).url).toBe(again);
  }, 60_000);

  it('is held to what the first one was: its platform, its page, nobody else’s link, and a word where the look is not content', async () => {
    const account = await house.handAccount();
    const { id, wrong } = await postedWrong(account);
    const other = await postedWrong(account);
    const elsewhere = await correct(id, { url: 'https://www.example.com/post/1' });
    expect([codeOf(elsewhere), elsewhere.body.finding?.verdict]).toEqual(['422 HAND_LINK_DOUBTFUL', 'elsewhere']);
    const closed = await correct(id, { url: `${house.pages.url}/nowhere` });
    expect([codeOf(closed), closed.body.finding?.verdict]).toEqual(['422 HAND_LINK_DOUBTFUL', 'closed']);
    const used = await correct(id, { url: other.wrong });
    expect([codeOf(used), used.body.finding?.verdict]).toEqual(['422 HAND_LINK_DOUBTFUL', 'used']);
    expect(codeOf(await correct(id, { url: wrong }))).toBe('422 LINK_UNCHANGED');
    expect(codeOf(await correct(id, { url: page('x'), reason: ' ' }))).toBe('400 INVALID_INPUT');
    expect((await read(id)).url).toBe(wrong);
    const despite = `${house.pages.url}/needs-log-in`;
    expect((await correct(id, { url: despite, despiteDoubt: true })).status).toBe(204);
    const [row] = await room.api.dataSource.query(
      `SELECT data FROM audit_entry WHERE action = 'publication.relink' AND subject_id = $1`,
      [id],
    );
    expect(row.data).toMatchObject({ url: despite, before: wrong, verdict: 'closed', despiteDoubt: true });
    // What it was corrected from is free for the post it belongs to.
    const [free] = await room.api.dataSource.query(`SELECT link_by = $2 AS mine FROM publication WHERE id = $1`, [
      id,
      room.people.duty.personId,
    ]);
    expect(free.mine).toBe(true);
    expect((await correct(other.id, { url: wrong })).status).toBe(204);
  }, 60_000);

  it('is not for a link that the platform itself gave, for what is not out, nor for who may not settle', async () => {
    const web = await openAccount(room, 'web');
    const story = await approveStory(room, { web });
    const id = await scheduleStory(room, story, web);
    await until('it is out', async () => (await read(id)).state === 'sent');
    const given = (await read(id)).url;
    expect(given).not.toBeNull();
    expect((await read(id)).acts).toEqual([]);
    expect(codeOf(await correct(id, { url: 'https://example.org/1' }))).toBe('409 LINK_NOT_CORRECTABLE');
    expect((await read(id)).url).toBe(given);
    const waiting = await scheduleStory(room, await approveStory(room, { web }), web, new Date(Date.now() + 3_600_000));
    expect(codeOf(await correct(waiting, { url: 'https://example.org/1' }))).toBe('409 LINK_NOT_CORRECTABLE');
    const posted = await postedWrong(await house.handAccount());
    expect(codeOf(await correct(posted.id, { url: page('x') }, house.officer))).toBe('403 FORBIDDEN');
  }, 60_000);

  it('is open to links from before, whoever gave them and however, and to none that a platform gave', async () => {
    const { dataSource } = room.api;
    const reported = await postedWrong(await house.handAccount());
    const filledIn = await postedWrong(await house.handAccount());
    await dataSource.query(`UPDATE publication SET url = NULL, link_by = NULL WHERE id = $1`, [filledIn.id]);
    const link = { url: page(filledIn.text) };
    expect((await house.second.post(`/api/publications/${filledIn.id}/link`, link)).status).toBe(204);
    const web = await openAccount(room, 'web', { name: '示例网站二' });
    const [found, given] = await Promise.all(
      [1, 2].map(async () => scheduleStory(room, await approveStory(room, { web }), web)),
    );
    for (const id of [found ?? '', given ?? ''])
      await until('it is out', async () => (await read(id)).state === 'sent');
    await dataSource.query(`UPDATE publication SET platform_ref = url WHERE id = $1`, [found]);
    await dataSource.query(
      `INSERT INTO publication_resolution (id, publication_id, attempt_id, verdict, note, proposed_by)
       SELECT gen_random_uuid(), publication_id, id, 'found', '示例', $2 FROM publication_attempt WHERE publication_id = $1`,
      [found, room.people.duty.personId],
    );
    const migration = new SayWhoGaveALink1795000110000();
    const runner = dataSource.createQueryRunner();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    const { duty, secondDuty } = room.people;
    const byWhom = async (id?: string) =>
      (await dataSource.query(`SELECT link_by AS who FROM publication WHERE id = $1`, [id]))[0].who;
    expect(await Promise.all([reported.id, filledIn.id, found, given].map(byWhom))).toEqual([
      duty.personId,
      secondDuty.personId,
      duty.personId,
      null,
    ]);
  }, 60_000);
});
