import type { TestingModule } from '@nestjs/testing';
import { wechatArticle } from '../../src/publishing/channels/wechat/draft/wechat-article.rules.js';
import { PackageService } from '../../src/publishing/prepare/package.service.js';
import { SealService } from '../../src/review/seal/seal.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { buildWorker } from '../support/worker.js';
import { body, LINK, packageOf, PNG_SHA } from './channels/send-package.js';

let room: Newsroom;
let worker: TestingModule;
beforeAll(async () => {
  room = await openNewsroom();
  worker = await buildWorker(room.databaseUrl);
});
afterAll(async () => {
  await worker.close();
  await room.close();
});

it('a content system of one’s own is told the department as the source, never what the account is called here', async () => {
  const cms = await openAccount(room, 'web', {
    driver: 'webhook',
    name: '自有CMS',
    baseUrl: 'https://cms.example.org/hook',
  });
  const id = await scheduleStory(room, await approveStory(room, { web: cms }), cms);
  const { source } = await worker.get(PackageService, { strict: false }).open(id);
  expect(source).toBe('示例局');

  await room.api.dataSource.query(`UPDATE account SET settings = '{"source":"示例市"}' WHERE id = $1`, [cms]);
  const named = await scheduleStory(room, await approveStory(room, { web: cms }), cms);
  expect(await worker.get(PackageService, { strict: false }).open(named)).toMatchObject({ source: '示例市' });
});

it('a text leaves under the names that were sealed; once they are changed nothing leaves', async () => {
  const { dataSource } = room.api;
  const web = await openAccount(room, 'web');
  const publicationId = await scheduleStory(room, await approveStory(room, { web }), web);
  const [row] = await dataSource.query<{ sealId: string }[]>(
    `SELECT seal_id AS "sealId" FROM publication WHERE id = $1`,
    [publicationId],
  );
  const seals = room.api.app.get(SealService);
  const standing = () => seals.standing(dataSource.manager, row?.sealId ?? '');
  const names = async () => {
    const { departmentName, source } = await worker.get(PackageService, { strict: false }).open(publicationId);
    return { departmentName, source };
  };
  expect(await names()).toEqual({ departmentName: '示例局', source: '示例 web' });
  expect(await standing()).toMatchObject({ ok: true });

  await dataSource.query(`UPDATE account SET name = '改名的账号' WHERE id = $1`, [web]);
  expect(await standing()).toEqual({ ok: false, fault: 'mismatch' });
  await dataSource.query(`UPDATE account SET name = '示例 web' WHERE id = $1`, [web]);
  expect(await standing()).toMatchObject({ ok: true });

  await dataSource.query(`UPDATE department SET name = '改名的局' WHERE id = $1`, [room.bureau]);
  expect(await standing()).toEqual({ ok: false, fault: 'mismatch' });
  // What is under way already carries the sealed names, not today's.
  expect(await names()).toEqual({ departmentName: '示例局', source: '示例 web' });
});

it('a WeChat article is signed with the names of its package, whatever the account says today', () => {
  const account = {
    id: '0190a000-0000-7000-8000-00000000000a',
    channel: 'wechat' as const,
    driver: 'publish' as const,
    name: '今天的账号名',
    baseUrl: 'https://api.weixin.qq.com',
    settings: { appId: 'wx0000000000000000', source: '今天的来源' },
    credentials: {},
  };
  const content = {
    ...{ channel: 'wechat' as const, title: '示例', author: '示例', digest: '示例' },
    ...{ body: body('正文'), cover: PNG_SHA, sourceLink: LINK },
  };
  const pack = packageOf(account, content, { departmentName: '签发的单位', source: '签发的来源' });
  const { content: html } = wechatArticle(pack, { mediaId: 'cover', width: 1, height: 1 }, new Map());
  expect(html).toContain('签发的单位');
  expect(html).toContain('签发的来源');
  expect(html).not.toContain('今天的');
});
