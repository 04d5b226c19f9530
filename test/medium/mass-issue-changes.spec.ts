import type { TestingModule } from '@nestjs/testing';
import { DateTime } from 'luxon';
import { v4 as uuid } from 'uuid';
import { BeginService } from '../../src/publishing/attempts/begin.service.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { SweepService } from '../../src/schedule/claims/sweep.service.js';
import { MassIssueBooking } from '../../src/schedule/issues/articles/mass-issue-booking.service.js';
import { MassIssueChanges } from '../../src/schedule/issues/changes/mass-issue-changes.service.js';
import { MassIssueDesk } from '../../src/schedule/issues/desk/mass-issue-desk.service.js';
import { MassIssueService } from '../../src/schedule/issues/mass-issue.service.js';
import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { buildWorker } from '../support/worker.js';

const REASON = '示例：改期';

/** What a person can do with an issue that cannot leave as it stands, and that it does not leave otherwise. */
describe('an issue that has no place at its time, or not with all its articles', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let accounts = 0;

  const of = <T>(type: abstract new (...args: never[]) => T): T => room.api.app.get(type as never);
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const refused = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );

  beforeAll(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
  });
  afterAll(async () => {
    await worker.close();
    await room.close();
  });

  const account = (): Promise<string> =>
    openAccount(room, 'wechat', {
      driver: 'mass',
      name: `示例群发 ${++accounts}`,
      settings: { appId: `wx${accounts}` },
    });
  /** An hour of the day after tomorrow in Beijing. */
  const at = (hour: number, day = 2): Date =>
    DateTime.now().setZone('Asia/Shanghai').startOf('day').plus({ days: day, hours: hour }).toJSDate();
  const open = (mass: string, slotAt: Date): Promise<string> =>
    of(MassIssueService).open(room.people.duty, mass, { slotAt, closesAt: new Date(slotAt.getTime() - 3_600_000) });
  const story = (mass: string, departmentId = room.bureau): Promise<string> =>
    approveStory(room, { wechat: mass }, { departmentId });
  const read = (issue: string) => of(MassIssueDesk).read(room.people.duty, issue);
  const move = (issue: string, slotAt: Date) =>
    of(MassIssueChanges).move(room.people.duty, issue, { slotAt, closesAt: null, reason: REASON });
  const publicationOf = async (issue: string) =>
    of(PublicationReader).require((await read(issue)).publicationId ?? uuid());

  async function closed(mass: string, slotAt: Date, stories: readonly string[]): Promise<string> {
    const issue = await open(mass, slotAt);
    for (const one of stories) await of(MassIssueBooking).book(room.people.duty, issue, one);
    await of(MassIssueService).close(room.people.duty, issue);
    return issue;
  }

  async function takeApprovalBack(storyId: string): Promise<void> {
    const [round] = await sql<{ id: string }>(`SELECT id FROM review_round WHERE story_id = $1`, [storyId]);
    await of(ReviewWithdrawalService).voidApproval(room.people.final, round?.id ?? '', '示例：有误');
  }

  it('says so when it is opened, waits for a person when it closes, and goes where it is moved', async () => {
    const mass = await account();
    const alone = await scheduleStory(room, await story(mass), mass, at(12));
    const issue = await open(mass, at(20));
    const warned = await read(issue);
    expect(warned).toMatchObject({ state: 'open', warnings: [{ code: 'ISSUE_NO_PLACE' }] });
    expect(warned.because[0]?.zh).toContain('已排期 1 次');
    expect(warned.nextSlotAt).toBe(at(20, 3).toISOString());
    const article = await story(mass);
    await of(MassIssueBooking).book(room.people.duty, issue, article);
    await of(MassIssueService).close(room.people.duty, issue);
    const stopped = await read(issue);
    expect(stopped).toMatchObject({ state: 'closed', publicationState: 'held', grantedAt: null });
    expect(stopped).toMatchObject({ stateReason: { code: 'ISSUE_NO_PLACE' }, nextSlotAt: at(20, 3).toISOString() });
    expect(stopped.stateReason?.text.zh).toMatch(/已排期 1 次.*最近可用的时间是/);
    expect(stopped.moves).toEqual(['reopen', 'move', 'cancel']);
    // Neither by the back door nor to another hour of the same day.
    const control = of(PublicationControlService);
    const { id } = await publicationOf(issue);
    expect(await refused(control.reschedule(room.people.duty, id, null))).toBe('ISSUE_MOVES_WHOLE');
    expect(await refused(move(issue, at(21)))).toBe('ISSUE_NO_PLACE');
    await move(issue, new Date(stopped.nextSlotAt ?? 0));
    const moved = await read(issue);
    expect(moved).toMatchObject({ slotAt: at(20, 3).toISOString(), grantedAt: at(20, 3).toISOString() });
    expect(moved).toMatchObject({ state: 'closed', publicationState: 'scheduled', warnings: [], stateReason: null });
    // Given up, the other post makes room: back it goes, and a release without a wish keeps the announced time.
    await control.cancel(room.people.duty, alone, REASON);
    await move(issue, at(20));
    const back = await publicationOf(issue);
    await control.hold(room.people.duty, back.id, '示例');
    await control.reschedule(room.people.duty, back.id, null);
    expect((await publicationOf(issue)).slotAt).toEqual(at(20));
    expect(await refused(control.reschedule(room.people.duty, back.id, at(22)))).toBe('ISSUE_MOVES_WHOLE');
  });

  it('is refused on a day whose mass send is out, and warned of beside another open one', async () => {
    const mass = await account();
    const other = await open(mass, at(9, 5));
    expect((await read(await open(mass, at(20, 5)))).because[0]?.zh).toContain('另有 1 期在预订中');
    await of(MassIssueService).cancel(room.people.duty, other, REASON);
    const sent = await scheduleStory(room, await story(mass), mass, at(12));
    await sql(
      `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at)
       VALUES ($1, $2, $3, $4, 'wechat', $5, $5)`,
      [sent, uuid(), room.bureau, mass, at(12)],
    );
    await of(PublicationControlService).cancel(room.people.duty, sent, REASON);
    expect(await refused(open(mass, at(20)))).toBe('ISSUE_NO_PLACE');
    expect(await refused(open(mass, at(20, 3)))).toBe('done');
  });

  it('put off by a rule or by the platform, it is held at once and not sent at that hour', async () => {
    const mass = await account();
    const issue = await closed(mass, at(20), [await story(mass)]);
    const { id, validUntil } = await publicationOf(issue);
    expect(validUntil.getTime()).toBeLessThanOrEqual(at(20).getTime() + 30 * 60_000);
    await sql(`UPDATE publication SET slot_at = $2, because = '[]' WHERE id = $1`, [id, at(0, 3)]);
    expect(await worker.get(SweepService, { strict: false }).sweep()).toBe(1);
    const held = await read(issue);
    expect(held).toMatchObject({ publicationState: 'held', grantedAt: null, stateReason: { code: 'ISSUE_NO_PLACE' } });
    expect(held.stateReason?.text.zh).toContain('请给这一期另选时间');
  });

  it('names the article that lost its approval; without it the rest leaves at its time', async () => {
    const mass = await account();
    const stories = [await story(mass), await story(mass, room.school), await story(mass)];
    const issue = await closed(mass, at(20), stories);
    const seals = await sql<{ story_id: string; seal_id: string }>(
      `SELECT story_id, seal_id FROM mass_issue_article WHERE issue_id = $1 ORDER BY position`,
      [issue],
    );
    await takeApprovalBack(stories[0] ?? '');
    await worker.get(SweepService, { strict: false }).sweep();
    // Ten minutes before its time.
    const soon = DateTime.now().startOf('second').plus({ minutes: 9 }).toJSDate();
    await sql(`UPDATE mass_issue SET slot_at = $2, closes_at = clock_timestamp() - interval '1 s' WHERE id = $1`, [
      issue,
      soon,
    ]);
    const held = await read(issue);
    const [fallen] = held.articles;
    expect(held.stateReason?.code).toBe('ISSUE_ARTICLE_VOIDED');
    expect(held.stateReason?.text.zh).toContain(`《${fallen?.title}》（示例局）`);
    expect(held.moves).toEqual(['take_out', 'move', 'cancel']);
    const { id } = await publicationOf(issue);
    const duty = room.people.duty;
    expect(await refused(of(PublicationControlService).reschedule(duty, id, null))).toBe('ISSUE_ARTICLE_VOIDED');
    expect(await refused(of(MassIssueService).reopen(duty, issue, new Date(Date.now() + 60_000), REASON))).toBe(
      'ISSUE_TOO_NEAR',
    );
    const takeOut = (by: typeof duty) => of(MassIssueChanges).takeOut(by, issue, fallen?.id ?? '');
    expect(await refused(takeOut(room.people.schoolOfficer))).toBe('ISSUE_CLOSED');
    await takeOut(duty);
    const left = await read(issue);
    expect(left).toMatchObject({ state: 'closed', publicationState: 'scheduled', stateReason: null });
    expect(left.grantedAt).toBe(soon.toISOString());
    const rest = await sql(`SELECT story_id, seal_id FROM mass_issue_article WHERE issue_id = $1 ORDER BY position`, [
      issue,
    ]);
    expect(rest).toEqual(seals.slice(1));
    expect((await of(PublicationReader).require(id)).state).toBe('cancelled');

    const next = await publicationOf(issue);
    await sql(
      `UPDATE publication SET wished_at = clock_timestamp() - interval '1 s', slot_at = clock_timestamp() - interval '1 s',
         window_from = clock_timestamp() - interval '1 h', prepared_at = clock_timestamp() WHERE id = $1`,
      [next.id],
    );
    const { claims } = await worker.get(ClaimService, { strict: false }).claimDue(uuid(), 5);
    const [claim] = claims;
    if (!claim) throw new Error('nothing was claimed');
    expect(await worker.get(BeginService, { strict: false }).begin(claim, uuid())).not.toBeNull();
    expect(await refused(move(issue, at(20, 4)))).toBe('ISSUE_UNDER_WAY');
    expect((await read(issue)).moves).toEqual([]);
  });
});
