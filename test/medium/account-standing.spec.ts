import { AccountDesk } from '../../src/accounts/account-desk.service.js';
import { AccountService } from '../../src/accounts/account.service.js';
import { AlertRaiser } from '../../src/platform/alerts/alert-raiser.service.js';
import { PublicationDesk } from '../../src/schedule/publications/desk/publication-desk.service.js';
import { requireReadersAddress } from '../../src/start/readers-address.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';

const DAY = 86_400_000;
const WHY = { code: 'WEIBO_21327', text: { zh: '微博 21327：授权已失效', en: 'Weibo 21327: no longer good' } };

describe('an account whose credentials the platform refuses', () => {
  let room: Newsroom;
  let serial = 0;
  beforeAll(async () => {
    room = await openNewsroom();
  });
  afterAll(() => room.close());

  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const weibo = (settings: Record<string, unknown> = {}) =>
    openAccount(room, 'weibo', {
      name: `示例微博 ${++serial}`,
      settings: { uid: '1000000001', rip: '203.0.113.7', ...settings },
      credentials: { accessToken: 'one' },
    });
  const aged = (id: string) =>
    sql(`UPDATE account SET credentials_at = clock_timestamp() - interval '1 minute' WHERE id = $1`, [id]);
  const lose = (id: string) =>
    room.api.dataSource.transaction((tx) => room.api.app.get(AccountService).loseAuthorisation(tx, id, WHY));
  const read = (id: string) => room.api.app.get(AccountDesk).read(room.people.channels, id);
  const change = (id: string, input: Parameters<AccountDesk['change']>[2]) =>
    room.api.app.get(AccountDesk).change(room.people.channels, id, input);

  async function planned(id: string): Promise<string> {
    const web = await openAccount(room, 'web', { name: `示例网站 ${++serial}` });
    const storyId = await approveStory(room, { web, weibo: id }, { windowTo: new Date(Date.now() + 30 * DAY) });
    await scheduleStory(room, storyId, web);
    return scheduleStory(room, storyId, id);
  }
  const waits = async (publicationId: string) =>
    (await room.api.app.get(PublicationDesk).read(room.people.officer, publicationId)).waitsFor.map(({ code }) => code);

  it('keeps a worker from starting without the address of its readers, for what is out is not mended', async () => {
    const refusal = () => requireReadersAddress(room.api.dataSource, { role: 'worker', publicUrlGiven: false });
    await expect(refusal()).resolves.toBeUndefined();
    const id = await weibo();
    await expect(refusal()).rejects.toMatchObject({ exitCode: 2, en: expect.stringContaining('PUBLIC_URL') });
    await expect(
      requireReadersAddress(room.api.dataSource, { role: 'worker', publicUrlGiven: true }),
    ).resolves.toBeUndefined();
    await sql(`DELETE FROM account WHERE id = $1`, [id]);
  });

  it('stands aside with the platform’s words, and comes back with new credentials, whoever may enter them', async () => {
    const id = await weibo();
    await aged(id);
    const publicationId = await planned(id);
    expect(await lose(id)).toBe(true);
    expect(await lose(id)).toBe(false);
    expect(await read(id)).toMatchObject({ state: 'unauthorised', stateReason: WHY });
    expect(await waits(publicationId)).toContain('ACCOUNT_UNAUTHORISED');
    const settings = { uid: '1000000001', rip: '203.0.113.8' };
    expect(await change(id, { settings })).toMatchObject({ state: 'unauthorised' });
    expect(await change(id, { credentials: { accessToken: 'two' } })).toMatchObject({
      state: 'active',
      stateReason: null,
    });
    expect(await waits(publicationId)).not.toContain('ACCOUNT_UNAUTHORISED');
    const [{ n } = { n: 0 }] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'account.lose-authorisation' AND subject_id = $1`,
      [id],
    );
    expect(n).toBe(1);
  });

  it('is not blamed for credentials that were renewed while the call was under way', async () => {
    const id = await weibo();
    expect(await lose(id)).toBe(false);
    expect((await read(id)).state).toBe('active');
  });

  it('stays paused where a person paused it, before and after', async () => {
    const id = await weibo();
    await aged(id);
    const desk = room.api.app.get(AccountDesk);
    await desk.setState(room.people.channels, id, 'paused', '示例：后台改版');
    expect(await read(id)).toMatchObject({ state: 'paused', stateReason: { text: { zh: '示例：后台改版' } } });
    expect(await lose(id)).toBe(false);
    expect(await change(id, { credentials: { accessToken: 'two' } })).toMatchObject({ state: 'paused' });
    expect(await desk.setState(room.people.channels, id, 'active')).toMatchObject({ stateReason: null });
  });

  it('may be tried again by a person', async () => {
    const id = await weibo();
    await aged(id);
    await lose(id);
    expect(await room.api.app.get(AccountDesk).setState(room.people.channels, id, 'active')).toMatchObject({
      state: 'active',
      stateReason: null,
    });
  });

  it('what is planned beyond the end of the authorisation says so until it is renewed', async () => {
    const id = await weibo({ expiresAt: at(-1_000) });
    const publicationId = await planned(id);
    expect(await waits(publicationId)).toContain('AUTHORISATION_ENDS');
    await change(id, { settings: { expiresAt: at(30 * DAY) } });
    expect(await waits(publicationId)).not.toContain('AUTHORISATION_ENDS');
  });

  it('people outside hear of it once: a week before the end if something is planned later, and when it is over', async () => {
    const [idle, ending, far, lost] = [
      await weibo({ expiresAt: at(3 * DAY) }),
      await weibo({ expiresAt: at(3 * DAY) }),
      await weibo({ expiresAt: at(20 * DAY) }),
      await weibo(),
    ];
    for (const id of [ending, far]) {
      const publicationId = await planned(id);
      await sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '25 days' WHERE id = $1`, [
        publicationId,
      ]);
    }
    await aged(lost);
    await lose(lost);
    for (let round = 0; round < 2; round += 1) await room.api.app.get(AlertRaiser, { strict: false }).raise();
    const told = await sql<{ kind: string; subject: string; facts: string }>(
      `SELECT kind, subject, facts::text FROM alert WHERE kind LIKE 'account.%' AND subject = ANY ($1)`,
      [[idle, ending, far, lost]],
    );
    expect(told.map(({ kind, subject }) => [kind, subject]).sort()).toEqual([
      ['account.expiring', ending],
      ['account.unauthorised', lost],
    ]);
    expect(told.find(({ subject }) => subject === lost)?.facts).toContain('WEIBO_21327');
  });
});

describe('which account of the platform it is', () => {
  it('is held by the database once something is planned on it, whoever writes; the sandbox may still move', async () => {
    const room = await openNewsroom();
    try {
      const query = (text: string, id: string) => room.api.dataSource.query(text, [id]);
      const UID = `UPDATE account SET settings = settings || '{"uid": "2"}' WHERE id = $1`;
      const MOVE = `UPDATE account SET base_url = 'https://elsewhere.example.org' WHERE id = $1`;
      const OTHER = `UPDATE account SET name = name || '。', settings = settings || '{"rip": "203.0.113.9"}' WHERE id = $1`;
      const make = (sandbox: boolean) =>
        openAccount(room, 'weibo', { name: `示例 ${sandbox}`, sandbox, settings: { uid: '1', rip: '203.0.113.7' } });
      const [real, stand, free] = [
        await make(false),
        await make(true),
        await openAccount(room, 'weibo', { settings: { uid: '1' } }),
      ];
      const web = await openAccount(room, 'web');
      await approveStory(room, { web, weibo: real }, { moreAccounts: [stand] });
      for (const text of [UID, MOVE, OTHER]) await query(text, free);
      for (const id of [real, stand]) {
        await expect(query(UID, id)).rejects.toMatchObject({ driverError: { constraint: 'account_identity' } });
        await query(OTHER, id);
      }
      await expect(query(MOVE, real)).rejects.toMatchObject({ driverError: { constraint: 'account_identity' } });
      await query(MOVE, stand);
    } finally {
      await room.close();
    }
  });
});
