import { ChangeOrders } from '../../../src/publishing/after/orders/change-order.service.js';
import { ChangeDesk } from '../../../src/publishing/after/desk/change-desk.service.js';
import { PageOpener } from '../../../src/publishing/links/page-opener.service.js';
import type { PageAnswer } from '../../../src/publishing/links/page.rules.js';
import { GoneNotes } from '../../../src/publishing/desk/gone/gone-note.service.js';
import { HistoryReader } from '../../../src/publishing/desk/history/history-reader.service.js';
import { PublicationDesk } from '../../../src/schedule/publications/desk/publication-desk.service.js';
import { PublicationReader } from '../../../src/schedule/publications/publication-reader.service.js';
import { FollowRounds } from '../../../src/publishing/measuring/follow-rounds.service.js';
import { PostLooks } from '../../../src/publishing/measuring/looks/post-looks.service.js';
import { openAccount } from '../../factories/newsroom.js';
import { until } from '../../support/until.js';
import { DAY, HOUR, MeasuringScene, MINUTE } from './measuring-scene.js';

describe('what is out is looked at', () => {
  let scene: MeasuringScene;
  let web: string;

  const api = <T>(type: new (...args: never[]) => T): T => scene.room.api.app.get(type, { strict: false });
  const duty = () => scene.room.people.duty;
  /** From the inside, past every order. The site may answer from a second-old memory, so the page was never asked for before. */
  const vanish = (id: string) =>
    scene.sql(`UPDATE site_page SET tombstoned_at = now() WHERE publication_id = $1`, [id]);
  const opening = (answer: PageAnswer) => {
    for (const worker of [0, 1] as const) jest.spyOn(scene.part(PageOpener, worker), 'open').mockResolvedValue(answer);
  };
  const all = () => ({ departmentIds: [scene.room.bureau, scene.room.school], limit: 50 });
  const page = (status: number): PageAnswer => ({ kind: 'answered', status, url: 'http://x', text: '' });
  /** The looks of one age, with those that make sure. */
  const lookThrice = async () => {
    for (let n = 0; n < 3; n += 1) {
      await scene.look();
      await scene.pass(MINUTE);
    }
  };

  beforeAll(async () => {
    scene = await MeasuringScene.open();
    web = await openAccount(scene.room, 'web');
  });
  afterAll(() => scene.close());
  afterEach(async () => {
    jest.restoreAllMocks();
    await scene.sql(`UPDATE post_follow SET look_at = NULL`);
  });

  it('a minute, an hour and a day after it went out, each time once however many workers there are', async () => {
    const id = await scene.out('web', web);
    expect(await scene.look()).toBe(0);
    await scene.pass(MINUTE);
    expect(await scene.look()).toBe(1);
    expect(await scene.look()).toBe(0);
    await scene.pass(HOUR);
    expect(await scene.look()).toBe(1);
    await scene.pass(DAY);
    expect(await scene.look()).toBe(1);
    await scene.pass(30 * DAY);
    expect(await scene.look()).toBe(0);
    const fine = { post: 'there', link: 'opens', status: 200, cause: null };
    expect(await scene.looks(id)).toEqual(['1m', '1h', '24h'].map((age) => ({ age, ...fine })));
    expect(await scene.alerts(id)).toEqual([]);
  });

  it('many at once are shared by the workers, and none is looked at twice', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(await scene.out('web', web));
    await scene.pass(MINUTE);
    expect(await scene.look()).toBe(3);
    for (const id of ids) expect(await scene.looks(id)).toHaveLength(1);
  });

  it('after a long silence of all workers once, at the age it has reached', async () => {
    const id = await scene.out('web', web);
    await scene.look();
    await scene.pass(5 * HOUR);
    expect(await scene.look()).toBe(1);
    expect((await scene.looks(id)).map(({ age }) => age)).toEqual(['1h']);
  });

  it('by a worker that was held up beyond its lease: what it saw counts no more once another has looked', async () => {
    const id = await scene.out('web', web);
    await scene.pass(MINUTE);
    let release: (answer: PageAnswer) => void = () => undefined;
    const held = jest.spyOn(scene.part(PageOpener), 'open');
    held.mockImplementation(() => new Promise((resolve) => (release = resolve)));
    const slow = scene.part(PostLooks).lookDue();
    await until('it is at the page', async () => held.mock.calls.length > 0);
    expect(await scene.part(PostLooks, 1).lookDue()).toBe(0);
    await scene.pass(3 * MINUTE);
    expect(await scene.part(PostLooks, 1).lookDue()).toBe(1);
    release(page(404));
    expect(await slow).toBe(1);
    expect(await scene.looks(id)).toMatchObject([{ age: '1m', link: 'opens' }]);
    const next = await scene.sql(`SELECT look_step, look_tries FROM post_follow WHERE publication_id = $1`, [id]);
    expect(next).toEqual([{ look_step: 1, look_tries: 0 }]);
  });

  it('and a page that hangs holds up no stop of a worker', async () => {
    await scene.out('web', web);
    await scene.pass(MINUTE);
    const hanging = jest.spyOn(scene.part(PageOpener), 'open').mockReturnValue(new Promise(() => undefined));
    scene.part(FollowRounds).round();
    await until('it is at the page', async () => hanging.mock.calls.length > 0);
    const began = performance.now();
    await scene.part(FollowRounds).beforeApplicationShutdown();
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('one that has disappeared is told of once, after three looks, with place, time and cause and none of its words', async () => {
    const id = await scene.out('web', web);
    await vanish(id);
    await scene.pass(MINUTE);
    await scene.look();
    await scene.pass(MINUTE);
    await scene.look();
    expect(await scene.alerts(id)).toEqual([]);
    await scene.pass(MINUTE);
    await scene.look();
    const [look] = await scene.looks(id);
    expect(look).toEqual({ age: '1m', post: 'gone', link: 'broken', status: 410, cause: 'missing' });
    const told = await scene.alerts(id);
    expect(told).toMatchObject([{ kind: 'publication.gone', subject: id }]);
    expect(told[0]?.facts.happened.zh).toContain('「示例局」');
    expect(told[0]?.facts.happened.zh).toMatch(/已经不在：链接上没有这个页面（410）。$/);
    const { storyTitle, url } = await scene.read(id);
    for (const secret of [storyTitle, url ?? '']) expect(JSON.stringify(told)).not.toContain(secret);

    await scene.pass(HOUR);
    await lookThrice();
    expect(await scene.looks(id)).toHaveLength(2);
    expect(await scene.alerts(id)).toHaveLength(1);
    const audit = await scene.sql<{ data: object }>(
      `SELECT data FROM audit_entry WHERE subject_id = $1 AND action = 'publication.look'`,
      [id],
    );
    expect(audit.map(({ data }) => data)).toMatchObject([{ age: '1m', cause: 'missing' }, { age: '1h' }]);
  });

  it('one that has disappeared waits for a person until one notes it, once; seen again it is as it was', async () => {
    const id = await scene.out('web', web);
    const waiting = async (author?: string) =>
      (await api(PublicationReader).page({ ...all(), only: 'gone', ...(author && { authorId: author }) }))
        .map((row) => row.id)
        .filter((one) => one === id);
    await vanish(id);
    await scene.pass(MINUTE);
    await scene.look();
    expect(await waiting()).not.toContain(id);
    await lookThrice();
    const writer = scene.room.people.officer.personId;
    expect([await waiting(), await waiting(writer), await waiting(duty().personId)]).toEqual([[id], [id], []]);
    const shown = () => api(PublicationDesk).read(duty(), id);
    expect(await shown()).toMatchObject({
      state: 'sent',
      stateName: { zh: '已不在平台上' },
      gone: { text: { zh: '链接上没有这个页面' }, noted: null },
    });

    const notes = api(GoneNotes);
    const note = { as: 'seen', note: '已联系网站' } as const;
    await expect(notes.write(scene.room.people.officer, id, note)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await notes.write(duty(), id, note);
    await expect(notes.write(duty(), id, note)).rejects.toMatchObject({ code: 'NOT_GONE' });
    expect(await waiting()).toEqual([]);
    expect((await shown()).gone?.noted).toMatchObject({ as: 'seen', note: '已联系网站' });

    await scene.sql(`UPDATE site_page SET tombstoned_at = NULL WHERE publication_id = $1`, [id]);
    opening(page(200));
    await scene.pass(2 * HOUR);
    await scene.look();
    expect(await shown()).toMatchObject({ stateName: { zh: '已发布' }, gone: null });
    const told = (await api(HistoryReader).history(duty(), id)).map(({ name, why }) => [name.zh, why?.zh]);
    expect(told.slice(0, 3)).toEqual([
      ['查看发现内容又在平台上了', undefined],
      ['登记已知悉内容不在平台上', '已知悉，正在处理：已联系网站'],
      ['查看发现内容已不在平台上', '链接上没有这个页面'],
    ]);
  });

  it('a page that was only slow to appear is told of to nobody', async () => {
    const id = await scene.out('web', web);
    opening(page(404));
    await scene.pass(MINUTE);
    await scene.look();
    jest.restoreAllMocks();
    await scene.pass(MINUTE);
    await scene.look();
    expect(await scene.looks(id)).toMatchObject([{ age: '1m', post: 'there', link: 'opens' }]);
    expect(await scene.alerts(id)).toEqual([]);
  });

  it('a link that does not open is told of as that; again only when it had opened in between, or the post itself is gone', async () => {
    const id = await scene.out('web', web);
    opening(page(502));
    await scene.pass(MINUTE);
    await lookThrice();
    expect(await scene.looks(id)).toMatchObject([{ post: 'there', link: 'broken', status: 502, cause: 'status' }]);
    expect((await scene.alerts(id)).map(({ kind }) => kind)).toEqual(['publication.link_broken']);
    opening({ kind: 'silent', code: 'ECONNREFUSED', reason: 'refused', url: 'http://x' });
    await scene.pass(HOUR);
    await lookThrice();
    expect(await scene.alerts(id)).toHaveLength(1);
    opening(page(404));
    await scene.pass(DAY);
    await lookThrice();
    expect((await scene.alerts(id)).map(({ kind }) => kind)).toEqual(['publication.link_broken', 'publication.gone']);
  });

  it('and is looked at again by itself after the last age, till it is well: it is seen that somebody has mended it', async () => {
    const id = await scene.out('web', web);
    await scene.pass(25 * HOUR);
    opening(page(502));
    await lookThrice();
    opening({ kind: 'silent', code: 'ENOTFOUND', reason: 'x', url: 'http://x' });
    await scene.pass(6 * HOUR);
    expect(await scene.look()).toBe(1);
    jest.restoreAllMocks();
    await scene.pass(6 * HOUR);
    expect(await scene.look()).toBe(1);
    expect(await scene.looks(id)).toMatchObject([
      { age: '24h', link: 'broken' },
      { age: 'again', link: 'unknown' },
      { age: 'again', link: 'opens' },
    ]);
    expect(await scene.alerts(id)).toHaveLength(1);
    await scene.pass(30 * DAY);
    expect(await scene.look()).toBe(0);
  });

  it('a site that fails is told of once, not for each of its posts; again when it fails anew', async () => {
    const ids = [await scene.out('web', web), await scene.out('web', web)];
    const told = async () => (await Promise.all(ids.map((id) => scene.alerts(id)))).flat();
    opening({ kind: 'silent', code: 'ECONNREFUSED', reason: 'refused', url: 'http://x' });
    await scene.pass(MINUTE);
    await lookThrice();
    for (const id of ids) expect(await scene.looks(id)).toMatchObject([{ link: 'broken', cause: 'silent' }]);
    expect(await told()).toHaveLength(1);
    jest.restoreAllMocks();
    await scene.pass(2 * HOUR);
    await scene.look();
    opening(page(503));
    await scene.pass(DAY);
    await lookThrice();
    expect(await told()).toHaveLength(2);
  });

  it.each([
    ['a log-in', page(403), 'not_shown'],
    [
      'our own closed network',
      { kind: 'silent', code: 'ENOTFOUND', reason: 'x', url: 'http://x' } as PageAnswer,
      'unreachable',
    ],
  ])('%s says nothing, and nobody is told', async (_what, answer, cause) => {
    const id = await scene.out('web', web);
    opening(answer);
    await scene.pass(MINUTE);
    await scene.look();
    expect(await scene.looks(id)).toMatchObject([{ post: 'there', link: 'unknown', cause }]);
    expect(await scene.alerts(id)).toEqual([]);
  });

  it('what we have taken down ourselves, or are about to, is no trouble; put up again it is followed anew', async () => {
    const id = await scene.out('web', web);
    await scene.pass(MINUTE);
    await scene.look();
    await api(ChangeDesk).order(duty(), id, 'retract', '示例');
    await scene.pass(HOUR);
    await lookThrice();
    expect(await scene.looks(id)).toHaveLength(1);
    await api(ChangeDesk).order(duty(), id, 'restore', '示例');
    for (const ms of [MINUTE, HOUR, DAY]) {
      await scene.pass(ms);
      expect(await scene.look()).toBe(1);
    }
    // Its ages count from when it was put up again.
    expect((await scene.looks(id)).map(({ age }) => age)).toEqual(['1m', '1m', '1h', '24h']);

    // Ordered, and done by somebody in the back office before it was confirmed here.
    const other = await scene.out('web', web);
    await scene.pass(MINUTE);
    await api(ChangeOrders).order(duty(), other, 'retract', '示例');
    await vanish(other);
    await lookThrice();
    expect([await scene.looks(other), await scene.alerts(other), await scene.alerts(id)]).toEqual([[], [], []]);
  });

  it('on WeChat the page itself shows that an article is there, and says with status 200 why it is gone', async () => {
    const wechat = await scene.wechat('publish');
    const id = await scene.out('wechat', wechat);
    opening(page(200));
    await scene.pass(MINUTE);
    await scene.look();
    jest.restoreAllMocks();
    await scene.pass(HOUR);
    await scene.look();
    expect(await scene.looks(id)).toMatchObject([
      { age: '1m', post: 'unknown', link: 'opens', status: 200 },
      { age: '1h', post: 'there', link: 'opens', status: 200 },
    ]);
    const { platformRef } = await scene.read(id);
    const token = await scene.bench.call<{ access_token: string }>('POST', '/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: scene.bench.sandbox.credentials.wechat.appid,
      secret: scene.bench.sandbox.credentials.wechat.secret,
    });
    await scene.bench.call('POST', `/cgi-bin/freepublish/delete?access_token=${token.access_token}`, {
      article_id: platformRef,
      index: 0,
    });
    await scene.pass(DAY);
    await lookThrice();
    expect((await scene.looks(id))[2]).toMatchObject({ age: '24h', post: 'gone', cause: 'deleted' });
    expect((await scene.alerts(id))[0]?.facts.happened.zh).toMatch(/页面写着已被发布者删除。$/);
  });
});
