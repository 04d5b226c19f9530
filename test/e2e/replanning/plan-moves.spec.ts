import { addPolicy, type Newsroom, openAccount } from '../../factories/newsroom.js';
import type { Client } from '../../support/http-app.js';
import {
  openReplanningScene,
  type Preview,
  type Problem,
  type ReplanningScene,
  type Result,
} from './replanning-scene.js';

describe('moving many publications over HTTP', () => {
  let scene: ReplanningScene;
  let room: Newsroom;
  let web: string;
  let duty: Client;
  let officer: Client;
  let plant: ReplanningScene['plant'];
  let offsets: ReplanningScene['offsets'];
  let at: ReplanningScene['at'];
  let noon: ReplanningScene['noon'];

  beforeAll(async () => {
    scene = await openReplanningScene();
    ({ room, web, duty, officer, plant, offsets, at, noon } = scene);
  });
  afterEach(() => scene.clear());
  afterAll(() => room.close());

  describe('what no longer fits', () => {
    test('is listed at any time and moved only when confirmed, in order, each with its reasons and its audit row', async () => {
      const planted = await plant([0, 10, 20, 60]);
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
      const list = await duty.get<Preview>('/api/replanning/misfits');
      expect(list.body.items.map(({ id }) => id)).toEqual([planted[1]?.id, planted[2]?.id]);
      expect((await officer.get<Preview>('/api/replanning/misfits')).body.items).toHaveLength(2);
      expect((await officer.post('/api/replanning/misfits/preview', {})).status).toBe(403);
      const preview = await duty.post<Preview>('/api/replanning/misfits/preview', {});
      expect(preview.body.items.map(({ to }) => to)).toEqual([at(30).toISOString(), at(90).toISOString()]);
      expect(await offsets(planted)).toEqual([0, 10, 20, 60]);
      expect((await duty.post<Problem>('/api/replanning/misfits/move', { confirm: 'x' })).body.code).toBe(
        'PLAN_CHANGED',
      );
      const confirm = preview.body.confirm;
      const { body } = await duty.post<Result>('/api/replanning/misfits/move', { confirm });
      expect(body.left).toEqual([]);
      expect(body.moved).toMatchObject([
        { id: planted[1]?.id, from: at(10).toISOString(), to: at(30).toISOString() },
        { id: planted[2]?.id, from: at(20).toISOString(), to: at(90).toISOString() },
      ]);
      expect(await offsets(planted)).toEqual([0, 30, 90, 60]);
      expect((await duty.get<Preview>('/api/replanning/misfits')).body.items).toEqual([]);
      const audit = await room.api.dataSource.query(
        `SELECT subject_id AS id, data FROM audit_entry WHERE action = 'publication.move' ORDER BY id DESC LIMIT 2`,
      );
      audit.reverse();
      expect(audit).toMatchObject([
        {
          id: planted[1]?.id,
          data: { cause: 'misfits', slotBefore: at(10).toISOString(), slotAt: at(30).toISOString() },
        },
        { id: planted[2]?.id, data: { slotAt: at(90).toISOString() } },
      ]);
      const alarms = await room.api.dataSource.query(
        `SELECT job FROM outbox_event WHERE payload->>'publicationId' = $1`,
        [planted[1]?.id],
      );
      expect(alarms.map(({ job }: { job: string }) => job).sort()).toEqual(['publication.prepare', 'publication.wake']);
      const [moved] = await room.api.dataSource.query(`SELECT because FROM publication WHERE id = $1`, [
        planted[1]?.id,
      ]);
      expect(moved.because[0].text.zh).toContain('示例规则');
    });

    test('may be moved one by one; the others stay and keep their places from being given away', async () => {
      const planted = await plant([0, 10, 20]);
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
      const body = { ids: [planted[2]?.id] };
      const preview = await duty.post<Preview>('/api/replanning/misfits/preview', body);
      expect(preview.body.items.map(({ id, to }) => [id, to])).toEqual([[planted[2]?.id, at(40).toISOString()]]);
      await duty.post('/api/replanning/misfits/move', { ...body, confirm: preview.body.confirm });
      expect(await offsets(planted)).toEqual([0, 10, 40]);
    });

    test('that cannot move inside its approved window is left, with the reason, and the rest moves', async () => {
      const [, stuck] = await plant([0, 10], { windowTo: at(25) });
      const [free] = await plant([15]);
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
      const { confirm } = (await duty.post<Preview>('/api/replanning/misfits/preview', {})).body;
      const { body } = await duty.post<Result>('/api/replanning/misfits/move', { confirm });
      expect(body.moved.map(({ id }) => id)).toEqual([free?.id]);
      expect(body.left).toMatchObject([{ id: stuck?.id, fault: { code: 'SLOT_OUTSIDE_WINDOW' } }]);
      expect(body.left[0]?.fault.text.zh).toContain('重新送审');
    });

    test('takes along what links to a page it moves', async () => {
      const weibo = await openAccount(room, 'weibo', { baseUrl: 'https://example.com' });
      const [, page] = await plant([0, 10]);
      const [post] = await plant([12], { accountId: weibo, channel: 'weibo', dependsOn: page?.id as string });
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau, channel: 'web' });
      const preview = await duty.post<Preview>('/api/replanning/misfits/preview', {});
      expect(preview.body.items.map(({ id, to, follows }) => [id, to, follows])).toEqual([
        [page?.id, at(30).toISOString(), false],
        [post?.id, at(30).toISOString(), true],
      ]);
      expect(preview.body.items[1]?.because[0]?.text.zh).toContain('链接');
      const { body } = await duty.post<Result>('/api/replanning/misfits/move', { confirm: preview.body.confirm });
      expect(body.moved).toHaveLength(2);
    });
  });

  describe('compacting', () => {
    test('offers the places that were freed, nobody later than before and nobody before its wish', async () => {
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
      const planted = await plant([60, 90, 120], { wish: at(0) });
      const [late] = await plant([150], { wish: at(140) });
      const preview = await duty.post<Preview>('/api/replanning/compact/preview', { departmentId: room.bureau });
      expect(preview.body.items.map(({ to }) => to)).toEqual(
        [0, 30, 60, 140].map((minutes) => at(minutes).toISOString()),
      );
      expect(preview.body.items[1]?.because[0]?.text.zh).toContain('示例规则');
      const confirm = preview.body.confirm;
      const { status, body } = await duty.post<Result>('/api/replanning/compact', {
        departmentId: room.bureau,
        confirm,
      });
      expect([status, body.moved.length]).toEqual([200, 4]);
      expect(await offsets([...planted, ...(late ? [late] : [])])).toEqual([0, 30, 60, 140]);
      const again = await duty.post<Preview>('/api/replanning/compact/preview', { departmentId: room.bureau });
      expect(again.body).toMatchObject({ confirm: null, items: [] });
    });

    test('leaves what the platform has put off where it is until then, and what is moved behind that stays put off', async () => {
      const [off] = await plant([240], { wish: at(0) });
      await room.api.dataSource.query(`UPDATE publication SET prepare_after = $2 WHERE id = $1`, [off?.id, at(180)]);
      const preview = await duty.post<Preview>('/api/replanning/compact/preview', {});
      expect(preview.body.items.map(({ to }) => to)).toEqual([at(180).toISOString()]);
      await duty.post('/api/replanning/compact', { confirm: preview.body.confirm });
      const [row] = await room.api.dataSource.query(
        `SELECT slot_at AS slot, prepare_after AS "putOffUntil" FROM publication WHERE id = $1`,
        [off?.id],
      );
      expect(row).toEqual({ slot: at(180), putOffUntil: at(180) });
    });

    test('moves nobody at all when the plan has changed since the preview', async () => {
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
      const planted = await plant([60, 90], { wish: at(0) });
      const { confirm } = (await duty.post<Preview>('/api/replanning/compact/preview', {})).body;
      await plant([20]);
      const { status, body } = await duty.post<Problem>('/api/replanning/compact', { confirm });
      expect([status, body.code]).toEqual([409, 'PLAN_CHANGED']);
      expect(await offsets(planted)).toEqual([60, 90]);
    });

    test('is for the scope that was named, and for those who control it', async () => {
      await plant([60], { wish: at(0), departmentId: room.school });
      expect((await officer.post('/api/replanning/compact/preview', {})).status).toBe(403);
      const other = await openAccount(room, 'web', { name: '示例另一网站' });
      const preview = await duty.post<Preview>('/api/replanning/compact/preview', { accountId: other });
      expect(preview.body.items).toEqual([]);
      expect((await duty.post<Preview>('/api/replanning/compact/preview', { accountId: web })).body.items).toHaveLength(
        1,
      );
    });
  });

  describe('moving a whole day', () => {
    let day: string;
    beforeAll(() => {
      day = noon.toISODate() as string;
    });
    const on = (days: number) => noon.plus({ days }).toISODate() as string;

    test('keeps order and time of day, and tells where each stood', async () => {
      await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
      const planted = await plant([0, 60]);
      await plant([24 * 60 + 10]);
      const body = { day, to: on(1), departmentId: room.bureau };
      const preview = await duty.post<Preview>('/api/replanning/days/preview', body);
      const target = [24 * 60 + 40, 24 * 60 + 70];
      expect(preview.body.items.map(({ to }) => to)).toEqual(target.map((minutes) => at(minutes).toISOString()));
      expect(preview.body).toMatchObject({ to: on(1), chosen: false, takesAll: true });
      expect(preview.body.counts).toMatchObject({ movable: 2, onDay: 2, later: 0, staying: 0 });
      const moved = await duty.post<Result>('/api/replanning/days/move', { ...body, confirm: preview.body.confirm });
      expect(moved.body).toMatchObject({ to: on(1), takesAll: true, counts: { onDay: 2, later: 0, staying: 0 } });
      expect(moved.body.moved.map(({ from }) => from)).toEqual([at(0).toISOString(), at(60).toISOString()]);
      expect(await offsets(planted)).toEqual(target);
    });

    test('finds the first day that takes all of it, and says which', async () => {
      await addPolicy(room, [{ type: 'limit', max: 3, per: 'day', window: 'calendar' }], { departmentId: room.bureau });
      const planted = await plant([0, 60]);
      await plant([24 * 60, 24 * 60 + 60]);
      const preview = await duty.post<Preview>('/api/replanning/days/preview', { day });
      expect(preview.body).toMatchObject({ to: on(2), chosen: true, takesAll: true });
      expect(preview.body.text.zh).toBe(`${on(2)} 是此后 31 天内第一个能全部容纳的日子，2 条都排在当天`);
      await duty.post('/api/replanning/days/move', { day, confirm: preview.body.confirm });
      expect(await offsets(planted)).toEqual([48 * 60, 49 * 60]);
    });

    test('spreads them where no day takes all, and says so: how many on the first day, later, and not at all', async () => {
      const planted = await plant([0, 60]);
      const [stuck] = await plant([120], { windowTo: at(600) });
      await addPolicy(room, [{ type: 'limit', max: 1, per: 'day', window: 'calendar' }], { departmentId: room.bureau });
      const preview = await duty.post<Preview>('/api/replanning/days/preview', { day });
      const outcome = { to: on(1), chosen: true, takesAll: false };
      expect(preview.body).toMatchObject({ ...outcome, counts: { movable: 2, onDay: 1, later: 1, staying: 1 } });
      expect(preview.body.text).toEqual({
        zh: `此后 31 天内没有一天能全部容纳，改为从 ${on(1)} 起依次分开安排：当天 1 条，之后的日子 1 条，不能移动、留在原处 1 条`,
        en: `none of the next 31 days has room for all, so they are spread from ${on(1)} on: 1 on that day, 1 on later days, 1 cannot move and stay`,
      });
      const { body } = await duty.post<Result>('/api/replanning/days/move', { day, confirm: preview.body.confirm });
      expect(body).toMatchObject({ ...outcome, counts: { onDay: 1, later: 1, staying: 1 }, text: preview.body.text });
      expect(await offsets([...planted, ...(stuck ? [stuck] : [])])).toEqual([24 * 60, 36 * 60, 120]);
      const none = await duty.post<Preview>('/api/replanning/days/preview', { day: on(5) });
      expect(none.body).toMatchObject({ confirm: null, to: null, counts: { onDay: 0, later: 0, staying: 0 } });
      expect(none.body.text.zh).toBe(`${on(5)} 没有可移动的发布任务`);
    });

    test('lists those that cannot move, and moves the others', async () => {
      const [stuck] = await plant([0], { windowTo: at(600) });
      const [free] = await plant([60]);
      const body = { day, to: on(2) };
      const { confirm, items } = (await duty.post<Preview>('/api/replanning/days/preview', body)).body;
      expect(items.map(({ fault }) => fault?.code ?? null)).toEqual(['SLOT_OUTSIDE_WINDOW', null]);
      const moved = await duty.post<Result>('/api/replanning/days/move', { ...body, confirm });
      expect(moved.body.moved.map(({ id }) => id)).toEqual([free?.id]);
      expect(moved.body.left.map(({ id }) => id)).toEqual([stuck?.id]);
    });

    test('refuses a day gone by, the same day, one too far and one that does not exist', async () => {
      const ask = (body: object) => duty.post<Problem>('/api/replanning/days/preview', body);
      expect((await ask({ day: '2020-01-01' })).body).toMatchObject({ code: 'DAY_NOT_AHEAD', pointer: '/day' });
      expect((await ask({ day, to: day })).body).toMatchObject({ code: 'DAY_NOT_AHEAD', pointer: '/to' });
      expect((await ask({ day, to: on(400) })).body).toMatchObject({ code: 'DAY_NOT_AHEAD', pointer: '/to' });
      expect((await ask({ day: '2027-02-30' })).status).toBe(400);
      expect((await officer.post('/api/replanning/days/preview', { day })).status).toBe(403);
    });
  });
});
