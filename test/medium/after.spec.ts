import { setTimeout as pause } from 'node:timers/promises';
import type { TestingModule } from '@nestjs/testing';
import type { Claim } from '../../src/schedule/claims/claim.rules.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { FreezeService } from '../../src/schedule/freezes/freeze.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { FREEZE_GATE } from '../../src/schedule/schedule-lock.rules.js';
import { ChangeCarrier } from '../../src/publishing/after/carry/change-carrier.service.js';
import { ChangeOrders } from '../../src/publishing/after/orders/change-order.service.js';
import { ChangeRecords } from '../../src/publishing/after/orders/change-record.service.js';
import { ChangeDesk } from '../../src/publishing/after/desk/change-desk.service.js';
import { SitePageService } from '../../src/publishing/channels/site/site-page.service.js';
import { SiteChannel } from '../../src/publishing/channels/site/site.channel.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import { TROUBLED } from '../../src/publishing/watch/publication-watch.queries.js';
import { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { v7 as uuid } from 'uuid';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { approveAnew, voidApproval } from '../factories/reapproved.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

describe('what is out', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let lease: WorkerLease;
  let web: string;
  let hand: string;

  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const api = <T>(type: new (...args: never[]) => T): T => room.api.app.get(type, { strict: false });
  const read = (id: string) => room.api.app.get(PublicationReader).require(id);
  const codeOf = (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'done',
      (error: { definition?: { code: string } }) => error.definition?.code ?? String(error),
    );
  const slugOf = async (id: string): Promise<string> => (await read(id)).url?.split('/').at(-1) ?? '';
  const shown = async (id: string) =>
    room.api.get(`/stories/${await slugOf(id)}`, { headers: { accept: 'text/html' } });
  /** The site may answer from a second-old memory, never an older one. */
  const fresh = () => pause(1_050);
  const duty = () => room.people.duty;

  beforeAll(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    web = await openAccount(room, 'web');
    hand = await openAccount(room, 'other', { name: '示例视频号' });
  });
  afterAll(async () => {
    await lease.end();
    await worker.close();
    await room.close();
  });
  afterEach(() => jest.restoreAllMocks());

  /** A page that is out. @returns its publication and its story */
  async function publishPage(more: { weibo?: string } = {}): Promise<{ id: string; story: string }> {
    const story = await approveStory(room, { web, ...more });
    const id = await scheduleStory(room, story, web);
    await until('it is sent', async () => {
      await part(PrepareService).prepareDue();
      const { claims } = await part(ClaimService).claimDue(lease.id, 10);
      for (const claim of claims) await sendOne(claim);
      return (await read(id)).state === 'sent';
    });
    return { id, story };
  }

  async function sendOne(claim: Claim): Promise<void> {
    const send = await part(SenderService).open([claim], lease, performance.now() + 10_000);
    await send(claim);
  }

  /** Something posted by a person on a platform without an interface. */
  async function postedByHand(): Promise<string> {
    const { id } = await publishPage();
    await room.api.dataSource.query(`ALTER TABLE publication DISABLE TRIGGER publication_moves`);
    await room.api.dataSource.query(`UPDATE publication SET channel = 'other', account_id = $2 WHERE id = $1`, [
      id,
      hand,
    ]);
    await room.api.dataSource.query(`ALTER TABLE publication ENABLE TRIGGER publication_moves`);
    return id;
  }

  it('is taken down with a reason, leaves every list at once, says so at its address, and can be put up again', async () => {
    const { id } = await publishPage();
    expect((await shown(id)).status).toBe(200);
    const { changes } = await api(ChangeDesk).order(duty(), id, 'retract', '示例：数据有误');
    expect(changes[0]).toMatchObject({
      kind: 'retract',
      state: 'done',
      reason: '示例：数据有误',
      tries: 1,
      endedBy: null,
    });
    expect(await read(id)).toMatchObject({ state: 'retracted', stateReason: { text: { zh: '示例：数据有误' } } });
    await fresh();
    const gone = await shown(id);
    expect([gone.status, gone.text.includes('这篇稿件已经撤下'), gone.text.includes('示例：数据有误')]).toEqual([
      410,
      true,
      false,
    ]);
    for (const path of ['/', '/stories', '/feed.atom', '/sitemap.xml'])
      expect((await room.api.get(path)).text).not.toContain(await slugOf(id));

    await api(ChangeDesk).order(duty(), id, 'restore', '示例：核实无误');
    expect((await read(id)).state).toBe('sent');
    await fresh();
    expect((await shown(id)).status).toBe(200);
    const audit: { action: string }[] = await room.api.dataSource.query(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND action ~ 'retract|restore' ORDER BY id`,
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'publication.retract.order',
      'publication.retract',
      'publication.restore.order',
      'publication.restore',
    ]);
  });

  it('is taken down only by those who may, only while it is out, and by one order at a time', async () => {
    const { id } = await publishPage();
    const order = (actor = duty()) => codeOf(api(ChangeOrders).order(actor, id, 'retract', '示例'));
    expect(await order(room.people.officer)).toBe('FORBIDDEN');
    expect((await Promise.all([order(), order(), order()])).sort()).toEqual(['CHANGE_OPEN', 'CHANGE_OPEN', 'done']);
    await api(ChangeCarrier).carryOut();
    expect(await order()).toBe('CHANGE_NOT_OUT');
    expect(await codeOf(api(ChangeOrders).order(duty(), id, 'correct', '示例'))).toBe('CHANGE_NOT_OUT');
  });

  it('a lost answer is looked at again and never guessed; two workers call once', async () => {
    const { id } = await publishPage();
    const calls = jest.spyOn(part(SiteChannel), 'retract');
    calls.mockImplementationOnce(async (pack) => {
      await part(SitePageService).takeDown(room.api.dataSource.manager, pack.publicationId);
      return { kind: 'unknown', reason: 'reset' };
    });
    const change = await api(ChangeOrders).order(duty(), id, 'retract', '示例');
    const made = await Promise.all([part(ChangeCarrier).carryOut(), part(ChangeCarrier).carryOut()]);
    expect(made.sort()).toEqual([0, 1]);
    expect((await read(id)).state).toBe('sent');
    const [told] = (await api(ChangeDesk).read(duty(), id)).changes;
    expect(told).toMatchObject({ state: 'ordered', told: { code: 'CHANGE_UNKNOWN' } });
    expect(await part(ChangeCarrier).carryOut()).toBe(0);
    await room.api.dataSource.query(`UPDATE publication_change SET next_try_at = now() WHERE id = $1`, [change]);
    expect(await part(ChangeCarrier).carryOut()).toBe(1);
    expect(calls).toHaveBeenCalledTimes(2);
    expect((await read(id)).state).toBe('retracted');
  });

  it('an order outlives the process that took it', async () => {
    const { id } = await publishPage();
    await api(ChangeOrders).order(duty(), id, 'retract', '示例');
    expect((await read(id)).state).toBe('sent');
    expect(await part(ChangeCarrier).carryOut()).toBe(1);
    expect((await read(id)).state).toBe('retracted');
  });

  it('where no interface can, a person is told what to do, and it counts when they confirm', async () => {
    const id = await postedByHand();
    const { possible } = await api(ChangeDesk).read(duty(), id);
    expect(possible[0]).toMatchObject({ kind: 'retract', way: 'hand', todo: { zh: expect.stringContaining('后台') } });
    const { changes } = await api(ChangeDesk).order(duty(), id, 'retract', '示例');
    expect(changes[0]).toMatchObject({ state: 'by_hand', todo: { zh: expect.stringContaining('确认') } });
    expect((await read(id)).state).toBe('sent');
    expect(await codeOf(api(ChangeRecords).confirm(room.people.officer, id, '示例'))).toBe('FORBIDDEN');
    const after = await api(ChangeDesk).confirm(duty(), id, '已在后台删除');
    expect(after.changes[0]).toMatchObject({ state: 'done', endedBy: 'duty', note: '已在后台删除' });
    expect((await read(id)).state).toBe('retracted');
    expect(await codeOf(api(ChangeRecords).confirm(duty(), id, '示例'))).toBe('CHANGE_NONE_OPEN');
  });

  it('what waits for a person is listed until they confirm it, and told of when nobody has', async () => {
    const id = await postedByHand();
    const caller = await room.api.loginAs('duty');
    const listed = async () => {
      const { body } = await caller.get<{ items: { id: string; changeByHand: string }[] }>(
        '/api/publications?change=by_hand',
      );
      return body.items.filter((one) => one.id === id).map(({ changeByHand }) => changeByHand);
    };
    const told = async (afterMs: number) => {
      const rows: { id: string; trouble: string; because: string }[] = await room.api.dataSource.query(TROUBLED, [
        ...[afterMs, 86_400_000, 500],
      ]);
      return rows.filter((one) => one.id === id).map(({ trouble, because }) => [trouble, because]);
    };
    expect(await listed()).toEqual([]);
    await api(ChangeDesk).order(duty(), id, 'retract', '示例');
    expect(await listed()).toEqual(['retract']);
    expect([await told(300_000), await told(0)]).toEqual([[], [['unfinished', 'retract']]]);
    await api(ChangeDesk).confirm(duty(), id, '已在后台删除');
    expect([await listed(), await told(0), (await read(id)).changeByHand]).toEqual([[], [], null]);
  });

  it('is taken down at once, also while it waits to be corrected by hand', async () => {
    const id = await postedByHand();
    await approveAnew(room, (await read(id)).storyId, { other: hand }, '示例：更正');
    const { possible } = await api(ChangeDesk).order(duty(), id, 'correct', '示例：错字');
    expect(possible.map(({ kind }) => kind)).toEqual(['retract']);
    const { changes } = await api(ChangeDesk).order(duty(), id, 'retract', '示例：整篇有误');
    expect(changes.map(({ kind, state }) => [kind, state])).toEqual([
      ['retract', 'by_hand'],
      ['correct', 'given_up'],
    ]);
    expect(await codeOf(api(ChangeOrders).order(duty(), id, 'retract', '示例'))).toBe('CHANGE_OPEN');
  });

  it('an order that a person gives up changes nothing', async () => {
    const id = await postedByHand();
    await api(ChangeDesk).order(duty(), id, 'retract', '示例');
    const { changes, possible } = await api(ChangeDesk).giveUp(duty(), id, '不撤了');
    expect([changes[0]?.state, (await read(id)).state]).toEqual(['given_up', 'sent']);
    // There is no newer approval to correct it by.
    expect(possible.map(({ kind }) => kind)).toEqual(['retract']);
  });

  it('is corrected by the newer approval alone: same address, a note to readers, and the same text nowhere twice', async () => {
    const { id, story } = await publishPage();
    const correct = () => codeOf(api(ChangeDesk).order(duty(), id, 'correct', '示例：错字'));
    expect(await correct()).toBe('CORRECTION_NEEDS_APPROVAL');
    await approveAnew(room, story, { web }, '示例：更正后的标题');
    const before = await slugOf(id);
    expect(await correct()).toBe('done');
    expect((await read(id)).state).toBe('sent');
    expect(await slugOf(id)).toBe(before);
    await fresh();
    const { text } = await shown(id);
    expect(text.replace(/<\/?(span|wbr)[^>]*>/g, '')).toContain('<h1>示例：更正后的标题</h1>');
    expect(text).toMatch(/本文已于 <time datetime="[^"]+">[^<]+<\/time> 更正/);
    const [, data = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    const { datePublished, dateModified } = JSON.parse(data) as Record<string, string>;
    expect(Date.parse(dateModified ?? '')).toBeGreaterThanOrEqual(Date.parse(datePublished ?? ''));
    expect(await codeOf(scheduleStory(room, story, web))).toBe('ALREADY_SENT');
    expect(await correct()).toBe('CORRECTION_NEEDS_APPROVAL');
  });

  it('is not corrected by what leaves on its own', async () => {
    const { id, story } = await publishPage();
    await approveAnew(room, story, { web }, '示例：另一篇');
    await scheduleStory(room, story, web, new Date(Date.now() + 3_600_000));
    expect(await codeOf(api(ChangeOrders).order(duty(), id, 'correct', '示例'))).toBe('CORRECTION_SCHEDULED');
  });

  it('after a freeze nothing is corrected or put up again, taking down still works; what was voided stays down', async () => {
    const { id, story } = await publishPage();
    const other = await publishPage();
    await approveAnew(room, story, { web }, '示例：停发中的更正');
    const waiting = await api(ChangeOrders).order(duty(), id, 'correct', '示例');
    const { id: freeze } = await api(FreezeService)
      .declare(duty(), { departmentId: room.bureau, channel: null }, '示例：核实数据')
      .then(({ order }) => order);
    await part(ChangeCarrier).carryOut(waiting);
    expect((await api(ChangeDesk).read(duty(), id)).changes[0]).toMatchObject({
      state: 'ordered',
      told: { code: 'CHANGE_FROZEN' },
    });
    await api(ChangeDesk).order(duty(), other.id, 'retract', '示例');
    expect((await read(other.id)).state).toBe('retracted');
    expect(await codeOf(api(ChangeOrders).order(duty(), other.id, 'restore', '示例'))).toBe('CHANGE_FROZEN');
    await api(FreezeService).lift(room.people.admin, freeze);
    await voidApproval(room, story);
    await room.api.dataSource.query(`UPDATE publication_change SET next_try_at = now() WHERE id = $1`, [waiting]);
    await part(ChangeCarrier).carryOut(waiting);
    expect((await api(ChangeDesk).read(duty(), id)).changes[0]).toMatchObject({ state: 'given_up', endedBy: null });
    await voidApproval(room, other.story);
    expect(await codeOf(api(ChangeOrders).order(duty(), other.id, 'restore', '示例'))).toBe('RESTORE_NEEDS_APPROVAL');
  });

  it('is ended by no person while a call for it is under way, whose bytes could undo what is ordered next', async () => {
    const { id } = await publishPage();
    let called = (): void => undefined;
    const calling = new Promise<void>((resolve) => (called = resolve));
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    jest.spyOn(part(SiteChannel), 'retract').mockImplementationOnce(async () => {
      called();
      await answered;
      return { kind: 'unknown', reason: 'reset' };
    });
    await api(ChangeOrders).order(duty(), id, 'retract', '示例');
    const carried = part(ChangeCarrier).carryOut();
    await calling;
    expect(await codeOf(api(ChangeRecords).confirm(duty(), id, '示例'))).toBe('CHANGE_UNDER_WAY');
    answer();
    await carried;
    expect(await codeOf(api(ChangeRecords).confirm(duty(), id, '已在后台删除'))).toBe('done');
    expect((await read(id)).state).toBe('retracted');
  });

  it('is changed by no call that comes after its lease', async () => {
    const { id } = await publishPage();
    await api(ChangeDesk).order(duty(), id, 'retract', '示例');
    const restore = part(SiteChannel).restore.bind(part(SiteChannel));
    jest.spyOn(part(SiteChannel), 'restore').mockImplementationOnce(async (pack, post, lastLook) => {
      const stalled = performance.now() + 60_000;
      const clock = jest.spyOn(performance, 'now').mockReturnValue(stalled);
      return restore(pack, post, () => {
        try {
          lastLook();
        } finally {
          clock.mockRestore();
        }
      });
    });
    await api(ChangeOrders).order(duty(), id, 'restore', '示例');
    await part(ChangeCarrier).carryOut();
    expect((await api(ChangeDesk).read(duty(), id)).changes[0]).toMatchObject({ state: 'ordered', tries: 1 });
    await fresh();
    expect((await shown(id)).status).toBe(410);
  });

  it('is not corrected on a paused account nor outside the approved hours, and waiting uses up no try', async () => {
    const sql = (text: string, values: unknown[]) => room.api.dataSource.query(text, values);
    const [{ id, story }, other] = [await publishPage(), await publishPage()];
    await approveAnew(room, story, { web }, '示例：更正');
    const change = await api(ChangeOrders).order(duty(), id, 'correct', '示例');
    const round = async () => {
      await sql(`UPDATE publication_change SET next_try_at = now() WHERE id = $1`, [change]);
      await part(ChangeCarrier).carryOut(change);
      return (await api(ChangeDesk).read(duty(), id)).changes[0];
    };
    await sql(`UPDATE account SET state = 'paused' WHERE id = $1`, [web]);
    for (let times = 0; times < 8; times += 1)
      expect(await round()).toMatchObject({ state: 'ordered', tries: 0, told: { code: 'CHANGE_ACCOUNT_PAUSED' } });
    expect(await codeOf(api(ChangeOrders).order(duty(), other.id, 'retract', '示例'))).toBe('done');
    await sql(`UPDATE account SET state = 'active' WHERE id = $1`, [web]);
    await sql(`ALTER TABLE review_round DISABLE TRIGGER USER`, []);
    await sql(
      `UPDATE review_round SET release_from = now() - interval '2 hours', release_to = now() - interval '1 hour'
       WHERE id = (SELECT s.round_id FROM review_seal s JOIN publication_change c ON c.seal_id = s.id WHERE c.id = $1)`,
      [change],
    );
    await sql(`ALTER TABLE review_round ENABLE TRIGGER USER`, []);
    expect(await round()).toMatchObject({ state: 'given_up', note: expect.stringContaining('hours') });
  });

  it('waits with its account when the platform no longer takes the credentials, and goes on with new ones', async () => {
    const sql = (text: string, values: unknown[]) => room.api.dataSource.query(text, values);
    const { id } = await publishPage();
    await api(ChangeDesk).order(duty(), id, 'retract', '示例');
    const text = { zh: '签名不符', en: 'bad signature' };
    jest
      .spyOn(part(SiteChannel), 'restore')
      .mockResolvedValueOnce({ kind: 'retry', notBefore: 0, reason: text.en, text, unauthorised: 'REFUSED_401' });
    const change = await api(ChangeOrders).order(duty(), id, 'restore', '示例');
    const round = async () => {
      await sql(`UPDATE publication_change SET next_try_at = now() WHERE id = $1`, [change]);
      await part(ChangeCarrier).carryOut(change);
      return (await api(ChangeDesk).read(duty(), id)).changes[0];
    };
    await sql(`UPDATE account SET credentials_at = now() - interval '1 hour' WHERE id = $1`, [web]);
    expect(await round()).toMatchObject({ state: 'ordered', told: { text } });
    expect(await sql(`SELECT state, state_reason AS reason FROM account WHERE id = $1`, [web])).toEqual([
      { state: 'unauthorised', reason: { code: 'REFUSED_401', text } },
    ]);
    for (let times = 0; times < 7; times += 1)
      expect(await round()).toMatchObject({ state: 'ordered', told: { code: 'CHANGE_ACCOUNT_PAUSED' } });
    await sql(`UPDATE account SET state = 'active', state_reason = NULL WHERE id = $1`, [web]);
    expect(await round()).toMatchObject({ state: 'done' });
  });

  it('a freeze is lifted also where the server ends its transaction for a deadlock', async () => {
    const { order } = await api(FreezeService).declare(duty(), { departmentId: null, channel: null }, '示例');
    const id = await scheduleStory(room, await approveStory(room, { web }), web);
    const passed = `SELECT id FROM publication WHERE id = $1 AND slot_at <= clock_timestamp()`;
    await until('its slot has passed', async () => (await room.api.dataSource.query(passed, [id])).length === 1);
    const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const runner = room.api.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`SELECT 1 FROM publication WHERE id = $1 FOR UPDATE`, [id]);
    const lifted = api(FreezeService).lift(duty(), order.id);
    await until('the lift waits for the row', async () => (await room.api.dataSource.query(waits)).length > 0);
    // Waits for the gate that the lift holds: the server ends the one that has waited longer, on a very slow machine this one.
    await runner.query(`SELECT pg_advisory_xact_lock($1)`, [FREEZE_GATE]).catch(() => undefined);
    await runner.rollbackTransaction();
    await runner.release();
    expect(await lifted).toBeGreaterThanOrEqual(1);
    expect((await read(id)).state).toBe('held');
  });

  it('is not put up again in a blackout', async () => {
    const { id } = await publishPage();
    await api(ChangeDesk).order(duty(), id, 'retract', '示例');
    const waiting = await api(ChangeOrders).order(duty(), id, 'restore', '示例');
    const blackout = uuid();
    await room.api.dataSource.query(
      `INSERT INTO blackout (id, name, department_id, starts_at, ends_at, mode)
       VALUES ($1, '示例：哀悼日', NULL, now() - interval '1 hour', now() + interval '1 hour', 'freeze')`,
      [blackout],
    );
    await part(ChangeCarrier).carryOut(waiting);
    expect((await api(ChangeDesk).read(duty(), id)).changes[0]).toMatchObject({
      state: 'ordered',
      told: { code: 'CHANGE_IN_BLACKOUT' },
    });
    await room.api.dataSource.query(`DELETE FROM blackout WHERE id = $1`, [blackout]);
  });

  it('is not linked to by what leaves while it waits to be taken down', async () => {
    const sql = (text: string, values: unknown[]) => room.api.dataSource.query(text, values);
    const weibo = await openAccount(room, 'weibo');
    const { id, story } = await publishPage({ weibo });
    const post = await scheduleStory(room, story, weibo);
    expect((await read(post)).dependsOn).toBe(id);
    const claimed = async () => {
      await sql(`UPDATE publication SET prepared_at = clock_timestamp(), slot_at = now() WHERE id = $1`, [post]);
      const { claims } = await part(ClaimService).claimDue(lease.id, 10);
      for (const { token } of claims) await part(ClaimService).release(token);
      return claims.map(({ publicationId }) => publicationId);
    };
    const change = await api(ChangeOrders).order(duty(), id, 'retract', '示例');
    expect(await claimed()).toEqual([]);
    await sql(`UPDATE publication_change SET state = 'by_hand', next_try_at = NULL WHERE id = $1`, [change]);
    expect(await claimed()).toEqual([]);
    await api(ChangeRecords).giveUp(duty(), id, '不撤了');
    expect(await claimed()).toEqual([post]);
  });
});
