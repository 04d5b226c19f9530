import { AccountDesk } from '../../src/accounts/account-desk.service.js';
import { AccountService } from '../../src/accounts/account.service.js';
import type { ChangeAccountRequest } from '../../src/accounts/account.dto.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { codeOf } from './review-scene.js';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let serial = 0;
const weibo = (more: Record<string, unknown> = {}) =>
  openAccount(room, 'weibo', {
    name: `示例微博 ${++serial}`,
    settings: { uid: '1000000001', rip: '203.0.113.7' },
    credentials: { accessToken: 'before' },
    ...more,
  });
const change = (id: string, input: ChangeAccountRequest) =>
  room.api.app.get(AccountDesk).change(room.people.channels, id, input);
const moved: ChangeAccountRequest = {
  baseUrl: 'https://proxy.example.org',
  credentials: { accessToken: 'for the other host' },
};

describe('the account of the platform behind a name', () => {
  it('may be corrected while nobody has approved anything for it', async () => {
    const id = await weibo();
    expect(await change(id, { settings: { uid: '1000000002' } })).toMatchObject({ settings: { uid: '1000000002' } });
    expect(await change(id, moved)).toMatchObject({ baseUrl: 'https://proxy.example.org' });
  });

  it('stays once an approval names it, voided or not; everything else may change', async () => {
    const [web, id] = [await openAccount(room, 'web'), await weibo()];
    const storyId = await approveStory(room, { web, weibo: id });
    const fixed = async (input: ChangeAccountRequest) => codeOf(change(id, input));
    expect(await fixed({ settings: { uid: '1000000002' } })).toBe('ACCOUNT_IDENTITY_FIXED');
    expect(await fixed({ settings: { uid: null } })).toBe('ACCOUNT_IDENTITY_FIXED');
    expect(await fixed(moved)).toBe('ACCOUNT_IDENTITY_FIXED');
    expect(await fixed({ baseUrl: 'https://api.weibo.com', settings: { uid: '1000000001' } })).toBe('ok');
    expect(
      await change(id, { settings: { rip: '203.0.113.8' }, credentials: { accessToken: 'renewed' } }),
    ).toMatchObject({ settings: { uid: '1000000001', rip: '203.0.113.8' } });
    // Readers see the name: it may change, once it was shown what that stops.
    expect(await fixed({ name: '新名称' })).toBe('NAME_IS_SIGNED');

    const final = room.people.final.personId;
    await room.api.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = replica`);
      await tx.query(`UPDATE review_seal SET voided_at = now(), voided_by = $1, void_reason = '有误'`, [final]);
      await tx.query(`UPDATE review_round SET state = 'voided' WHERE story_id = $1`, [storyId]);
    });
    expect(await fixed({ settings: { uid: '1000000002' } })).toBe('ACCOUNT_IDENTITY_FIXED');
  });

  it('stays in the sandbox too, whose address the system alone may move', async () => {
    const web = await openAccount(room, 'web', { name: '示例网站' });
    const id = await weibo({ sandbox: true, baseUrl: 'http://127.0.0.1:9' });
    await scheduleStory(room, await approveStory(room, { web, weibo: id }), web);
    expect(await codeOf(change(id, { settings: { uid: '1000000002' } }))).toBe('ACCOUNT_IDENTITY_FIXED');
    const accounts = room.api.app.get(AccountService);
    await accounts.repointSandbox('weibo', 'http://127.0.0.1:10', { appearsWithinMs: 5 });
    expect(await accounts.accessFor(id)).toMatchObject({ baseUrl: 'http://127.0.0.1:10' });
    expect(await codeOf(change(id, { settings: { rip: '203.0.113.9' } }))).toBe('ok');
  });
});

describe('how soon a platform may be believed', () => {
  it('is no shorter than its lists lag behind', async () => {
    const id = await weibo();
    expect(await codeOf(change(id, { settings: { appearsWithinMs: 1_000 } }))).toBe('INVALID_INPUT');
    expect(await codeOf(change(id, { settings: { appearsWithinMs: 180_000 } }))).toBe('ok');
  });
});

describe('secrets that can no longer be opened', () => {
  const unreadable = async () => {
    const id = await weibo();
    await room.api.dataSource.query(`UPDATE account SET credentials = sha256('another key') WHERE id = $1`, [id]);
    expect(await codeOf(room.api.app.get(AccountService).accessFor(id))).toBe('ACCOUNT_SECRETS_UNREADABLE');
    return id;
  };

  it('are repaired by entering them again', async () => {
    const id = await unreadable();
    expect(await change(id, { credentials: { accessToken: 'entered again' } })).toMatchObject({
      credentialsSet: ['accessToken'],
    });
    expect((await room.api.app.get(AccountService).accessFor(id)).credentials).toEqual({
      accessToken: 'entered again',
    });
  });

  it('are asked for by any other change', async () => {
    const id = await unreadable();
    await expect(change(id, { name: '新名称二' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      pointer: '/credentials/accessToken',
    });
  });
});
