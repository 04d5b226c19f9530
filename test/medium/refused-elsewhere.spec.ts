import type { TestingModule } from '@nestjs/testing';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { SweepService } from '../../src/schedule/claims/sweep.service.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { MassIssueBooking } from '../../src/schedule/issues/articles/mass-issue-booking.service.js';
import { MassIssueChanges } from '../../src/schedule/issues/changes/mass-issue-changes.service.js';
import { MassIssueDesk } from '../../src/schedule/issues/desk/mass-issue-desk.service.js';
import { MassIssueService } from '../../src/schedule/issues/mass-issue.service.js';
import { LOOK_IS_OWED } from '../../src/schedule/publications/owed-look.rules.js';
import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
import { QuotaService } from '../../src/schedule/publications/calendar/quotas/quota.service.js';
import { PlanCopyService } from '../../src/schedule/whatif/plan-copy.service.js';
import { replan } from '../../src/schedule/whatif/replan.rules.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { AccountHealthReader } from '../../src/publishing/channels/health/account-health-reader.service.js';
import { PackageService } from '../../src/publishing/prepare/package.service.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { AbsenceService } from '../../src/publishing/settle/absence/absence.service.js';
import { SettleService } from '../../src/publishing/settle/settle.service.js';
import { ResolutionService } from '../../src/publishing/settle/resolution.service.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { plantPublications } from '../factories/planted-publications.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

const MINUTE = 60_000;
const NO_CHANGES = { putPolicies: [], removePolicies: [], putBlackouts: [], removeBlackouts: [], dayClasses: {} };
/** The platform's calendar day, `YYYY-MM-DD`. */
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const SENDALL = '/cgi-bin/message/mass/sendall';

/** A mass send that was refused after it had gone out: by itself it is sent again without harm, and nothing else of its stories is. */
describe('the stories of a mass send that the platform refused', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let sandbox: Sandbox;
  let lease: WorkerLease;
  let mass: string;

  const of = <T>(type: abstract new (...args: never[]) => T): T => room.api.app.get(type as never);
  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const read = (id: string) => of(PublicationReader).require(id);
  const code = (act: Promise<unknown>) => act.then(() => 'done').catch((error: { code: string }) => error.code);
  const story = () => approveStory(room, { wechat: mass });
  const issueOf = (id: string) => of(MassIssueDesk).read(room.people.duty, id);

  beforeAll(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox({ publishDelayMs: 0 });
    worker = await buildWorker(room.databaseUrl);
    lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    const limits = await fetch(new URL('/control/limits', sandbox.weiboBaseUrl), {
      ...{ method: 'PATCH', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ wechat: { massPerDay: 100, massPerMonth: 100, clientMsgIdGapSeconds: 0 } }),
    });
    expect(limits.ok).toBe(true);
    const { wechat } = sandbox.credentials;
    mass = await openAccount(room, 'wechat', {
      ...{ driver: 'mass', sandbox: true, baseUrl: sandbox.wechatBaseUrl },
      ...{ credentials: { appSecret: wechat.secret }, settings: { appId: wechat.appid } },
    });
  });

  // Nothing of one test is at hand in the next; what was sent leaves its place.
  afterEach(async () => {
    await sql(`UPDATE publication SET state = 'cancelled' WHERE state IN ('scheduled', 'failed', 'held', 'missed')`);
    await sql(
      `UPDATE publication_attempt SET absence = 'believed', next_check_at = NULL WHERE absence IN ('wanted', 'others')`,
    );
    await sql(`UPDATE send_ledger SET released_at = clock_timestamp() WHERE released_at IS NULL`);
  });

  afterAll(async () => {
    await lease.end();
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  const comeDue = (id: string) =>
    sql(
      `UPDATE publication SET prepare_after = NULL, wished_at = clock_timestamp() - interval '1 s', first_slot_at = clock_timestamp(),
         window_from = clock_timestamp() - interval '1 h', slot_at = date_trunc('second', clock_timestamp()),
         valid_until = clock_timestamp() + interval '1 h' WHERE id = $1`,
      [id],
    );

  async function claimDue(): Promise<number> {
    const { claims } = await part(ClaimService).claimDue(lease.id, 10);
    for (const claim of claims) {
      const send = await part(SenderService).open([claim], lease, performance.now() + 10_000);
      await send(claim);
    }
    return claims.length;
  }

  /** It is tried once more; refused by `value`, or not. */
  async function sendAgain(id: string, value: number | null = null): Promise<void> {
    await comeDue(id);
    if (value !== null) await failNext(value, 'before');
    await until('it is tried again', async () => {
      await part(PrepareService).prepareDue();
      return (await claimDue()) > 0;
    });
    if (value === null) expect(['confirming', 'sent']).toContain((await read(id)).state);
    else expect((await read(id)).state).toBe('scheduled');
  }

  /** Whether the places of its tries in the throttle count, the oldest first. */
  async function places(id: string): Promise<boolean[]> {
    const rows = await sql<{ counts: boolean }>(
      `SELECT released_at IS NULL AS counts FROM send_ledger WHERE publication_id = $1 ORDER BY id`,
      [id],
    );
    return rows.map(({ counts }) => counts);
  }

  /** Another one of the account, prepared and not due yet. */
  async function plant(): Promise<string> {
    const slot = new Date(Date.now() - 10 * MINUTE);
    const [planted] = await plantPublications(room.api.dataSource, [
      { departmentId: room.bureau, accountId: mass, slot, channel: 'wechat' },
    ]);
    const id = planted?.id ?? '';
    await sql(
      `UPDATE publication SET prepared_at = clock_timestamp(), slot_at = clock_timestamp() + interval '2 hours' WHERE id = $1`,
      [id],
    );
    return id;
  }

  /** It goes out, and the platform answers that it does not, for now. */
  async function refuse(id: string, value = 45009): Promise<void> {
    await comeDue(id);
    await failNext(value, value === 45009 ? 'after' : 'before');
    await until('it is sent', async () => {
      await part(PrepareService).prepareDue();
      return (await claimDue()) > 0;
    });
    expect(await read(id)).toMatchObject({ state: 'scheduled' });
    if (value === 45009) expect(await absenceOf(id)).toEqual({ absence: 'others', forGood: false, counts: true });
  }

  /** The next mass send is answered by a code. */
  async function failNext(value: number, when: 'before' | 'after'): Promise<void> {
    await fault({ kind: 'error-code', value, when });
  }

  /** Something is amiss with the next mass send. */
  async function fault(what: object): Promise<void> {
    const fault = { platform: 'wechat', path: SENDALL, times: 1, ...what };
    const answer = await fetch(new URL('/faults', sandbox.weiboBaseUrl), {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) },
    });
    expect(answer.ok).toBe(true);
  }

  /** As if the time of the looks that are to come had come. */
  async function look(): Promise<number> {
    await sql(`UPDATE publication_attempt SET next_check_at = clock_timestamp() WHERE next_check_at IS NOT NULL`);
    return part(AbsenceService).lookDue();
  }

  async function absenceOf(id: string) {
    const [row] = await sql(
      `SELECT t.absence, t.next_check_at IS NULL AS "forGood", l.released_at IS NULL AS counts
       FROM publication_attempt t JOIN send_ledger l ON l.claim_token = t.claim_token WHERE t.publication_id = $1`,
      [id],
    );
    return row;
  }

  /** As if the answer to its send had been heard and not recorded: its message's id is known. */
  async function noteMessage(id: string): Promise<void> {
    const answer = await fetch(sandbox.ledgerUrl);
    const { posts } = (await answer.json()) as { posts: { msgId?: string; clientMsgId?: string }[] };
    const pack = await part(PackageService).open(id);
    await pack.journal.put('submitted', { msgDataId: '', msgId: posts.at(-1)?.msgId ?? '', publishId: '', at: '1' });
  }

  /** What looks have said of its tries, the oldest first; null = nothing is owed. */
  async function absences(id: string): Promise<(string | null)[]> {
    const rows = await sql<{ absence: string | null }>(
      `SELECT absence FROM publication_attempt WHERE publication_id = $1 ORDER BY began_at`,
      [id],
    );
    return rows.map(({ absence }) => absence);
  }

  /** What another publication of the same story on the account would do, were there one. */
  async function another(id: string): Promise<'waits' | 'leaves'> {
    const [row] = await sql<{ owed: boolean }>(
      `SELECT ${LOOK_IS_OWED} AS owed
       FROM (SELECT gen_random_uuid() AS id, account_id, story_id, seal_id FROM publication WHERE id = $1) p`,
      [id],
    );
    return row?.owed === true ? 'waits' : 'leaves';
  }

  /** A closed issue of as many articles, which the platform has refused. */
  async function refusedIssue(articles: number): Promise<{ issue: string; id: string; stories: string[] }> {
    const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE);
    const times = { slotAt: at(120), closesAt: at(60) };
    const issue = await of(MassIssueService).open(room.people.duty, mass, times);
    const stories: string[] = [];
    for (let n = 0; n < articles; n += 1) stories.push(await story());
    for (const one of stories) await of(MassIssueBooking).book(room.people.duty, issue, one);
    await of(MassIssueService).close(room.people.duty, issue);
    const id = (await issueOf(issue)).publicationId ?? '';
    await refuse(id);
    return { issue, id, stories };
  }

  it('a look that cannot tell stays owed, and is made when it is cancelled: then a person is asked', async () => {
    const one = await story();
    const id = await scheduleStory(room, one, mass);
    await refuse(id);
    expect(await look()).toBe(0);
    expect(await absenceOf(id)).toEqual({ absence: 'others', forGood: true, counts: true });
    expect((await read(id)).lookOwed).toBeNull();
    expect(await part(AbsenceService).lookDue()).toBe(0);

    await of(PublicationControlService).cancel(room.people.duty, id, '示例：换个时间');
    const again = await scheduleStory(room, one, mass);
    await comeDue(again);
    expect(await part(PrepareService).prepareDue()).toBe(0);
    expect((await read(again)).lookOwed).toMatchObject({ own: false, at: expect.any(String) });
    expect(await part(AbsenceService).lookDue()).toBe(1);
    expect(await read(again)).toMatchObject({ state: 'failed', stateReason: { code: 'MAY_BE_OUT' } });
    expect(await read(id)).toMatchObject({
      ...{ state: 'cancelled', mayBeOut: true },
      contradiction: { text: { zh: expect.stringContaining('没能查明') } },
    });
    expect(await absenceOf(id)).toEqual({ absence: 'asked', forGood: true, counts: true });
  });

  it('keeps its place as long as it may be out: another is refused it, and it leaves in it again itself', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id);
    expect(await look()).toBe(0);
    const other = await plant();
    await sql(`UPDATE publication SET slot_at = date_trunc('second', clock_timestamp()) WHERE id = $1`, [other]);
    expect(await claimDue()).toBe(0);
    const slips = async () =>
      (
        await sql<{ because: { text: { zh: string } }[]; soon: boolean }>(
          `SELECT because, slot_at < clock_timestamp() + interval '1 minute' AS soon FROM publication WHERE id = $1`,
          [other],
        )
      )[0];
    expect(await slips()).toMatchObject({
      soon: false,
      because: [{ text: { zh: expect.stringContaining('群发名额') } }],
    });

    await of(PublicationControlService).reschedule(room.people.duty, id, null);
    const [planned] = await sql(
      `SELECT slot_at < clock_timestamp() + interval '1 minute' AS soon FROM publication WHERE id = $1`,
      [id],
    );
    expect(planned).toEqual({ soon: true });
    await sendAgain(id, 45009);
    expect(await places(id)).toEqual([true, true]);
    expect(await look()).toBe(0);
    // It is posted once, whichever try it was by.
    expect(await places(id)).toEqual([false, true]);
    await sendAgain(id);
    expect(await sql(`SELECT state FROM publication WHERE id = $1`, [other])).toEqual([{ state: 'scheduled' }]);
    expect(await places(id)).toEqual([false, true, true]);
    await sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '2 hours' WHERE id = $1`, [other]);
    await sql(`UPDATE publication SET state = 'sent', platform_ref = 'x', sent_at = clock_timestamp() WHERE id = $1`, [
      id,
    ]);
    await part(AbsenceService).lookDue();
    expect(await places(id)).toEqual([false, false, true]);
    // One has come back for whoever slipped behind it: the next claim says whether it is enough.
    expect((await slips())?.soon).toBe(true);
  });

  it('counts in the meter of the day and in a what-if: others find its place taken, it does not itself', async () => {
    const id = await scheduleStory(room, await story(), mass);
    const usedOn = async (at: Date): Promise<number> => {
      const span = { from: new Date(at.getTime() - 1), to: new Date(at.getTime() + 1), sent: 'yes' as const };
      const quotas = await of(QuotaService).list(room.people.duty, { ...span, accountId: mass });
      const day = dayOf(at);
      return quotas.find(({ per }) => per === 'day')?.periods.find(({ from }) => from === day)?.used ?? 0;
    };
    const tried = async (): Promise<Date> => {
      const [row] = await sql<{ at: Date }>(`SELECT began_at AS at FROM send_ledger WHERE publication_id = $1`, [id]);
      return row?.at ?? new Date(NaN);
    };
    await refuse(id);
    // It is wanted in three days, and may be out today.
    const later = new Date(Date.now() + 3 * 86_400_000);
    await sql(
      `UPDATE publication SET wished_at = $2, slot_at = $2, first_slot_at = $2, prepare_after = NULL WHERE id = $1`,
      [id, later],
    );
    expect([await usedOn(await tried()), await usedOn(later)]).toEqual([1, 1]);

    const planted = await plantPublications(room.api.dataSource, [
      { departmentId: room.bureau, accountId: mass, slot: new Date(Date.now() - 10 * MINUTE), channel: 'wechat' },
    ]);
    const other = planted[0]?.id ?? '';
    const slots = async (): Promise<Map<string, number>> => {
      const copy = await of(PlanCopyService).read(NO_CHANGES, () => undefined);
      const steps = replan(copy);
      let step = steps.next();
      while (!step.done) step = steps.next();
      const plan = step.value.slots;
      return new Map(copy.publications.map((publication, index) => [publication.id, plan[index] ?? NaN]));
    };
    const day = dayOf(await tried());
    expect(dayOf(new Date((await slots()).get(other) ?? NaN))).not.toBe(day);
    // Wanted at once, it takes the very place that is kept for it.
    await sql(`UPDATE publication SET wished_at = clock_timestamp() - interval '1 h' WHERE id = $1`, [id]);
    const copy = await of(PlanCopyService).read(NO_CHANGES, () => undefined);
    expect(copy.sends.filter(({ keptFor }) => keptFor?.includes(id))).toHaveLength(1);
    expect(copy.sends.some(({ keptFor }) => keptFor?.includes(other))).toBe(false);
    const mine = (await slots()).get(id) ?? NaN;
    expect(mine - copy.now).toBeLessThan(MINUTE);
  });

  it('another publication of its stories on the account finds the kept place in nobody’s way in a what-if', async () => {
    const one = await story();
    const id = await scheduleStory(room, one, mass);
    await refuse(id);
    expect(await look()).toBe(0);
    await of(PublicationControlService).cancel(room.people.duty, id, '示例：换个时间');
    const again = await scheduleStory(room, one, mass);
    const copy = await of(PlanCopyService).read(NO_CHANGES, () => undefined);
    expect(copy.sends.map(({ keptFor }) => keptFor)).toEqual([[again]]);
  });

  it('given up after two refusals keeps one place, for it is posted once, whichever try it was by', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id);
    expect(await look()).toBe(0);
    await sendAgain(id, 45009);
    expect(await look()).toBe(0);
    expect(await places(id)).toEqual([false, true]);
    await of(PublicationControlService).cancel(room.people.duty, id, '示例：不发了');
    for (const left of ['others', 'asked']) {
      expect(await look()).toBe(1);
      expect(await absences(id)).toEqual(['asked', left]);
      expect(await places(id)).toEqual([false, true]);
    }
    expect(await look()).toBe(0);
    expect(await read(id)).toMatchObject({ state: 'cancelled', mayBeOut: true });
  });

  it('found after two tries is dated by the first and keeps its place alone, whichever look was due first', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id);
    await sendAgain(id, 45009);
    const tries = () =>
      sql<{ id: string; began: Date }>(
        `SELECT id, began_at AS began FROM publication_attempt WHERE publication_id = $1 ORDER BY began_at`,
        [id],
      );
    const [first, second] = await tries();
    await noteMessage(id);
    await sql(
      `UPDATE publication_attempt SET next_check_at = clock_timestamp() + CASE WHEN id = $2 THEN interval '-1 s' ELSE interval '1 h' END
       WHERE publication_id = $1`,
      [id, second?.id],
    );
    expect(await part(AbsenceService).lookDue()).toBe(0);
    expect(await absences(id)).toEqual(['others', 'others']);

    expect(await look()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'sent' });
    const [dated] = await sql<{ sent: Date }>(`SELECT sent_at AS sent FROM publication WHERE id = $1`, [id]);
    // The connector is told whole milliseconds.
    expect(dated?.sent.getTime()).toBeGreaterThanOrEqual((first?.began.getTime() ?? Infinity) - 1);
    expect(dated?.sent.getTime()).toBeLessThan(second?.began.getTime() ?? 0);
    expect(await absences(id)).toEqual(['out', 'believed']);
    expect(await places(id)).toEqual([true, false]);
  });

  it('found after it was given up keeps one place, and is told once', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id);
    await sendAgain(id, 45009);
    await noteMessage(id);
    await of(PublicationControlService).cancel(room.people.duty, id, '示例：不发了');
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await read(id)).toMatchObject({ state: 'cancelled', mayBeOut: true });
    expect(await absences(id)).toEqual(['out', 'believed']);
    expect(await places(id)).toEqual([true, false]);
  });

  it('put off beyond what was announced it is not called held: a person is asked, whose word it leaves by again', async () => {
    const { id } = await refusedIssue(1);
    expect(await look()).toBe(0);
    await sql(
      `UPDATE publication SET slot_at = slot_at + interval '3 hours', valid_until = valid_until + interval '9 hours' WHERE id = $1`,
      [id],
    );
    expect(await part(SweepService).sweep()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'held', mayBeOut: false });
    expect(await part(AbsenceService).lookDue()).toBe(1);
    expect(await read(id)).toMatchObject({
      ...{ state: 'unconfirmed', contradiction: null },
      stateReason: { text: { zh: expect.stringContaining('可能已经发出') } },
    });
    expect(await absenceOf(id)).toEqual({ absence: 'asked', forGood: true, counts: true });
    const resolutions = of(ResolutionService);
    await resolutions.resolve(room.people.duty, id, { verdict: 'absent', note: '示例：后台没有', url: null });
    await resolutions.confirmAbsent(room.people.channels, id);
    // That it is not out says nothing of why it did not leave.
    expect(await read(id)).toMatchObject({ state: 'held', mayBeOut: false, stateReason: { code: 'ISSUE_NO_PLACE' } });
  });

  it('whose answer was lost keeps its place while it is sent again under its id, and a person is asked where it is not', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await comeDue(id);
    await fault({ kind: 'drop-after-commit' });
    await until('it is sent', async () => {
      await part(PrepareService).prepareDue();
      return (await claimDue()) > 0;
    });
    expect(await read(id)).toMatchObject({ state: 'unconfirmed' });
    await until('it is to be sent again', async () => {
      await sql(
        `UPDATE publication_attempt SET next_check_at = clock_timestamp(), began_at = began_at - interval '1 minute' WHERE publication_id = $1`,
        [id],
      );
      await part(SettleService).lookUp();
      return (await read(id)).state === 'scheduled';
    });
    expect(await absenceOf(id)).toEqual({ absence: 'others', forGood: false, counts: true });
    expect(await another(id)).toBe('waits');
    await of(PublicationControlService).hold(room.people.duty, id, '示例：再等等');
    expect(await look()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'unconfirmed', mayBeOut: true });
    expect(Object.keys((await read(id)).stateReason ?? {})).toEqual(['text']);
    const resolutions = of(ResolutionService);
    await resolutions.resolve(room.people.duty, id, { verdict: 'absent', note: '示例：后台没有', url: null });
    await resolutions.confirmAbsent(room.people.channels, id);
    expect(await read(id)).toMatchObject({
      ...{ state: 'held', mayBeOut: false },
      stateReason: { text: { zh: expect.stringContaining('示例：再等等') } },
    });
    expect(await claimDue()).toBe(0);
  });

  it('given up by a person it stays so, whatever its other tries owed', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id);
    await sendAgain(id, 45009);
    await of(PublicationControlService).hold(room.people.duty, id, '示例：先别发');
    expect(await look()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'unconfirmed' });
    const given = { verdict: 'give_up', note: '示例：不发了', url: null } as const;
    expect(await of(ResolutionService).resolve(room.people.duty, id, given)).toBe(true);
    expect(await look()).toBe(0);
    expect(await read(id)).toMatchObject({ state: 'failed', mayBeOut: true });
    expect((await absences(id)).filter((one) => one === 'others' || one === 'wanted')).toEqual([]);
  });

  it('leaves again when two people have found it absent, however long ago its first try was', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id);
    expect(await look()).toBe(0);
    // A day later the platform does not know its number any more.
    await sql(
      `UPDATE publication_attempt SET began_at = began_at - interval '25 h', ended_at = ended_at - interval '25 h' WHERE publication_id = $1`,
      [id],
    );
    await comeDue(id);
    await until('it is tried again', async () => {
      await part(PrepareService).prepareDue();
      return (await claimDue()) > 0;
    });
    expect(await read(id)).toMatchObject({ state: 'unconfirmed' });
    expect(await another(id)).toBe('waits');
    const resolutions = of(ResolutionService);
    await resolutions.resolve(room.people.duty, id, { verdict: 'absent', note: '示例：后台没有', url: null });
    await resolutions.confirmAbsent(room.people.channels, id);
    expect(await another(id)).toBe('leaves');
    await comeDue(id);
    await until('it is sent', async () => {
      await part(PrepareService).prepareDue();
      return (await claimDue()) > 0;
    });
    expect(['confirming', 'sent']).toContain((await read(id)).state);
    expect(
      await sql(`SELECT DISTINCT absence FROM publication_attempt WHERE absence IS NOT NULL AND publication_id = $1`, [
        id,
      ]),
    ).toEqual([{ absence: 'proven' }]);
  });

  it('released a day after a refusal that no look could prove, it is not sent under an id the platform has forgotten', async () => {
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id);
    expect(await look()).toBe(0);
    // As a refusal for good, which is taken for what it says.
    await sql(
      `UPDATE publication_attempt SET outcome = 'rejected', absence = 'believed', began_at = began_at - interval '25 h',
         ended_at = ended_at - interval '25 h' WHERE publication_id = $1`,
      [id],
    );
    await sql(`UPDATE send_ledger SET released_at = clock_timestamp() WHERE publication_id = $1`, [id]);
    await comeDue(id);
    await until('it is tried again', async () => {
      await part(PrepareService).prepareDue();
      return (await claimDue()) > 0;
    });
    expect(await read(id)).toMatchObject({ state: 'unconfirmed' });
  });

  it('are all looked for in one go, also more of them than are looked for at once', async () => {
    const many = 9;
    for (let n = 0; n < many; n += 1) {
      const id = await scheduleStory(room, await story(), mass);
      await refuse(id);
      await of(PublicationControlService).cancel(room.people.duty, id, '示例：不发了');
      // The day has a place for one alone.
      await sql(`UPDATE send_ledger SET released_at = clock_timestamp() WHERE released_at IS NULL`);
    }
    expect(await look()).toBe(many);
    expect(await sql(`SELECT id FROM publication_attempt WHERE absence = 'others'`)).toEqual([]);
  });

  it('one that was prepared before is not claimed while the look is owed', async () => {
    const one = await story();
    const id = await scheduleStory(room, one, mass);
    await refuse(id);
    await look();
    await of(PublicationControlService).cancel(room.people.duty, id, '示例：换个时间');
    const again = await scheduleStory(room, one, mass);
    await comeDue(again);
    await sql(`UPDATE publication SET prepared_at = clock_timestamp() WHERE id = $1`, [again]);
    expect(await claimDue()).toBe(0);
    expect((await read(again)).state).toBe('scheduled');
  });

  it('one whose approval is withdrawn is looked for at once, too', async () => {
    const one = await story();
    const id = await scheduleStory(room, one, mass);
    await refuse(id);
    expect(await look()).toBe(0);
    const [round] = await sql<{ id: string }>(`SELECT id FROM review_round WHERE story_id = $1`, [one]);
    await of(ReviewWithdrawalService).voidApproval(room.people.final, round?.id ?? '', '示例：有误');
    expect(await part(SweepService).sweep()).toBe(1);
    expect(await part(AbsenceService).lookDue()).toBe(1);
    expect(await read(id)).toMatchObject({
      ...{ state: 'held', mayBeOut: true },
      contradiction: { text: { zh: expect.stringContaining('没能查明') } },
    });
  });

  it('no article of a refused issue leaves elsewhere before it is known, wherever it stood in it', async () => {
    const { issue, id, stories } = await refusedIssue(3);
    expect(await look()).toBe(0);
    const articles = (await issueOf(issue)).articles;
    await of(MassIssueChanges).takeOut(room.people.duty, issue, articles[2]?.id ?? '');
    expect((await read(id)).state).toBe('cancelled');
    const anew = (await issueOf(issue)).publicationId ?? '';
    const alone = await scheduleStory(room, stories[2] ?? '', mass);
    await comeDue(alone);
    await comeDue(anew);
    expect(await part(PrepareService).prepareDue()).toBe(0);
    expect(await part(AbsenceService).lookDue()).toBe(1);
    for (const other of [anew, alone])
      expect(await read(other)).toMatchObject({ state: 'failed', stateReason: { code: 'MAY_BE_OUT' } });
    // Nor is any of them planned or booked again under its approval.
    expect(await code(of(PublicationControlService).reschedule(room.people.duty, alone, null))).toBe('MAY_BE_OUT');
    await of(PublicationControlService).cancel(room.people.duty, alone, '示例：改进下一期');
    expect(await code(scheduleStory(room, stories[2] ?? '', mass))).toBe('MAY_BE_OUT');
  });

  it('what the platform refuses by its own count is looked for nowhere, and the health of the account says that none is left', async () => {
    const left = async () => (await of(AccountHealthReader).read(room.people.admin, mass)).massSends?.left;
    expect(await left()).toBe(1);
    const id = await scheduleStory(room, await story(), mass);
    await refuse(id, 45028);
    expect(await absenceOf(id)).toEqual({ absence: null, forGood: true, counts: false });
    expect(await left()).toBe(0);
  });

  it('an issue does not close over an article that may be out', async () => {
    const one = await story();
    const id = await scheduleStory(room, one, mass);
    await of(PublicationControlService).cancel(room.people.duty, id, '示例：进本期图文');
    const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE);
    const issue = await of(MassIssueService).open(room.people.duty, mass, { slotAt: at(180), closesAt: at(90) });
    await of(MassIssueBooking).book(room.people.duty, issue, await story());
    await of(MassIssueBooking).book(room.people.duty, issue, one);
    await sql(`UPDATE publication SET may_be_out = true WHERE id = $1`, [id]);
    expect(await code(of(MassIssueService).close(room.people.duty, issue))).toBe('ISSUE_ARTICLE_MAY_BE_OUT');
    const article = (await issueOf(issue)).articles[1]?.id ?? '';
    await of(MassIssueChanges).takeOut(room.people.duty, issue, article);
    expect(await code(of(MassIssueService).close(room.people.duty, issue))).toBe('done');
  });
});
