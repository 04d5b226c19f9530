import type { TestingModule } from '@nestjs/testing';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { PlaceOffers } from '../../src/schedule/claims/offers/place-offers.service.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { ACCOUNT_LOOK, POLICY_GATE } from '../../src/schedule/schedule-lock.rules.js';
import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { HistoryReader } from '../../src/publishing/desk/history/history-reader.service.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { AbsenceService } from '../../src/publishing/settle/absence/absence.service.js';
import { LOOK_PAUSES_MS } from '../../src/publishing/settle/settle.rules.js';
import { SettleService } from '../../src/publishing/settle/settle.service.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

type Platform = 'weibo' | 'wechat';

/** A refusal that the platform answers after it has acted. The services are called directly, in one house for all tests. */
describe('what a platform refused after it had been handed over', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let sandbox: Sandbox;
  let lease: WorkerLease;
  let accounts: Record<'web' | Platform, string>;

  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const read = (id: string) => room.api.app.get(PublicationReader).require(id);
  const control = () => room.api.app.get(PublicationControlService);
  const code = (act: Promise<unknown>) => act.then(() => 'done').catch((error: { code: string }) => error.code);

  beforeAll(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox({ publishDelayMs: 0 });
    worker = await buildWorker(room.databaseUrl);
    lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    const { weibo, wechat } = sandbox.credentials;
    const more = { sandbox: true };
    accounts = {
      web: await openAccount(room, 'web'),
      weibo: await openAccount(room, 'weibo', {
        ...{ ...more, baseUrl: sandbox.weiboBaseUrl, credentials: { accessToken: weibo.accessToken } },
        settings: {
          ...{ uid: weibo.uid, rip: '127.0.0.1', appearsWithinMs: 100 },
          ...{ permalinkBase: sandbox.weiboBaseUrl, shortLinkBase: sandbox.weiboBaseUrl },
        },
      }),
      wechat: await openAccount(room, 'wechat', {
        ...{ ...more, baseUrl: sandbox.wechatBaseUrl, credentials: { appSecret: wechat.secret } },
        settings: { appId: wechat.appid, appearsWithinMs: 100 },
      }),
    };
  });

  afterAll(async () => {
    await lease.end();
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  /** One round of what the dispatcher does, by hand. */
  async function sendDue(): Promise<void> {
    await until('something is claimed and sent', async () => {
      await part(PrepareService).prepareDue();
      const { claims } = await part(ClaimService).claimDue(lease.id, 10);
      for (const claim of claims) {
        const send = await part(SenderService).open([claim], lease, performance.now() + 10_000);
        await send(claim);
      }
      return claims.length > 0;
    });
  }

  const PATHS = {
    weibo: ['/2/statuses/share.json', '/2/statuses/user_timeline.json'],
    wechat: ['/cgi-bin/freepublish/submit', '/cgi-bin/freepublish/batchget'],
  } as const;

  const break_ = (platform: Platform, fault: Record<string, unknown>, of: 0 | 1 = 0) =>
    fetch(new URL('/faults', sandbox.weiboBaseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ platform, path: PATHS[platform][of], times: 1, ...fault }),
    }).then((answer) => expect(answer.ok).toBe(true));

  /** A post whose send the platform has answered by a code, and the story it is of. */
  async function refused(platform: Platform, value: number, when: 'before' | 'after') {
    const story = await approveStory(room, { web: accounts.web, [platform]: accounts[platform] });
    await scheduleStory(room, story, accounts.web);
    await sendDue();
    const id = await scheduleStory(room, story, accounts[platform]);
    await part(PrepareService).prepareDue();
    await break_(platform, { kind: 'error-code', value, when });
    await sendDue();
    return { story, id };
  }

  /** Its posts, by the marker they carry, which the platform keeps. */
  async function postsOf(story: string): Promise<number> {
    const [own] = await sql<{ markers: string[] }>(
      `SELECT array_agg(marker) AS markers FROM publication WHERE story_id = $1 AND channel <> 'web'`,
      [story],
    );
    const ledger = (await (await fetch(sandbox.ledgerUrl)).json()) as { posts: unknown[] };
    const texts = ledger.posts.map((post) => JSON.stringify(post));
    return texts.filter((text) => own?.markers.some((marker) => text.includes(marker))).length;
  }

  /** Whether the places of its tries in the throttle count. */
  async function places(id: string): Promise<boolean[]> {
    const rows = await sql<{ counts: boolean }>(
      `SELECT released_at IS NULL AS counts FROM send_ledger WHERE publication_id = $1 ORDER BY id`,
      [id],
    );
    return rows.map(({ counts }) => counts);
  }

  /** As if the time of its look had come. */
  async function look(): Promise<number> {
    await sql(`UPDATE publication_attempt SET next_check_at = clock_timestamp() WHERE next_check_at IS NOT NULL`);
    return part(AbsenceService).lookDue();
  }

  /** The same for what is unconfirmed, as if all margins had passed. */
  async function settled(): Promise<number> {
    await sql(
      `UPDATE publication_attempt
       SET next_check_at = clock_timestamp(), began_at = began_at - interval '1 minute', claimed_at = claimed_at - interval '1 minute',
           settle_checks = (SELECT coalesce(jsonb_agg(l || jsonb_build_object('at', clock_timestamp() - interval '1 minute')), '[]')
                            FROM jsonb_array_elements(settle_checks) l)
       WHERE outcome = 'unconfirmed'`,
    );
    return part(SettleService).lookUp();
  }

  /** As if the time had come that it was put off to. */
  const comeDue = (id: string) =>
    sql(
      `UPDATE publication SET prepare_after = NULL, slot_at = greatest(wished_at, date_trunc('second', clock_timestamp()))
       WHERE id = $1`,
      [id],
    );

  // First: absence is proven by a list that reaches back to before the begin, which `aged` has moved.
  it('when it is called a repetition it is looked up at once, and refused only when it is not out', async () => {
    const other = await refused('weibo', 20019, 'before');
    expect([await settled(), await settled()]).toEqual([0, 1]);
    expect(await read(other.id)).toMatchObject({ state: 'failed', stateReason: { code: 'WEIBO_20019' } });

    const out = await refused('weibo', 20019, 'after');
    expect((await read(out.id)).state).toBe('unconfirmed');
    expect(await settled()).toBe(1);
    expect((await read(out.id)).state).toBe('sent');
    expect([await postsOf(out.story), await postsOf(other.story)]).toEqual([1, 0]);
  });

  it.each<[Platform, number]>([
    ['weibo', 10023],
    ['wechat', 45009],
  ])('is found on %s before it leaves again, and is out once (%d)', async (platform, value) => {
    const { story, id } = await refused(platform, value, 'after');
    expect(await read(id)).toMatchObject({
      state: 'scheduled',
      stateReason: { text: { zh: expect.stringContaining('先到平台核对') } },
    });
    await comeDue(id);
    expect(await part(PrepareService).prepareDue()).toBe(0);
    expect(await look()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'sent', mayBeOut: false, url: expect.stringContaining('http') });
    const [dated] = await sql(
      `SELECT p.sent_at - t.began_at < interval '2 minutes' AS "asBegun", l.released_at IS NULL AS counts
       FROM publication p JOIN publication_attempt t ON t.publication_id = p.id JOIN send_ledger l ON l.claim_token = t.claim_token
       WHERE p.id = $1`,
      [id],
    );
    expect(dated).toEqual({ asBegun: true, counts: true });
    expect(await postsOf(story)).toBe(1);
  });

  // Of whoever calls: believed to be refused before the act only where the next harmless call is refused as well.
  it.each<[Platform, number]>([
    ['wechat', 40001],
    ['wechat', 40014],
    ['wechat', 42001],
    ['wechat', 40164],
    ['weibo', 21327],
  ])('is found on %s also where its caller was refused, who is refused nowhere else (%d)', async (platform, value) => {
    const { story, id } = await refused(platform, value, 'after');
    expect(await read(id)).toMatchObject({ state: 'scheduled', lookOwed: { own: true } });
    // As somebody sees to the account.
    await sql(`UPDATE account SET state = 'active', state_reason = NULL WHERE id = $1`, [accounts[platform]]);
    await comeDue(id);
    expect(await part(PrepareService).prepareDue()).toBe(0);
    expect(await look()).toBe(1);
    expect((await read(id)).state).toBe('sent');
    expect(await postsOf(story)).toBe(1);
  });

  it('leaves again without a look where its caller is refused elsewhere, too', async () => {
    const story = await approveStory(room, { web: accounts.web, wechat: accounts.wechat });
    await scheduleStory(room, story, accounts.web);
    await sendDue();
    const id = await scheduleStory(room, story, accounts.wechat);
    await part(PrepareService).prepareDue();
    const { appid } = sandbox.credentials.wechat;
    const ended = await fetch(new URL(`/control/wechat/accounts/${appid}/end-tokens`, sandbox.wechatBaseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ how: 'expired' }),
    });
    expect(ended.ok).toBe(true);
    await sendDue();
    expect(await read(id)).toMatchObject({ state: 'scheduled', lookOwed: null });
    // Else it comes due in the midst of another test.
    await control().cancel(room.people.duty, id, '示例：不发了');
  });

  it('leaves again without a look where the platform no longer knows our address, though it has issued the token in hand', async () => {
    const story = await approveStory(room, { web: accounts.web, wechat: accounts.wechat });
    await scheduleStory(room, story, accounts.web);
    await sendDue();
    const id = await scheduleStory(room, story, accounts.wechat);
    await part(PrepareService).prepareDue();
    // Credentials that are hardly entered are not blamed.
    await sql(`UPDATE account SET credentials_at = credentials_at - interval '1 hour' WHERE id = $1`, [
      accounts.wechat,
    ]);
    await break_('wechat', { path: '*', kind: 'error-code', value: 40164, times: null });
    await sendDue();
    expect(await read(id)).toMatchObject({ state: 'scheduled', lookOwed: null });
    expect(
      await sql(`SELECT state, state_reason->>'code' AS code FROM account WHERE id = $1`, [accounts.wechat]),
    ).toEqual([{ state: 'unauthorised', code: 'WECHAT_40164' }]);
    expect(await postsOf(story)).toBe(0);
    // As somebody sees to it.
    await fetch(new URL('/faults', sandbox.wechatBaseUrl), { method: 'DELETE' });
    await sql(`UPDATE account SET state = 'active', state_reason = NULL WHERE id = $1`, [accounts.wechat]);
    await comeDue(id);
    await sendDue();
    expect((await read(id)).state).toBe('confirming');
    expect(await postsOf(story)).toBe(1);
  });

  /** As the platform's refusal told somebody to: its draft is sent to all followers from the back office, where no list shows it. */
  async function sentByHand(id: string): Promise<void> {
    const { appid, secret } = sandbox.credentials.wechat;
    const call = async (path: string, body: object): Promise<Record<string, unknown>> => {
      const answer = await fetch(new URL(path, sandbox.wechatBaseUrl), { method: 'POST', body: JSON.stringify(body) });
      return (await answer.json()) as Record<string, unknown>;
    };
    const token = await call('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
    const [draft] = await sql<{ mediaId: string }>(
      `SELECT facts->>'mediaId' AS "mediaId" FROM publication_preparation WHERE publication_id = $1 AND step = 'draft'`,
      [id],
    );
    const limits = await fetch(new URL('/control/limits', sandbox.wechatBaseUrl), {
      ...{ method: 'PATCH', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ wechat: { massPerDay: 100, massPerMonth: 100, clientMsgIdGapSeconds: 0 } }),
    });
    expect(limits.ok).toBe(true);
    const sent = await call(`/cgi-bin/message/mass/sendall?access_token=${String(token['access_token'])}`, {
      ...{ filter: { is_to_all: true }, mpnews: { media_id: draft?.mediaId }, msgtype: 'mpnews' },
      clientmsgid: `hand-${id}`,
    });
    expect(sent).toMatchObject({ errcode: 0 });
  }

  it('a person settles it where its draft was sent by hand before it was looked for, and nothing is sent a second time', async () => {
    const { story, id } = await refused('wechat', 53504, 'before');
    expect((await read(id)).state).toBe('failed');
    await sentByHand(id);
    await control().reschedule(room.people.duty, id, null);
    for (let n = 0; n <= LOOK_PAUSES_MS.length; n += 1) await look();
    expect(await read(id)).toMatchObject({ state: 'unconfirmed', mayBeOut: true });
    expect(await postsOf(story)).toBe(1);
  });

  it('a person is asked again where its draft was sent by hand after it had been looked for', async () => {
    const { story, id } = await refused('wechat', 53504, 'before');
    await until('it would be listed by now', async () => (await look()) === 1);
    await sentByHand(id);
    await control().reschedule(room.people.duty, id, null);
    await comeDue(id);
    expect(await part(PrepareService).prepareDue()).toBe(0);
    expect(await read(id)).toMatchObject({ state: 'failed', stateReason: { code: 'WECHAT_DRAFT_GONE' } });
    expect(await postsOf(story)).toBe(1);
  });

  it('is looked for once more where what a look has shown could not be written, and places that could not be given back stop no look', async () => {
    const { id } = await refused('weibo', 10023, 'before');
    const offer = jest.spyOn(part(PlaceOffers), 'offer');
    const absence = async () =>
      (await sql<{ absence: string }>(`SELECT absence FROM publication_attempt WHERE publication_id = $1`, [id]))[0]
        ?.absence;
    // The places of what is out by now; then those of this one, with the word that it is not there.
    offer.mockRejectedValue(new Error('no places'));
    await until('it would be listed by now', async () => {
      offer.mockClear();
      return (await look()) === 0 && offer.mock.calls.length > 1;
    });
    offer.mockRestore();
    expect([await absence(), await places(id)]).toEqual(['wanted', [true]]);
    expect(await look()).toBe(1);
    expect([await absence(), await places(id)]).toEqual(['proven', [false]]);
    await control().cancel(room.people.duty, id, '示例');
  });

  it('is fenced off before it is looked for where it was refused for good and then released: its draft is deleted', async () => {
    const { id } = await refused('wechat', 53503, 'before');
    const draft = async () =>
      (
        await sql<{ facts: Record<string, string> }>(
          `SELECT facts FROM publication_preparation WHERE publication_id = $1 AND step = 'draft'`,
          [id],
        )
      )[0]?.facts;
    expect((await draft())?.['taken']).toBeUndefined();
    await control().reschedule(room.people.duty, id, null);
    await until('it would be listed by now', async () => (await look()) === 1);
    expect(await draft()).toMatchObject({ taken: 'back' });
    expect((await read(id)).lookOwed).toBeNull();
    await control().cancel(room.people.duty, id, '示例');
  });

  it('leaves again once it is proven absent', async () => {
    const { story, id } = await refused('weibo', 10023, 'before');
    expect(await postsOf(story)).toBe(0);
    // Its place in the throttle counts as long as it may be out.
    expect(await places(id)).toEqual([true]);
    expect((await read(id)).lookOwed).toMatchObject({ own: true });
    await until('it would be listed by now', async () => (await look()) === 1);
    expect(await places(id)).toEqual([false]);
    expect((await read(id)).lookOwed).toBeNull();
    await comeDue(id);
    await sendDue();
    expect((await read(id)).state).toBe('sent');
    expect(await postsOf(story)).toBe(1);
  });

  it('is not sent as another publication either, after it was cancelled', async () => {
    const { story, id } = await refused('weibo', 10023, 'after');
    // As of one that no look had told of before: what is out counts, whatever was given back.
    await sql(`UPDATE send_ledger SET released_at = clock_timestamp() WHERE publication_id = $1`, [id]);
    await control().cancel(room.people.duty, id, '示例：换个时间');
    const again = await scheduleStory(room, story, accounts.weibo);
    expect(await part(PrepareService).prepareDue()).toBe(0);
    expect(await look()).toBe(1);
    expect(await read(again)).toMatchObject({ state: 'failed', stateReason: { code: 'ALREADY_OUT' } });
    expect(await read(id)).toMatchObject({
      ...{ state: 'cancelled', mayBeOut: true },
      contradiction: { text: { zh: expect.stringContaining('http') } },
    });
    expect(await places(id)).toEqual([true]);
    const history = await room.api.app.get(HistoryReader).history(room.people.duty, id);
    const [told] = history.filter(({ act }) => act === 'refused-but');
    expect(told).toMatchObject({ name: { zh: expect.stringContaining('已经发出') } });
    expect(told?.why?.zh).toContain('http');
    expect(await code(control().reschedule(room.people.duty, again, null))).toBe('MAY_BE_OUT');
    expect(await postsOf(story)).toBe(1);
  });

  it('is not sent as one that is planned in the very moment in which it is found', async () => {
    const { story, id } = await refused('weibo', 10023, 'after');
    await control().cancel(room.people.duty, id, '示例：换个时间');
    const waits = async (lock: number, key: 'classid' | 'objid') =>
      (await sql(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND ${key} = $1`, [lock])).length >
      0;
    const gate = room.api.dataSource.createQueryRunner();
    await gate.startTransaction();
    await gate.query(`SELECT pg_advisory_xact_lock($1)`, [POLICY_GATE]);
    // It has read what may be out, and waits for its place.
    const planning = scheduleStory(room, story, accounts.weibo);
    await until('it is being planned', () => waits(POLICY_GATE, 'objid'));
    let looked = false;
    const looking = look().finally(() => (looked = true));
    await until('the look has ended, or waits for the plan', async () => looked || waits(ACCOUNT_LOOK, 'classid'));
    await gate.rollbackTransaction();
    await gate.release();
    const again = await planning;
    expect(await looking).toBe(1);
    expect(await read(again)).toMatchObject({ state: 'failed', stateReason: { code: 'ALREADY_OUT' } });
    expect(await postsOf(story)).toBe(1);
  });

  it('is locked with what else of its story is about to leave in the order of all locks, so that none waits in a ring', async () => {
    const planned = await approveStory(room, { web: accounts.web, weibo: accounts.weibo });
    await scheduleStory(room, planned, accounts.web);
    await sendDue();
    const before = await scheduleStory(room, planned, accounts.weibo);
    await sql(`UPDATE publication SET slot_at = slot_at + interval '1 day' WHERE id = $1`, [before]);
    const { story, id } = await refused('weibo', 10023, 'after');
    expect(before < id).toBe(true);
    await sql(
      `INSERT INTO publication_companion (publication_id, seal_id, story_id) SELECT $1, seal_id, story_id FROM publication WHERE id = $2`,
      [before, id],
    );
    const other = room.api.dataSource.createQueryRunner();
    await other.startTransaction();
    const locks = (one: string) => other.query(`SELECT id FROM publication WHERE id = $1 FOR UPDATE NOWAIT`, [one]);
    await locks(before);
    let over = false;
    const looking = look().finally(() => (over = true));
    const waits = `SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted`;
    await until('the look waits for the first', async () => over || (await sql(waits)).length > 0);
    expect(over).toBe(false);
    await locks(id);
    await other.commitTransaction();
    await other.release();
    expect(await looking).toBe(1);
    expect([(await read(before)).state, (await read(id)).state]).toEqual(['failed', 'sent']);
    expect(await postsOf(story)).toBe(1);
  });

  it('is looked for again when its story is to leave, not when it was to leave itself', async () => {
    const { story, id } = await refused('weibo', 10023, 'after');
    const inSeconds = async () => {
      const [row] = await sql<{ s: number }>(
        `SELECT extract(epoch FROM next_check_at - clock_timestamp())::float8 AS s FROM publication_attempt WHERE publication_id = $1`,
        [id],
      );
      return row?.s;
    };
    await sql(`UPDATE publication SET slot_at = slot_at + interval '1 day' WHERE id = $1`, [id]);
    await break_('weibo', { kind: 'error-502' }, 1);
    expect(await look()).toBe(0);
    expect(await inSeconds()).toBeGreaterThan(3_000);
    await control().cancel(room.people.duty, id, '示例：改到今天');
    expect(await inSeconds()).toBeLessThan(1);
    const again = await scheduleStory(room, story, accounts.weibo);
    await break_('weibo', { kind: 'error-502' }, 1);
    expect(await part(AbsenceService).lookDue()).toBe(0);
    expect(await inSeconds()).toBeLessThan(60);
    expect(await look()).toBe(1);
    expect(await read(again)).toMatchObject({ state: 'failed', stateReason: { code: 'ALREADY_OUT' } });
    expect(await postsOf(story)).toBe(1);
  });

  it('tells people of one that is laid aside and of which no look tells', async () => {
    const { id } = await refused('weibo', 10023, 'after');
    await control().hold(room.people.duty, id, '示例：再等等');
    const looks = LOOK_PAUSES_MS.length + 1;
    await break_('weibo', { kind: 'error-502', times: looks }, 1);
    for (let n = 1; n < looks; n += 1) expect(await look()).toBe(0);
    expect(await look()).toBe(1);
    expect(await read(id)).toMatchObject({
      ...{ state: 'held', mayBeOut: true },
      contradiction: { text: { zh: expect.stringContaining('没能查明') } },
    });
    expect(await places(id)).toEqual([true]);
  });

  it('is a person’s to look for where the platform cannot be read', async () => {
    const { story, id } = await refused('weibo', 10023, 'after');
    const looks = LOOK_PAUSES_MS.length + 1;
    await break_('weibo', { kind: 'error-502', times: looks }, 1);
    for (let n = 1; n < looks; n += 1) expect(await look()).toBe(0);
    expect((await read(id)).state).toBe('scheduled');
    expect(await look()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'unconfirmed', mayBeOut: true });
    expect(await postsOf(story)).toBe(1);
  });
});
