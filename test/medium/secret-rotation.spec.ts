import { randomBytes } from 'node:crypto';
import { AccountService } from '../../src/accounts/account.service.js';
import { openSecrets } from '../../src/accounts/credentials/credential-seal.rules.js';
import {
  ACCOUNT_CREDENTIALS,
  ROTATION_BATCH,
  SecretRotation,
} from '../../src/accounts/credentials/secret-rotation.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { rotateSecrets } from '../../src/start/commands/secrets-command.js';
import { WeiboConnections } from '../../src/publishing/channels/weibo/connect/weibo-connections.service.js';
import { type Newsroom, openNewsroom } from '../factories/newsroom.js';
import { bootApi, type TestApi } from '../support/http-app.js';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];

describe('changing the key that seals the secrets', () => {
  let room: Newsroom;
  let both: TestApi;
  let ids: string[];

  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const sealedRows = () =>
    sql<{ id: string; sealed: Buffer }>(
      `SELECT id, credentials AS sealed FROM account WHERE credentials IS NOT NULL
       UNION ALL SELECT id, draft FROM weibo_connection WHERE draft IS NOT NULL ORDER BY id`,
    );
  const opensWith = async (key: Buffer) =>
    (await sealedRows()).filter(({ id, sealed }) => openSecrets(sealed, id, [key]) !== null).length;
  const acts = async () =>
    (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM audit_entry WHERE action LIKE '%.reseal'`))[0]?.n;
  const told: string[] = [];
  const say = (message: string): void => void told.push(message);
  /** The command, in the environment an operator would give it. */
  const command = async (key: Buffer, old: Buffer[]) => {
    const before = { ...process.env };
    Object.assign(process.env, {
      DATABASE_URL: room.databaseUrl,
      XUANFA_SECRET_KEY: key.toString('base64'),
      XUANFA_SECRET_KEY_OLD: old.map((one) => one.toString('base64')).join(','),
    });
    try {
      return await rotateSecrets(say);
    } finally {
      for (const name of ['DATABASE_URL', 'XUANFA_SECRET_KEY', 'XUANFA_SECRET_KEY_OLD']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  };
  const make = (api: TestApi, name: string) =>
    api.app.get(AccountService).createSystemAccount({
      ...{ departmentId: room.bureau, channel: 'wechat', name, settings: { appId: 'wx1' } },
      credentials: { appSecret: `secret of ${name}` },
    });
  const secretOf = async (api: TestApi, id: string) =>
    (await api.app.get(AccountService).accessFor(id)).credentials['appSecret'];

  beforeAll(async () => {
    room = await openNewsroom({ secretKey: OLD });
    both = await bootApi({ databaseUrl: room.databaseUrl, config: { secretKey: NEW, oldSecretKeys: [OLD] } });
    ids = [];
    for (let n = 0; n < 5; n += 1) ids.push((await make(room.api, `示例公众号 ${n}`)).id);
    await make(room.api, '没有密钥').then(({ id }) => sql(`UPDATE account SET credentials = NULL WHERE id = $1`, [id]));
    const draft = { departmentId: room.bureau, driver: 'share' as const, name: '示例微博', settings: {} };
    await room.api.app
      .get(WeiboConnections, { strict: false })
      .begin(
        room.people.channels.personId,
        { draft: { ...draft, credentials: { clientSecret: 's' } } },
        'http://localhost/x',
      );
  });
  afterAll(async () => {
    await both.close();
    await room.close();
  });

  it('asks for the old key, and writes nothing when it is not the one', async () => {
    const before = await sealedRows();
    await expect(command(NEW, [])).rejects.toMatchObject({ exitCode: 2, en: expect.stringContaining('OLD') });
    const refusal = command(NEW, [randomBytes(32)]);
    await expect(refusal).rejects.toMatchObject({
      name: 'StartError',
      exitCode: 1,
      zh: expect.stringContaining('6 份凭据'),
      en: expect.stringContaining('account '),
    });
    expect(await sealedRows()).toEqual(before);
    expect(await acts()).toBe(0);
  });

  it('writes nothing when one secret of many opens with no key', async () => {
    const [last] = ids.slice(-1);
    const [kept] = await sql<{ sealed: Buffer }>(`SELECT credentials AS sealed FROM account WHERE id = $1`, [last]);
    await sql(
      `UPDATE account SET credentials = set_byte(credentials, 40, 255 - get_byte(credentials, 40)) WHERE id = $1`,
      [last],
    );
    await expect(command(NEW, [OLD])).rejects.toMatchObject({ en: expect.stringContaining(`account ${last}`) });
    expect(await opensWith(NEW)).toBe(0);
    await sql(`UPDATE account SET credentials = $2 WHERE id = $1`, [last, kept?.sealed]);
  });

  it('goes on where it was cut off, while a process with both keys reads what either sealed', async () => {
    // Cut off in its second batch: what the first one has written stands.
    let batches = 0;
    class Cut extends AuditService {
      override recordAll: AuditService['recordAll'] = async (tx, entries) => {
        if ((batches += 1) > 1) throw new Error('cut off');
        await super.recordAll(tx, entries);
      };
    }
    const more = Array.from({ length: ROTATION_BATCH - 2 }, (_, n) => `示例 ${n}`);
    for (const name of more) ids.push((await make(room.api, name)).id);
    const cut = new SecretRotation(room.api.dataSource, new Cut(), { current: NEW, old: [OLD] });
    await expect(cut.run([ACCOUNT_CREDENTIALS])).rejects.toThrow('cut off');
    expect([await opensWith(NEW), await acts()]).toEqual([ROTATION_BATCH, ROTATION_BATCH]);
    for (const id of [ids[0], ids.at(-1)]) expect(await secretOf(both, id ?? '')).toContain('secret of');
    // What it writes meanwhile is sealed with the new key.
    ids.push((await make(both, '期间新建')).id);
    const all = (await sealedRows()).length;
    expect(await command(NEW, [OLD])).toEqual({ resealed: all - ROTATION_BATCH - 1, current: ROTATION_BATCH + 1 });
    expect([await opensWith(NEW), await opensWith(OLD)]).toEqual([all, 0]);
    expect(await acts()).toBe(all - 1);
    expect(await command(NEW, [OLD])).toEqual({ resealed: 0, current: all });
    expect(await acts()).toBe(all - 1);
  });

  it('leaves the secrets themselves, and since when they are trusted, as they were', async () => {
    expect(await secretOf(both, ids[0] ?? '')).toBe('secret of 示例公众号 0');
    await expect(secretOf(room.api, ids[0] ?? '')).rejects.toMatchObject({ code: 'ACCOUNT_SECRETS_UNREADABLE' });
    const [touched] = await sql(`SELECT id FROM account WHERE credentials_at > created_at + interval '1 second'`);
    expect(touched).toBeUndefined();
  });
});
