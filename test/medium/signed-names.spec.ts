import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { BeginService } from '../../src/publishing/attempts/begin.service.js';
import { MayLeave } from '../../src/publishing/leaving/may-leave.service.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

interface Answer {
  code: string;
  pointer: string;
  confirmNames: string;
  counts: { planned: number; waiting: number; hidden: number };
  items: { id: string; title: string; accountName: string | null; slotAt: string | null }[];
  text: { zh: string; en: string };
}

describe('names that were signed', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let web: string;
  let admin: Client;
  let channels: Client;
  const later = new Date(Date.now() + 3_600_000);
  const department = (): string => `/api/departments/${room.bureau}`;

  beforeEach(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    web = await openAccount(room, 'web');
    admin = await room.api.loginAs('admin');
    channels = await room.api.loginAs('channels');
  });
  afterEach(async () => {
    await worker.close();
    await room.close();
  });

  const plan = async (text: string, wish: Date | null = later): Promise<string> =>
    scheduleStory(room, await approveStory(room, { web }, { text }), web, wish);
  const stopsOf = async (id: string) => (await room.api.app.get(MayLeave).look([id])).get(id) ?? [];

  it('are changed for a department only once it was shown what will not leave under the new one', async () => {
    const id = await plan('示例甲');
    await approveStory(room, { web }, { text: '示例乙' });
    const refused = await admin.patch<Answer>(department(), { name: '示例新局' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'NAME_IS_SIGNED',
      pointer: '/name',
      counts: { planned: 1, waiting: 1, hidden: 0 },
      items: [
        { id, title: '示例甲', accountName: '示例 web' },
        { title: '示例乙', accountName: null, slotAt: null },
      ],
    });
    expect(refused.body.text.zh).toContain('1 条已排期的发布、1 篇已定稿、尚未排期的稿件');
    expect((await admin.get<{ name: string }>(department())).body.name).toBe('示例局');
    expect(await stopsOf(id)).toEqual([]);

    // More than was shown is not covered, nor is another name.
    const { confirmNames } = refused.body;
    await plan('示例丙');
    const stale = await admin.patch<Answer>(department(), { name: '示例新局', confirmNames });
    expect(stale.body).toMatchObject({ code: 'NAME_IS_SIGNED', counts: { planned: 2, waiting: 1 } });
    const other = await admin.patch(department(), { name: '别的局', confirmNames: stale.body.confirmNames });
    expect(other.status).toBe(409);
    const done = await admin.patch(department(), { name: '示例新局', confirmNames: stale.body.confirmNames });
    expect(done.status).toBe(200);
    const [stop] = await stopsOf(id);
    expect(stop?.told?.zh).toContain('定稿时的署名是「示例局」，现在是「示例新局」');
    // Back to the name they were signed under: nothing stands against it, and they may leave.
    expect((await admin.patch(department(), { name: '示例局' })).status).toBe(200);
    expect(await stopsOf(id)).toEqual([]);
  });

  it('are changed for an account in the same way; its other settings, and other departments, without a word', async () => {
    const wechat = await openAccount(room, 'wechat', {
      ...{ baseUrl: 'https://api.weixin.qq.com', settings: { appId: 'wx0000000000000000' } },
      credentials: { appSecret: 'a'.repeat(32) },
    });
    await scheduleStory(room, await approveStory(room, { wechat }, { text: '示例丁' }), wechat, later);
    const path = `/api/accounts/${wechat}`;
    const source = { settings: { source: '示例发布' } };
    const refused = await channels.patch<Answer>(path, source);
    expect(refused.body).toMatchObject({
      ...{ code: 'NAME_IS_SIGNED', pointer: '/settings/source' },
      ...{ counts: { planned: 1, waiting: 0 }, items: [{ title: '示例丁', accountName: '示例 wechat' }] },
    });
    const named = await channels.patch<Answer>(path, { name: '示例新号' });
    expect(named.body).toMatchObject({ code: 'NAME_IS_SIGNED', pointer: '/name' });
    expect((await channels.patch(path, { settings: { previewTo: ['example'] } })).status).toBe(200);
    // Named as it is called already, readers see nothing new; called otherwise after that, neither.
    expect((await channels.patch(path, { settings: { source: '示例 wechat' } })).status).toBe(200);
    expect((await channels.patch(path, { name: '示例新号' })).status).toBe(200);
    const { confirmNames } = (await channels.patch<Answer>(path, source)).body;
    expect((await channels.patch(path, { ...source, confirmNames })).status).toBe(200);
    expect((await admin.patch(`/api/departments/${room.school}`, { name: '示例新校' })).status).toBe(200);
  });

  it('hold a post at its slot when they have been changed, and say which they were and what to do', async () => {
    const id = await plan('示例戊', null);
    await room.api.dataSource.query(`UPDATE publication SET prepared_at = clock_timestamp()`);
    await room.api.dataSource.query(`UPDATE department SET name = '示例新局' WHERE id = $1`, [room.bureau]);
    await until('its slot has come', async () => {
      const [row] = await room.api.dataSource.query<{ due: boolean }[]>(
        `SELECT slot_at <= clock_timestamp() AS due FROM publication`,
      );
      return row?.due;
    });
    const claims = worker.get(ClaimService, { strict: false });
    const [claim] = await until('it is claimed', async () => {
      const taken = (await claims.claimDue(uuid(), 1)).claims;
      return taken.length > 0 && taken;
    });
    if (!claim) throw new Error('nothing was claimed');
    expect(await worker.get(BeginService, { strict: false }).begin(claim, uuid())).toBeNull();
    const held = await room.api.app.get(PublicationReader).require(id);
    expect(held.state).toBe('held');
    expect(held.stateReason?.text.zh).toBe(
      '定稿时的署名是「示例局」，现在是「示例新局」，与定稿不一致，不能发布。用原来的名称发布的，请把名称改回后重新排期；用现在的名称发布的，请重新送审。',
    );
    // With more changed than names, it is the content that differs, and that is said.
    await room.api.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = replica`);
      await tx.query(`UPDATE story_revision SET title = title || '（改）'`);
    });
    expect((await stopsOf(id)).map(({ code, told }) => [code, told])).toEqual([['unapproved', undefined]]);
  });
});
