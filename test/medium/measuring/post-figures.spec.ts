import { WechatMassChannel } from '../../../src/publishing/channels/wechat/mass/wechat-mass.channel.js';
import { FollowRounds } from '../../../src/publishing/measuring/follow-rounds.service.js';
import { PollService } from '../../../src/publishing/settle/poll.service.js';
import { openAccount } from '../../factories/newsroom.js';
import { until } from '../../support/until.js';
import { DAY, HOUR, MeasuringScene, MINUTE, type WechatKeys } from './measuring-scene.js';

const COUNTS = '/2/statuses/count.json';

interface Figures {
  measured: boolean;
  figures: Record<string, unknown>[];
  looks: Record<string, unknown>[];
  nextMeasureAt: string | null;
  putOff: { zh: string; en: string } | null;
}

const sumOf = (rows: readonly { posts: number }[]) => rows.reduce((sum, { posts }) => sum + posts, 0);

describe('what is out is counted', () => {
  let scene: MeasuringScene;
  let accounts: { web: string; weibo: string };

  const calls = async (path = COUNTS) => (await scene.bench.calls('weibo'))[path] ?? 0;
  const count = async (id: string, counts: Record<string, number>) =>
    scene.bench.call('PATCH', `/control/weibo/statuses/${(await scene.read(id)).platformRef}`, counts);
  const readers = async (login: string) => scene.room.api.loginAs(login);
  const figuresOf = async (id: string): Promise<Figures> =>
    (await (await readers('duty')).get<Figures>(`/api/publications/${id}/figures`)).body;
  /** Everything else is done with. */
  const alone = () => scene.sql(`UPDATE post_follow SET look_at = NULL, measure_at = NULL`);

  beforeAll(async () => {
    // The platforms' clock begins a day and a half ago: WeChat counts whole days.
    scene = await MeasuringScene.open(1.5 * DAY);
    accounts = { web: await openAccount(scene.room, 'web'), weibo: await scene.weibo() };
  });
  afterAll(() => scene.close());
  afterEach(() => scene.bench.healed());

  it('posts of an account in one call, once however many workers there are, and not again within the hour', async () => {
    const [one, two] = [await scene.outOnWeibo(accounts), await scene.outOnWeibo(accounts)];
    await count(one, { reposts: 1, comments: 2, attitudes: 3 });
    expect(await scene.measure()).toBe(0);
    await scene.pass(HOUR);
    const before = await calls();
    expect(await scene.measure()).toBe(1);
    expect(await scene.figures(one)).toEqual([{ age: '1h', reads: null, likes: '3', comments: '2', shares: '1' }]);
    expect(await scene.figures(two)).toEqual([{ age: '1h', reads: null, likes: '0', comments: '0', shares: '0' }]);
    await scene.sql(`UPDATE post_follow SET measure_at = clock_timestamp() WHERE publication_id = $1`, [two]);
    expect(await scene.measure()).toBe(0);
    expect(await calls()).toBe(before + 1);
    await scene.pass(HOUR);
    expect(await scene.measure()).toBe(1);
  });

  it('at five ages up to a month, and then no more', async () => {
    await alone();
    const id = await scene.outOnWeibo(accounts);
    for (const days of [1 / 24, 1, 2, 4, 23, 30]) {
      await scene.pass(days * DAY);
      await scene.measure();
    }
    expect((await scene.figures(id)).map(({ age }) => age)).toEqual(['1h', '1d', '3d', '7d', '30d']);
    expect(await figuresOf(id)).toMatchObject({ measured: true, nextMeasureAt: null, putOff: null });
  });

  it('later when the platform has no calls left: it is said why, nothing is lost', async () => {
    await alone();
    const id = await scene.outOnWeibo(accounts);
    await scene.pass(HOUR);
    await scene.bench.fault({ platform: 'weibo', path: COUNTS, kind: 'error-code', value: 10023, times: 1 });
    expect(await scene.measure()).toBe(1);
    expect(await scene.measure()).toBe(0);
    const told = await figuresOf(id);
    expect(told).toMatchObject({
      figures: [],
      putOff: { zh: expect.stringContaining('10023'), en: expect.stringContaining('10023') },
    });
    expect(Date.parse(told.nextMeasureAt ?? '')).toBeGreaterThan(Date.now() + MINUTE / 2);
    await scene.pass(DAY);
    expect(await scene.measure()).toBe(1);
    expect((await scene.figures(id)).map(({ age }) => age)).toEqual(['1d']);
  });

  it('and found gone where the platform says so: told of once, and counted no more', async () => {
    await alone();
    const id = await scene.outOnWeibo(accounts);
    await scene.bench.call('DELETE', `/control/weibo/statuses/${(await scene.read(id)).platformRef}`);
    await scene.pass(HOUR);
    expect(await scene.measure()).toBe(1);
    const { figures, looks, nextMeasureAt } = await figuresOf(id);
    expect([figures, nextMeasureAt]).toEqual([[], null]);
    expect(looks).toMatchObject([
      { post: 'gone', cause: 'not_there', text: { zh: '平台接口答复这条内容不存在', en: expect.any(String) } },
    ]);
    expect((await scene.alerts(id)).map(({ kind }) => kind)).toEqual(['publication.gone']);
  });

  it('after an account is paused nobody asks for it', async () => {
    await alone();
    await scene.outOnWeibo(accounts);
    await scene.pass(HOUR);
    await scene.sql(`UPDATE account SET state = 'paused' WHERE id = $1`, [accounts.weibo]);
    expect(await scene.measure()).toBe(0);
    await scene.sql(`UPDATE account SET state = 'active' WHERE id = $1`, [accounts.weibo]);
    expect(await scene.measure()).toBe(1);
  });

  it('by a worker’s own rounds, one at a time, and not after it was told to stop', async () => {
    await alone();
    const id = await scene.outOnWeibo(accounts);
    await scene.pass(HOUR);
    const rounds = scene.part(FollowRounds, 1);
    rounds.round();
    rounds.round();
    await until('both parts have run', async () => {
      const [figures, looks] = [await scene.figures(id), await scene.looks(id)];
      return figures.length === 1 && looks.length === 1;
    });
    await rounds.beforeApplicationShutdown();
    expect(await scene.looks(id)).toMatchObject([{ age: '1h', link: 'opens' }]);
    await scene.pass(DAY);
    rounds.round();
    await rounds.beforeApplicationShutdown();
    expect(await scene.figures(id)).toHaveLength(1);
  });

  describe('of a mass send', () => {
    let mass: string;
    let id: string;
    let ref: string;
    const ripe = async () => {
      await scene.sql(
        `UPDATE post_follow SET measure_at = clock_timestamp(), measure_step = 1 WHERE publication_id = $1`,
        [id],
      );
      await scene.sql(`UPDATE measure_round SET next_at = clock_timestamp() WHERE account_id = $1`, [mass]);
    };
    const told = () =>
      scene.sql<{ from: string }>(
        `SELECT data->>'from' AS "from" FROM audit_entry WHERE subject_id = $1 AND action = 'publication.address' ORDER BY id`,
        [id],
      );
    const event = (url: string) =>
      scene.part(PollService).massFinished(mass, { msgId: ref, status: 'send success', url, endedAt: null });

    beforeAll(async () => {
      await alone();
      mass = await scene.wechat('mass');
      scene.bench.clock.ms = Date.now() - 1.5 * DAY;
      id = await scene.out('wechat', mass);
      ref = (await scene.read(id)).platformRef ?? '';
      const date = new Date(scene.bench.clock.ms + 8 * HOUR).toISOString().slice(0, 10);
      await scene.bench.call('POST', '/control/wechat/figures', { ref, date, read_user: 1200, like_user: 7 });
    });

    it('waits till its day is over, for the platform counts whole days', async () => {
      await scene.sql(`UPDATE post_follow SET measure_at = clock_timestamp() WHERE publication_id = $1`, [id]);
      const sent = scene.bench.clock.ms;
      await scene.sql(`UPDATE publication SET sent_at = $2 WHERE id = $1`, [id, new Date(sent)]);
      const asked = (await scene.bench.calls('wechat'))['/datacube/getarticletotaldetail'] ?? 0;
      expect(await scene.measure()).toBe(1);
      expect((await scene.bench.calls('wechat'))['/datacube/getarticletotaldetail'] ?? 0).toBe(asked);
      const { figures, nextMeasureAt } = await figuresOf(id);
      expect(figures).toEqual([]);
      expect(Date.parse(nextMeasureAt ?? '') - Date.now()).toBeGreaterThan(7 * HOUR);
    });

    it('the statistics tell its address too, which is recorded once and opened; a late event changes nothing', async () => {
      scene.bench.clock.ms = Date.now();
      expect((await scene.read(id)).url).toBeNull();
      await ripe();
      expect(await scene.measure()).toBe(1);
      expect(await scene.figures(id)).toMatchObject([{ reads: '1200', likes: '7' }]);
      const { url } = await scene.read(id);
      expect(url).toMatch(/^http.*\/s\//);
      await event('https://mp.weixin.qq.com/s/another');
      expect((await scene.read(id)).url).toBe(url);
      expect(await told()).toEqual([{ from: 'statistics' }]);
      await scene.pass(MINUTE);
      await scene.look();
      expect((await scene.looks(id)).at(-1)).toMatchObject({ link: 'opens', status: 200 });
    });

    it('the event tells it where it comes first, and the statistics change nothing', async () => {
      await scene.sql(`UPDATE publication SET url = NULL WHERE id = $1`, [id]);
      await Promise.all([event('https://mp.weixin.qq.com/s/told'), event('https://mp.weixin.qq.com/s/told')]);
      await ripe();
      await scene.measure();
      expect((await scene.read(id)).url).toBe('https://mp.weixin.qq.com/s/told');
      expect(await told()).toEqual([{ from: 'statistics' }, { from: 'event' }]);
    });

    it('that comes in the middle of a question about the send is not lost', async () => {
      const keys = await scene.bench.call<WechatKeys>('POST', '/control/wechat/accounts', { name: '示例公众号二' });
      const other = await scene.wechat('mass', keys);
      const ask = jest.spyOn(scene.part(WechatMassChannel), 'poll');
      ask.mockImplementation(async (_pack, msgId) => {
        const url = 'https://mp.weixin.qq.com/s/meanwhile';
        await scene.part(PollService).massFinished(other, { msgId, status: 'send success', url, endedAt: null });
        return { kind: 'sent', ref: msgId };
      });
      const sent = await scene.out('wechat', other);
      ask.mockRestore();
      expect((await scene.read(sent)).url).toBe('https://mp.weixin.qq.com/s/meanwhile');
    });

    it('waits for the next day when the day’s calls are spent, whoever spent them', async () => {
      await scene.sql(`UPDATE platform_calls SET used = 1000000 WHERE path ~ 'datacube'`);
      const before = (await scene.bench.calls('wechat'))['/datacube/getarticletotaldetail'];
      const known = await scene.figures(id);
      await ripe();
      expect(await scene.measure()).toBe(1);
      expect((await scene.bench.calls('wechat'))['/datacube/getarticletotaldetail']).toBe(before);
      expect(await scene.figures(id)).toEqual(known);
      expect((await figuresOf(id)).putOff).toMatchObject({ zh: expect.stringContaining('次数已用完') });
      const [round] = await scene.sql<{ midnight: boolean }>(
        `SELECT abs(extract(epoch FROM (next_at AT TIME ZONE 'Asia/Shanghai') - date_trunc('day', next_at AT TIME ZONE 'Asia/Shanghai')
                                       - CASE WHEN extract(hour FROM next_at AT TIME ZONE 'Asia/Shanghai') > 12 THEN interval '1 day' ELSE interval '0' END)) < 65 AS midnight
         FROM measure_round WHERE account_id = $1`,
        [mass],
      );
      expect(round?.midnight).toBe(true);
      await scene.sql(`UPDATE platform_calls SET used = 0 WHERE path ~ 'datacube'`);
      await ripe();
      expect(await scene.measure()).toBe(1);
      expect(await scene.figures(id)).toHaveLength(known.length + 1);
    });
  });

  describe('for those who may read the publications', () => {
    interface Listed {
      items: { publicationId: string; channel: string; likes: number | null; storyTitle: string }[];
      nextCursor: string | null;
    }

    it('one by one, page by page, and summed up by channel', async () => {
      const duty = await readers('duty');
      const seen: string[] = [];
      let cursor: string | null = '';
      for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
        const path: string = `/api/figures?limit=5&departmentId=${scene.room.bureau}${cursor ? `&cursor=${cursor}` : ''}`;
        const { body }: { body: Listed } = await duty.get<Listed>(path);
        seen.push(...body.items.map(({ publicationId }) => publicationId));
        cursor = body.nextCursor;
      }
      const out = await scene.sql<{ id: string }>(
        `SELECT id FROM publication WHERE state = 'sent' ORDER BY sent_at DESC, id DESC`,
      );
      expect(seen).toEqual(out.map(({ id }) => id));
      const long = encodeURIComponent('2020-01-01T00:00:00+08:00');
      const totals = (await duty.get<Record<string, unknown>[]>(`/api/figures/totals?from=${long}`)).body;
      const of = (channel: string) => totals.find((row) => row['channel'] === channel);
      expect(of('weibo')).toMatchObject({ likes: 3, comments: 2, shares: 1, reads: null, gone: 1, linksBroken: 0 });
      expect(of('wechat')).toMatchObject({ posts: 2, counted: 1, reads: 1200, likes: 7 });
      expect(of('web')).toMatchObject({ counted: 0, reads: null, unread: [] });
      expect(of('weibo')).toMatchObject({ unread: expect.not.arrayContaining(['reads']) });
      // Without a beginning: the last month's.
      const month = (await duty.get<{ posts: number }[]>('/api/figures/totals')).body;
      expect(sumOf(month)).toBeLessThan(out.length);
      expect(sumOf(totals as { posts: number }[])).toBe(out.length);
    });

    it('by campaign, channel and time; a wrong filter is refused', async () => {
      const duty = await readers('duty');
      const [post] = await scene.sql<{ id: string; storyId: string }>(
        `SELECT id, story_id AS "storyId" FROM publication WHERE channel = 'wechat' AND state = 'sent'`,
      );
      const campaign = '01890000-0000-7000-8000-000000000001';
      await scene.sql(`INSERT INTO campaign (id, department_id, title, created_by) VALUES ($1, $2, '示例活动', $3)`, [
        campaign,
        scene.room.bureau,
        scene.room.people.duty.personId,
      ]);
      const listed = async (filter: string) =>
        (await duty.get<Listed>(`/api/figures?${filter}`)).body.items.map(({ publicationId }) => publicationId);
      expect(await listed(`campaignId=${campaign}`)).toEqual([]);
      await scene.sql(`UPDATE story SET campaign_id = $2, version = version + 1 WHERE id = $1`, [
        post?.storyId,
        campaign,
      ]);
      expect(await listed(`campaignId=${campaign}`)).toEqual([post?.id]);
      expect(await listed('channel=wechat')).toHaveLength(2);
      expect(await listed(`departmentId=${scene.room.school}`)).toEqual([]);
      const future = encodeURIComponent('2099-01-01T00:00:00+08:00');
      expect((await duty.get<unknown[]>(`/api/figures/totals?from=${future}`)).body).toEqual([]);
      for (const bad of ['campaignId=x', 'from=yesterday', 'channel=radio', 'cursor=x'])
        expect((await duty.get(`/api/figures?${bad}`)).status).toBe(400);
    });

    it('and for nobody else', async () => {
      const stranger = await readers('school-officer');
      const [own] = await scene.sql<{ id: string }>(`SELECT id FROM publication WHERE state = 'sent' LIMIT 1`);
      expect((await stranger.get(`/api/publications/${own?.id}/figures`)).status).toBe(404);
      expect((await stranger.get<Listed>('/api/figures')).body.items).toEqual([]);
      expect((await stranger.get<unknown[]>('/api/figures/totals')).body).toEqual([]);
      expect((await scene.room.api.get('/api/figures')).status).toBe(401);
    });
  });
});
