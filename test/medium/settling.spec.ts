import type { TestingModule } from '@nestjs/testing';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import type { Claim } from '../../src/schedule/claims/claim.rules.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { FreezeReader } from '../../src/schedule/freezes/freeze-reader.service.js';
import { FreezeService } from '../../src/schedule/freezes/freeze.service.js';
import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { AccountHealthReader } from '../../src/publishing/channels/health/account-health-reader.service.js';
import { AccountTests } from '../../src/publishing/channels/health/probe/account-tests.service.js';
import { PackageService } from '../../src/publishing/prepare/package.service.js';
import { BeginService } from '../../src/publishing/attempts/begin.service.js';
import { RecordService } from '../../src/publishing/attempts/record.service.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { AbsenceService } from '../../src/publishing/settle/absence/absence.service.js';
import { PollService } from '../../src/publishing/settle/poll.service.js';
import { ResolutionService } from '../../src/publishing/settle/resolution.service.js';
import { LOOK_PAUSES_MS } from '../../src/publishing/settle/settle.rules.js';
import { SettleService } from '../../src/publishing/settle/settle.service.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import { WeiboChannel } from '../../src/publishing/channels/weibo/weibo.channel.js';
import { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

/** Services are called directly and no job runs: the backend of the queue makes no difference here (alarms.spec brings every job through both). */
describe('settling what nobody heard of', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let sandbox: Sandbox;
  let accounts: { web: string; weibo: string };
  let leases: WorkerLease[] = [];

  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const read = (id: string) => room.api.app.get(PublicationReader).require(id);
  const posts = async (): Promise<{ platform: string }[]> =>
    ((await (await fetch(sandbox.ledgerUrl)).json()) as { posts: { platform: string }[] }).posts;

  beforeEach(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox();
    worker = await buildWorker(room.databaseUrl);
    const { weibo } = sandbox.credentials;
    accounts = {
      web: await openAccount(room, 'web'),
      weibo: await openAccount(room, 'weibo', {
        baseUrl: sandbox.weiboBaseUrl,
        sandbox: true,
        settings: {
          uid: weibo.uid,
          rip: '127.0.0.1',
          permalinkBase: sandbox.weiboBaseUrl,
          shortLinkBase: sandbox.weiboBaseUrl,
          appearsWithinMs: 100,
        },
        credentials: { accessToken: weibo.accessToken },
      }),
    };
  });

  afterEach(async () => {
    for (const lease of leases) await lease.end();
    leases = [];
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  /** One claim to its end, as the dispatcher does it. */
  async function sendOne(claim: Claim, lease: WorkerLease, deadline: number): Promise<void> {
    const send = await part(SenderService).open([claim], lease, deadline);
    await send(claim);
  }

  /** One round of what the dispatcher does, by hand. */
  async function sendDue(lease?: WorkerLease): Promise<void> {
    const held = lease ?? (await WorkerLease.take(room.databaseUrl, () => undefined));
    if (!lease) leases.push(held);
    await until('something is claimed and sent', async () => {
      await part(PrepareService).prepareDue();
      const { claims } = await part(ClaimService).claimDue(held.id, 10);
      for (const claim of claims) await sendOne(claim, held, performance.now() + 10_000);
      return claims.length > 0;
    });
  }

  /** A Weibo post that is due, its page already out. */
  async function dueWeibo(): Promise<string> {
    const story = await approveStory(room, accounts);
    await scheduleStory(room, story, accounts.web);
    const post = await scheduleStory(room, story, accounts.weibo);
    await sendDue();
    return post;
  }

  const break_ = (fault: Record<string, unknown>) =>
    fetch(new URL('/faults', sandbox.weiboBaseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ platform: 'weibo', path: '/2/statuses/share.json', times: 1, ...fault }),
    }).then((answer) => expect(answer.ok).toBe(true));

  /** As if the send had begun minutes ago: every margin has passed. */
  const age = () =>
    sql(
      `UPDATE publication_attempt
       SET claimed_at = claimed_at - interval '5 minutes', began_at = began_at - interval '5 minutes',
           next_check_at = clock_timestamp(),
           settle_checks = (SELECT coalesce(jsonb_agg(look || jsonb_build_object('at', clock_timestamp() - interval '1 minute')), '[]')
                            FROM jsonb_array_elements(settle_checks) look)
       WHERE outcome = 'unconfirmed'`,
    );

  const attemptOf = (id: string) =>
    sql<{ ref: string }>(
      `SELECT t.outcome, t.ended_at AS ended, l.ended_at AS counts, t.accepted_ref AS ref
       FROM publication_attempt t JOIN send_ledger l ON l.claim_token = t.claim_token WHERE t.publication_id = $1`,
      [id],
    );

  it('finds a post whose answer was lost, and never sends it twice', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-after-commit' });
    await sendDue();
    expect((await read(id)).state).toBe('unconfirmed');
    await sql(`UPDATE publication_attempt SET next_check_at = clock_timestamp() WHERE outcome = 'unconfirmed'`);
    expect(await part(SettleService).lookUp()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'sent', url: expect.stringContaining('http') });
    expect(await posts()).toHaveLength(1);
  });

  it('sends again what is proven absent, once', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-before-commit' });
    await sendDue();
    expect((await read(id)).state).toBe('unconfirmed');
    expect(await posts()).toHaveLength(0);
    await age();
    expect(await part(SettleService).lookUp()).toBe(0);
    expect((await read(id)).state).toBe('unconfirmed');
    await age();
    expect(await part(SettleService).lookUp()).toBe(1);
    expect((await read(id)).state).toBe('scheduled');
    const { lastTrouble } = await part(AccountHealthReader).read(room.people.duty, accounts.weibo);
    expect(lastTrouble?.text.zh).toBe('已查明平台上没有这一条，由系统重新发送');
    await sendDue();
    expect((await read(id)).state).toBe('sent');
    expect(await posts()).toHaveLength(1);
  });

  it.each([
    // The oldest of the list came after the begin, and bears a time from before it.
    ['behind by six minutes', { written: -6, read: -6 }, false],
    // The oldest of the list came seven minutes ago, before the begin, and bears a time from after it.
    ['ahead by six minutes', { written: -1, read: 6 }, true],
  ])('dates a list by the clock of the platform that read it out: %s', async (_what, minutes, proven) => {
    const skewed = async (by: number) => {
      await fetch(new URL('/faults', sandbox.weiboBaseUrl), { method: 'DELETE' });
      await break_({ kind: 'clock-skew', path: '*', times: null, ms: by * 60_000 });
    };
    const id = await dueWeibo();
    await break_({ kind: 'drop-before-commit' });
    await sendDue();
    expect((await read(id)).state).toBe('unconfirmed');
    await skewed(minutes.written);
    const { accessToken } = sandbox.credentials.weibo;
    const status = '示例：旁人发的另一条 http://localhost/x';
    const other = await fetch(new URL('/2/statuses/share.json', sandbox.weiboBaseUrl), {
      method: 'POST',
      body: new URLSearchParams({ access_token: accessToken, status, rip: '127.0.0.1' }),
    });
    expect([other.status, await other.text()]).toEqual([200, expect.stringContaining('created_at')]);
    const shown = await fetch(new URL('/control/limits', sandbox.weiboBaseUrl), {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ weibo: { timelineReach: 1 } }),
    });
    expect(shown.ok).toBe(true);
    await skewed(minutes.read);
    for (const settled of [0, proven ? 1 : 0]) {
      await age();
      await sql(
        `UPDATE publication_attempt SET began_at = clock_timestamp() - interval '5 minutes',
           claimed_at = clock_timestamp() - interval '301 seconds' WHERE publication_id = $1`,
        [id],
      );
      expect(await part(SettleService).lookUp()).toBe(settled);
    }
    expect((await read(id)).state).toBe(proven ? 'scheduled' : 'unconfirmed');
    const [looked] = await sql<{ looks: { result: string }[] }>(
      `SELECT settle_checks AS looks FROM publication_attempt WHERE publication_id = $1`,
      [id],
    );
    expect(looked?.looks.map(({ result }) => result)).toEqual(['absent', 'absent']);
  });

  it('sends again at once what is proven absent, however far this process’s clock is behind, and does not count it for a refusal', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-before-commit' });
    await sendDue();
    await age();
    await part(SettleService).lookUp();
    await age();
    const right = Date.now.bind(Date);
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => right() - 300_000);
    try {
      expect(await part(SettleService).lookUp()).toBe(1);
    } finally {
      clock.mockRestore();
    }
    const [row] = await sql(
      `SELECT slot_at < clock_timestamp() + interval '10 seconds' AS soon FROM publication WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({ soon: true });
    await break_({ kind: 'error-code', value: 21331 });
    await sendDue();
    const [busy] = await sql(
      `SELECT p.state, round(extract(epoch FROM p.slot_at - t.ended_at))::int BETWEEN 59 AND 62 AS "aMinute"
       FROM publication p JOIN publication_attempt t ON t.publication_id = p.id
       WHERE p.id = $1 ORDER BY t.began_at DESC LIMIT 1`,
      [id],
    );
    expect(busy).toEqual({ state: 'scheduled', aMinute: true });
  });

  it('looks again where whoever proved it absent died before that was written down', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-before-commit' });
    await sendDue();
    await age();
    await part(SettleService).lookUp();
    await age();
    const died = jest.spyOn(part(RecordService), 'record').mockRejectedValueOnce(new Error('Connection terminated'));
    try {
      expect(await part(SettleService).lookUp()).toBe(0);
    } finally {
      died.mockRestore();
    }
    const [left] = await sql(
      `SELECT p.state, t.next_check_at > clock_timestamp() AS "looksAgain"
       FROM publication p JOIN publication_attempt t ON t.publication_id = p.id WHERE p.id = $1`,
      [id],
    );
    expect(left).toEqual({ state: 'unconfirmed', looksAgain: true });
    await age();
    expect(await part(SettleService).lookUp()).toBe(1);
    expect((await read(id)).state).toBe('scheduled');
  });

  it('takes a silent sender for unconfirmed only when it is dead or its longest call is over', async () => {
    const id = await dueWeibo();
    const lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    await part(PrepareService).prepareDue();
    await until('the post is claimed and begun', async () => {
      const { claims } = await part(ClaimService).claimDue(lease.id, 1);
      const [claim] = claims;
      if (!claim) return false;
      // Begun, and then the process says no more.
      return (await part(BeginService).begin(claim, lease.id)) !== null;
    });
    expect(await part(SettleService).giveUpSilent()).toBe(0);
    expect((await read(id)).state).toBe('sending');
    await lease.end();
    await until('the database has noticed the death', async () => (await part(SettleService).giveUpSilent()) === 1);
    expect((await read(id)).state).toBe('unconfirmed');
  });

  it('takes up once what is seen under way, over the head of whoever had called it absent, and finds its end', async () => {
    const { appid, secret } = sandbox.credentials.wechat;
    const wechat = await openAccount(room, 'wechat', {
      ...{ driver: 'draft', baseUrl: sandbox.wechatBaseUrl, sandbox: true },
      ...{ settings: { appId: appid }, credentials: { appSecret: secret } },
    });
    const id = await scheduleStory(room, await approveStory(room, { wechat }), wechat);
    const lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    await part(PrepareService).prepareDue();
    await until('the hand-over is begun', async () => {
      const [claim] = (await part(ClaimService).claimDue(lease.id, 1)).claims;
      return claim && (await part(BeginService).begin(claim, lease.id)) !== null;
    });
    await lease.end();
    await until('the database has noticed the death', async () => (await part(SettleService).giveUpSilent()) === 1);
    const { duty, secondDuty } = room.people;
    const resolutions = room.api.app.get(ResolutionService);
    const absent = { verdict: 'absent', note: '没有看到', url: null } as const;
    const code = (act: Promise<unknown>) => act.then(() => 'done').catch((error: { code: string }) => error.code);
    expect(await code(resolutions.resolve(duty, id, absent))).toBe('done');
    const freezes = room.api.app.get(FreezeService);
    const scope = { departmentId: null, channel: 'wechat' } as const;
    expect(await freezes.preview(duty, scope)).toMatchObject({ waiting: 0, underWay: 1 });
    const { order, underWay } = await freezes.declare(duty, scope, '示例：突发事件');
    expect(underWay).toEqual([id]);

    const look = async () => {
      await sql(`UPDATE publication_attempt SET next_check_at = clock_timestamp() WHERE outcome = 'unconfirmed'`);
      return part(SettleService).lookUp();
    };
    const shown = room.api.app.get(PublicationReader);
    const perhaps = { frozenInHandFor: '示例：突发事件', inHand: 'draft-perhaps' };
    expect(await shown.require(id)).toMatchObject(perhaps);
    expect(await look()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'confirming', stateReason: { text: { zh: expect.any(String) } } });
    expect((await shown.require(id)).frozenInHandFor).toBe('示例：突发事件');
    await freezes.lift(duty, order.id);
    expect((await shown.require(id)).frozenInHandFor).toBeNull();
    expect(await attemptOf(id)).toMatchObject([{ outcome: null, ended: null, counts: null }]);
    expect(await code(resolutions.confirmAbsent(secondDuty, id))).toBe('NOT_UNCONFIRMED');

    await sql(`UPDATE publication_attempt SET accepted_until = began_at, next_poll_at = began_at`);
    expect(await part(PollService).pollDue()).toBe(1);
    expect((await read(id)).state).toBe('unconfirmed');
    expect(await look()).toBe(0);
    expect((await read(id)).state).toBe('unconfirmed');
    expect(await code(resolutions.confirmAbsent(secondDuty, id))).toBe('RESOLUTION_UNKNOWN');
    expect(await code(resolutions.resolve(duty, id, absent))).toBe('done');

    const call = async (path: string, body: unknown): Promise<Record<string, string>> => {
      const answer = await fetch(new URL(path, sandbox.wechatBaseUrl), { method: 'POST', body: JSON.stringify(body) });
      return (await answer.json()) as Record<string, string>;
    };
    const token = await call('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
    const [attempt] = await attemptOf(id);
    await call(`/cgi-bin/freepublish/submit?access_token=${token['access_token']}`, { media_id: attempt?.ref });
    await until('what a person has published is found', async () => (await look()) === 1);
    expect((await read(id)).state).toBe('sent');
    expect(await posts()).toHaveLength(1);
  });

  it.each([
    ['on', 'administrator', '示例：停发'],
    ['off', null, null],
  ])('says in a freeze with whom a mass send waits: with confirmation %s, %s', async (massConfirm, inHand, why) => {
    const { appid, secret } = sandbox.credentials.wechat;
    const mass = await openAccount(room, 'wechat', {
      ...{ driver: 'mass', baseUrl: sandbox.wechatBaseUrl, sandbox: true },
      ...{ settings: { appId: appid, massConfirm }, credentials: { appSecret: secret } },
    });
    const id = await scheduleStory(room, await approveStory(room, { wechat: mass }), mass);
    for (const state of ['claimed', 'sending', 'confirming'])
      await sql(
        `UPDATE publication SET state = $2, claim_token = $1, claim_expires_at = clock_timestamp() WHERE id = $1`,
        [id, state],
      );
    const scope = { departmentId: null, channel: 'wechat' } as const;
    await room.api.app.get(FreezeService).declare(room.people.duty, scope, '示例：停发');
    expect(await read(id)).toMatchObject({ inHand, frozenInHandFor: why });
  });

  it('lets nothing leave when the worker lease is gone or the claim is over', async () => {
    const id = await dueWeibo();
    /** What did not leave is tried again after a pause; the test does not wait for it. */
    const comesBackLater = async () => {
      expect((await read(id)).state).toBe('scheduled');
      const later = await sql(
        `UPDATE publication SET prepare_after = NULL, slot_at = greatest(wished_at, date_trunc('second', clock_timestamp()))
         WHERE id = $1 AND prepare_after > clock_timestamp() + interval '5 s' RETURNING id`,
        [id],
      );
      expect(later[0]).toHaveLength(1);
    };
    const lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    await part(PrepareService).prepareDue();
    const claim = await until('it is claimed', async () => (await part(ClaimService).claimDue(lease.id, 1)).claims[0]);
    await lease.end();
    await sendOne(claim, lease, performance.now() + 10_000);
    await comesBackLater();
    const other = await WorkerLease.take(room.databaseUrl, () => undefined);
    leases.push(other);
    await part(PrepareService).prepareDue();
    const again = await until('it is claimed again', async () => {
      await part(PrepareService).prepareDue();
      return (await part(ClaimService).claimDue(other.id, 1)).claims[0];
    });
    await sendOne(again, other, performance.now() - 1);
    await comesBackLater();
    expect(await posts()).toHaveLength(0);
    await sendDue(other);
    expect(await posts()).toHaveLength(1);
  });

  it('is a person’s to resolve, and sending again needs a second one', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-before-commit' });
    await sendDue();
    const resolutions = room.api.app.get(ResolutionService);
    const { duty, secondDuty, officer } = room.people;
    const code = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    const absent = { verdict: 'absent', note: '平台上没有', url: null } as const;
    expect(await code(resolutions.resolve(officer, id, absent))).toBe('FORBIDDEN');
    expect(await code(resolutions.resolve(duty, id, { ...absent, verdict: 'found' }))).toBe('RESOLUTION_NEEDS_LINK');
    expect(await code(resolutions.confirmAbsent(secondDuty, id))).toBe('RESOLUTION_UNKNOWN');
    expect(await resolutions.resolve(duty, id, absent)).toBe(false);
    expect((await read(id)).state).toBe('unconfirmed');
    expect(await code(resolutions.resolve(secondDuty, id, absent))).toBe('RESOLUTION_PENDING');
    expect(await code(resolutions.confirmAbsent(duty, id))).toBe('RESOLUTION_SAME_PERSON');
    await resolutions.confirmAbsent(secondDuty, id);
    expect((await read(id)).state).toBe('scheduled');
    expect(await code(resolutions.resolve(duty, id, absent))).toBe('NOT_UNCONFIRMED');
  });

  it('takes a person’s link for a post that was found', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-after-commit' });
    await sendDue();
    const { app } = room.api;
    const refused = { ok: false, code: 'WEIBO_21332', hint: { zh: '示例：凭据无效', en: 'sample: bad credentials' } };
    await app.get(AccountTests, { strict: false }).remember(accounts.weibo, refused, 0);
    const health = () => app.get(AccountHealthReader, { strict: false }).read(room.people.duty, accounts.weibo);
    const url = 'https://weibo.com/1/abc';
    const settled = await room.api.app
      .get(ResolutionService)
      .resolve(room.people.duty, id, { verdict: 'found', note: '在主页看到了', url });
    expect(settled).toBe(true);
    expect(await read(id)).toMatchObject({ state: 'sent', url });
    // Nobody has seen the platform take the credentials since.
    const failed = { token: { state: 'failed' }, failedTest: { code: 'WEIBO_21332' } };
    expect(await health()).toMatchObject({ ...failed, lastPost: { publicationId: id } });
    await dueWeibo();
    await sendDue();
    expect(await health()).toMatchObject({ token: { state: 'good' }, failedTest: null });
  });

  it('lets nobody send an unconfirmed post again by giving it up first', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-after-commit' });
    await sendDue();
    const { duty } = room.people;
    const code = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    await room.api.app.get(ResolutionService).resolve(duty, id, { verdict: 'give_up', note: '查不到', url: null });
    expect(await read(id)).toMatchObject({ state: 'failed', mayBeOut: true });
    const control = room.api.app.get(PublicationControlService);
    expect(await code(control.reschedule(duty, id, null))).toBe('MAY_BE_OUT');
    const { storyId } = await read(id);
    await control.cancel(duty, id, '示例：放弃');
    expect(await code(scheduleStory(room, storyId, accounts.weibo))).toBe('MAY_BE_OUT');
    const taken = await sql(`SELECT id FROM send_ledger WHERE publication_id = $1 AND released_at IS NULL`, [id]);
    expect(taken).toHaveLength(1);
    expect(await posts()).toHaveLength(1);
  });

  it('tells the connector that an earlier attempt may have posted, also when taken for absent, and which has failed for certain', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-before-commit' });
    await sendDue();
    await age();
    await part(SettleService).lookUp();
    await age();
    await part(SettleService).lookUp();
    expect((await read(id)).state).toBe('scheduled');
    expect(await part(PackageService).open(id)).toMatchObject({
      mayHavePosted: true,
      failedSends: 0,
      unclearSince: expect.any(Number) as number,
    });
    // What the platform had taken and then declared failed is unclear no more, unlike what a person gave up.
    const failed = (code: string) =>
      sql(
        `UPDATE publication_attempt SET outcome = 'rejected', code = $2, accepted_ref = '7', accepted_until = began_at,
                settle_checks = '[{}]', next_check_at = NULL WHERE publication_id = $1`,
        [id, code],
      );
    await failed('GIVEN_UP');
    const given = await part(PackageService).open(id);
    expect([given.failedSends, given.unclearSince === undefined]).toEqual([0, false]);
    await failed('WECHAT_MASS_40002');
    const over = await part(PackageService).open(id);
    expect([over.failedSends, over.unclearSince === undefined]).toEqual([1, true]);
  });

  it('gives a place back when a send certainly did not post, and keeps it when nobody knows', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'error-code', value: 21331 });
    await sendDue();
    const open = async (of: string) =>
      (await sql(`SELECT id FROM send_ledger WHERE publication_id = $1 AND released_at IS NULL`, [of])).length;
    expect([(await read(id)).state, await open(id)]).toEqual(['scheduled', 1]);
    await until('it is looked for, and not there', async () => {
      await sql(`UPDATE publication_attempt SET next_check_at = clock_timestamp() WHERE publication_id = $1`, [id]);
      return (await part(AbsenceService).lookDue()) > 0;
    });
    expect([(await read(id)).state, await open(id)]).toEqual(['scheduled', 0]);
    const [freeze] = await room.api.app.get(FreezeReader).list(room.people.duty);
    expect(freeze).toBeUndefined();
    await room.api.app.get(FreezeService).declare(room.people.duty, { departmentId: null, channel: 'weibo' }, '示例');
    const [status] = await room.api.app.get(FreezeReader).list(room.people.duty);
    // What was begun before and has ended keeps no freeze from being quiet.
    expect(status).toMatchObject({ underWay: 0, quietSince: expect.any(Date) });
    if (status) await room.api.app.get(FreezeService).lift(room.people.duty, status.order.id);
    // A platform that is too busy may have posted all the same.
    const busy = await dueWeibo();
    await break_({ kind: 'busy' });
    await sendDue();
    expect([(await read(busy)).state, await open(busy)]).toEqual(['unconfirmed', 1]);
  });

  it('writes down what a platform said, also when it was cut in the middle of an emoji', async () => {
    const id = await dueWeibo();
    const cut = { zh: '标题过长：\ud83d', en: 'too long: \ud83d\0' };
    const refusal = { kind: 'rejected', code: 'CUT\0', reason: cut.zh, fix: 'content', text: cut } as const;
    const spy = jest.spyOn(part(WeiboChannel), 'send').mockResolvedValue(refusal);
    await sendDue();
    spy.mockRestore();
    expect(await read(id)).toMatchObject({
      state: 'failed',
      stateReason: { code: 'CUT', text: { zh: '标题过长：\ufffd', en: 'too long: \ufffd' } },
    });
  });

  it('asks a person when every look breaks, instead of looking for ever', async () => {
    const id = await dueWeibo();
    await break_({ kind: 'drop-before-commit' });
    await sendDue();
    expect((await read(id)).state).toBe('unconfirmed');
    await sql(`UPDATE account SET credentials = '\\x00' WHERE id = $1`, [accounts.weibo]);
    const look = async () => {
      await sql(`UPDATE publication_attempt SET next_check_at = clock_timestamp() WHERE next_check_at IS NOT NULL`);
      await part(SettleService).lookUp();
      const [row] = await sql<{ looks: number; next: Date | null }>(
        `SELECT jsonb_array_length(settle_checks) AS looks, next_check_at AS next FROM publication_attempt
         WHERE publication_id = $1`,
        [id],
      );
      return row;
    };
    for (const [index] of LOOK_PAUSES_MS.entries()) {
      const after = await look();
      expect(after?.looks).toBe(index + 1);
      expect(after?.next).not.toBeNull();
    }
    expect((await look())?.next).toBeNull();
    expect((await read(id)).state).toBe('unconfirmed');
  });

  it('puts a publication that cannot be opened aside for a while instead of claiming it over and over', async () => {
    const id = await dueWeibo();
    await part(PrepareService).prepareDue();
    await sql(`UPDATE account SET credentials = '\\x00' WHERE id = $1`, [accounts.weibo]);
    const lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    leases.push(lease);
    const claim = await until('it is claimed', async () => (await part(ClaimService).claimDue(lease.id, 1)).claims[0]);
    await expect(sendOne(claim, lease, performance.now() + 10_000)).rejects.toThrow();
    expect(await read(id)).toMatchObject({ state: 'scheduled', preparedAt: null });
    expect((await part(ClaimService).claimDue(lease.id, 1)).claims).toEqual([]);
    await part(PrepareService).prepareDue();
    expect((await part(ClaimService).claimDue(lease.id, 1)).claims).toEqual([]);
  });
});
