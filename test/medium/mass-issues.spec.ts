import type { TestingModule } from '@nestjs/testing';
import { DateTime } from 'luxon';
import { v4 as uuid } from 'uuid';
import { MassIssueBooking } from '../../src/schedule/issues/articles/mass-issue-booking.service.js';
import { MassIssueChanges } from '../../src/schedule/issues/changes/mass-issue-changes.service.js';
import { MassIssueDesk } from '../../src/schedule/issues/desk/mass-issue-desk.service.js';
import { MassIssueService } from '../../src/schedule/issues/mass-issue.service.js';
import { BeginService } from '../../src/publishing/attempts/begin.service.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import type { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { PackageService } from '../../src/publishing/prepare/package.service.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { LINK_PLACE } from '../../src/stories/variant-content.rules.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { SweepService } from '../../src/schedule/claims/sweep.service.js';
import { FreezeService } from '../../src/schedule/freezes/freeze.service.js';
import { waitsOf } from '../../src/schedule/publications/desk/waiting.rules.js';
import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import {
  approveStory,
  contentsOf,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import { buildWorker } from '../support/worker.js';

const MINUTE = 60_000;

/** 本期图文: places in a mass send that departments book. */
describe('an issue of a mass-sending account', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let mass: string;

  const of = <T>(type: abstract new (...args: never[]) => T): T => room.api.app.get(type as never);
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE);
  const refused = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );

  beforeEach(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    mass = await openAccount(room, 'wechat', { driver: 'mass', settings: { appId: 'wx0' } });
  });
  afterEach(async () => {
    await worker.close();
    await room.close();
  });

  const open = (slot = 120, closes = 60): Promise<string> =>
    of(MassIssueService).open(room.people.duty, mass, { slotAt: inMinutes(slot), closesAt: inMinutes(closes) });
  const story = (departmentId = room.bureau, more: { windowTo?: Date } = {}): Promise<string> =>
    approveStory(room, { wechat: mass }, { departmentId, ...more });
  const book = (issue: string, storyId: string, actor = room.people.duty): Promise<string> =>
    of(MassIssueBooking).book(actor, issue, storyId);
  const read = (issue: string) => of(MassIssueDesk).read(room.people.duty, issue);
  const titles = async (issue: string) => (await read(issue)).articles.map(({ storyId }) => storyId);

  /** A closed issue of three articles, the second one the school's, whose slot has come. */
  async function due(): Promise<{ issue: string; publication: string; stories: string[] }> {
    const issue = await open();
    const stories = [await story(), await story(room.school), await story()];
    for (const one of stories) await book(issue, one);
    await of(MassIssueService).close(room.people.duty, issue);
    const publication = (await read(issue)).publicationId ?? '';
    await sql(
      `UPDATE publication SET wished_at = clock_timestamp() - interval '1 s', slot_at = clock_timestamp() - interval '1 s',
         window_from = clock_timestamp() - interval '1 h', prepared_at = clock_timestamp() WHERE id = $1`,
      [publication],
    );
    return { issue, publication, stories };
  }

  async function takeApprovalBack(storyId: string): Promise<void> {
    const [round] = await sql<{ id: string }>(`SELECT id FROM review_round WHERE story_id = $1`, [storyId]);
    await of(ReviewWithdrawalService).voidApproval(room.people.final, round?.id ?? '', '示例：有误');
  }

  async function claim() {
    const { claims } = await worker.get(ClaimService, { strict: false }).claimDue(uuid(), 5);
    return claims[0];
  }

  async function begins(): Promise<boolean> {
    const claimed = await claim();
    if (!claimed) throw new Error('nothing was claimed');
    const found = await worker.get(BeginService, { strict: false }).begin(claimed, uuid());
    return found !== null;
  }

  it('belongs to accounts that mass-send, one at a time, and closes before its slot', async () => {
    const publish = await openAccount(room, 'wechat', { name: '示例发布号', settings: { appId: 'wx1' } });
    const issues = of(MassIssueService);
    const times = { slotAt: inMinutes(120), closesAt: inMinutes(60) };
    expect(await refused(issues.open(room.people.duty, publish, times))).toBe('ISSUE_ACCOUNT');
    expect(await refused(issues.open(room.people.officer, mass, times))).toBe('FORBIDDEN');
    expect(await refused(issues.open(room.people.duty, mass, { ...times, closesAt: inMinutes(115) }))).toBe(
      'ISSUE_CLOSES_TOO_LATE',
    );
    expect(
      await refused(issues.open(room.people.duty, mass, { slotAt: inMinutes(-1), closesAt: inMinutes(-20) })),
    ).toBe('ISSUE_IN_PAST');
    await issues.open(room.people.duty, mass, times);
    expect(await refused(issues.open(room.people.duty, mass, times))).toBe('ISSUE_TAKEN');
  });

  it('takes eight approved articles of any department, each once, and puts them in the order its editor gives', async () => {
    const issue = await open();
    const first = await story();
    const own = await story(room.school);
    await book(issue, first);
    await book(issue, own, room.people.schoolOfficer);
    expect(await refused(book(issue, own))).toBe('ISSUE_BOOKED');
    // What is booked is not scheduled beside it, and the other way round.
    expect(await refused(scheduleStory(room, own, mass))).toBe('ISSUE_BOOKED');
    const alone = await story();
    await scheduleStory(room, alone, mass);
    expect(await refused(book(issue, alone))).toBe('ALREADY_SCHEDULED');
    // Cancelled, and perhaps out all the same: no second time by way of an issue.
    await room.api.dataSource.query(
      `UPDATE publication SET state = 'cancelled', may_be_out = true WHERE story_id = $1`,
      [alone],
    );
    expect(await refused(book(issue, alone))).toBe('MAY_BE_OUT');
    expect(await refused(book(issue, await story(room.bureau, { windowTo: inMinutes(30) })))).toBe(
      'ISSUE_OUTSIDE_WINDOW',
    );
    for (let n = 2; n < 8; n += 1) await book(issue, await story());
    expect(await refused(book(issue, await story()))).toBe('ISSUE_FULL');
    const before = (await read(issue)).articles;
    expect(before.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const turned = before.map(({ id }) => id).reverse();
    expect(await refused(of(MassIssueBooking).order(room.people.schoolOfficer, issue, turned))).toBe('FORBIDDEN');
    expect(await refused(of(MassIssueBooking).order(room.people.duty, issue, turned.slice(1)))).toBe(
      'ISSUE_ORDER_STALE',
    );
    await of(MassIssueBooking).order(room.people.duty, issue, turned);
    expect((await read(issue)).articles.map(({ id }) => id)).toEqual(turned);
    await of(MassIssueChanges).takeOut(room.people.schoolOfficer, issue, before[1]?.id ?? '');
    expect((await read(issue)).articles.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await titles(issue)).not.toContain(own);
  });

  it('an approval is booked or scheduled, never both, however close together', async () => {
    const issue = await open();
    for (let round = 0; round < 6; round += 1) {
      const storyId = await story();
      const answers = await Promise.all([refused(book(issue, storyId)), refused(scheduleStory(room, storyId, mass))]);
      expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
      expect(answers.filter((answer) => ['ISSUE_BOOKED', 'ALREADY_SCHEDULED'].includes(answer))).toHaveLength(1);
    }
  });

  it('eight who book the last place at once: one of them has it', async () => {
    const issue = await open();
    for (let n = 0; n < 7; n += 1) await book(issue, await story());
    const stories: string[] = [];
    for (let n = 0; n < 6; n += 1) stories.push(await story());
    const answers = await Promise.all(stories.map((one) => refused(book(issue, one).then(() => Promise.resolve()))));
    expect(answers.sort()).toEqual(['ISSUE_FULL', 'ISSUE_FULL', 'ISSUE_FULL', 'ISSUE_FULL', 'ISSUE_FULL', 'done']);
  });

  it.each([
    ['subscription', 1, 'day'],
    ['service', 4, 'month'],
  ] as const)(
    'a %s account sends %i a %s: what comes after is planned later, and says why',
    async (accountKind, max, per) => {
      const own = await openAccount(room, 'wechat', {
        ...{ driver: 'mass', name: `示例 ${accountKind}` },
        settings: { appId: 'wx2', accountKind },
      });
      const zone = 'Asia/Shanghai';
      // In the middle of a day of a month that has days enough left.
      const noon = DateTime.now().setZone(zone).plus({ months: 1 }).startOf('month').plus({ days: 9, hours: 12 });
      const slots: DateTime[] = [];
      for (let n = 0; n <= max; n += 1) {
        const storyId = await approveStory(room, { wechat: own });
        const wish = per === 'day' ? noon : noon.plus({ days: n });
        const id = await scheduleStory(room, storyId, own, wish.toJSDate());
        const view = await of(PublicationReader).require(id);
        slots.push(DateTime.fromJSDate(view.slotAt, { zone }));
        if (n === max) expect(view.because.map(({ text }) => text.zh).join()).toContain('群发名额');
      }
      const last = slots.at(-1);
      expect(slots.filter((slot) => slot.hasSame(noon, per))).toHaveLength(max);
      expect(last?.startOf(per).toISODate()).toBe(
        noon
          .plus({ [`${per}s`]: 1 })
          .startOf(per)
          .toISODate(),
      );
    },
  );

  it('closes by itself when its time has come: one publication, within what all were signed for', async () => {
    const issue = await open();
    const [first, second] = [await story(), await story(room.school, { windowTo: inMinutes(180) })];
    await book(issue, first);
    await book(issue, second);
    expect(await of(MassIssueService).closeDue()).toBe(0);
    await sql(`UPDATE mass_issue SET closes_at = clock_timestamp() - interval '1 s' WHERE id = $1`, [issue]);
    expect(await refused(book(issue, await story()))).toBe('ISSUE_CLOSED');
    const ended = await Promise.all([1, 2, 3].map(() => of(MassIssueService).closeDue()));
    expect(ended.reduce((sum, n) => sum + n, 0)).toBe(1);
    const closed = await read(issue);
    expect(closed).toMatchObject({ state: 'closed', publicationState: 'scheduled', placesLeft: 0 });
    const publication = await of(PublicationReader).require(closed.publicationId ?? '');
    expect(publication.storyId).toBe(first);
    expect(publication.windowTo.getTime()).toBeLessThanOrEqual(inMinutes(180).getTime());
    expect(await sql(`SELECT id FROM publication WHERE account_id = $1`, [mass])).toHaveLength(1);
    await expect(sql(`DELETE FROM mass_issue_article WHERE issue_id = $1`, [issue])).rejects.toThrow(
      'while it is open',
    );
  });

  describe('whose articles lead to the pages of their stories', () => {
    let web: string;
    beforeEach(async () => {
      web = await openAccount(room, 'web', { name: '示例网站' });
    });
    /** An approved article that leads to its page, and the page, planned in so many minutes. */
    async function linked(minutes: number): Promise<{ storyId: string; page: string }> {
      const contents = contentsOf(['web', 'wechat'], '示例有链接的').map((content) =>
        content.channel === 'wechat' ? { ...content, sourceLink: LINK_PLACE } : content,
      );
      const storyId = await approveStory(room, { web, wechat: mass }, { contents });
      return { storyId, page: await scheduleStory(room, storyId, web, inMinutes(minutes)) };
    }
    const publicationOf = async (issue: string): Promise<string> => (await read(issue)).publicationId ?? '';
    const sweep = () => worker.get(SweepService, { strict: false }).sweep();

    it('books none whose page is planned for later', async () => {
      const issue = await open();
      expect(await refused(book(issue, (await linked(121)).storyId))).toBe('ISSUE_PAGE_LATER');
      const { storyId } = await linked(90);
      await book(issue, storyId);
      expect(await sql(`SELECT needs_page FROM mass_issue_article`)).toEqual([{ needs_page: true }]);
    });

    it('tells which article waits for its page, and is held with its reason once the page is moved behind it', async () => {
      const issue = await open();
      const [first, second] = [await linked(80), await linked(90)];
      for (const { storyId } of [first, second]) await book(issue, storyId);
      await of(MassIssueService).close(room.people.duty, issue);
      const id = await publicationOf(issue);
      const waits = waitsOf(await of(PublicationReader).require(id), 'Asia/Shanghai');
      expect(waits.map(({ code }) => code)).toEqual(['PAGE_NOT_OUT', 'PAGE_NOT_OUT']);
      expect(waits[1]?.text.zh).toMatch(/这一期里 《.+》（示例局，网站稿排在 .+）/);
      await sweep();
      expect((await of(PublicationReader).require(id)).state).toBe('scheduled');

      await of(PublicationControlService).reschedule(room.people.duty, second.page, inMinutes(300));
      await sweep();
      const held = await of(PublicationReader).require(id);
      expect([held.state, held.stateReason]).toEqual([
        'held',
        expect.objectContaining({ code: 'ISSUE_PAGES_MISSING' }),
      ]);
    });

    it('waits for nothing once the pages are out, and is held when one of them is taken down before', async () => {
      const issue = await open();
      const [first, second] = [await linked(80), await linked(90)];
      for (const { storyId } of [first, second]) await book(issue, storyId);
      await of(MassIssueService).close(room.people.duty, issue);
      const id = await publicationOf(issue);
      const pages = [first.page, second.page];
      await sql(
        `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(), platform_ref = id::text,
           sent_at = clock_timestamp(), url = 'https://example.org/' || id WHERE id = ANY ($1)`,
        [pages],
      );
      for (const state of ['claimed', 'sending', 'sent'])
        await sql(`UPDATE publication SET state = $2 WHERE id = ANY ($1)`, [pages, state]);
      expect(waitsOf(await of(PublicationReader).require(id), 'Asia/Shanghai')).toEqual([]);
      await sql(`UPDATE publication SET state = 'retracted' WHERE id = $1`, [second.page]);
      await sweep();
      expect((await of(PublicationReader).require(id)).stateReason).toMatchObject({ code: 'ISSUE_PAGES_MISSING' });
    });
  });

  it('says that a stop on the department of any of its articles stops it', async () => {
    const { publication } = await due();
    await of(FreezeService).declare(room.people.duty, { departmentId: room.school, channel: null }, '示例：学校停发');
    const view = await of(PublicationReader).require(publication);
    expect(waitsOf(view, 'Asia/Shanghai').map(({ code }) => code)).toContain('FROZEN');
    expect(view.frozenFor).toBe('示例：学校停发');
  });

  it('an article whose approval was taken back leaves the issue as it closes; an empty one says why and ends with its slot', async () => {
    const issue = await open();
    const [kept, taken] = [await story(), await story()];
    await book(issue, taken);
    await book(issue, kept);
    await takeApprovalBack(taken);
    expect((await read(issue)).articles.map(({ standing }) => standing)).toEqual([false, true]);
    await of(MassIssueService).close(room.people.duty, issue);
    expect(await titles(issue)).toEqual([kept]);

    const empty = await open(240, 60);
    await sql(`UPDATE mass_issue SET closes_at = clock_timestamp() - interval '1 s' WHERE id = $1`, [empty]);
    expect(await of(MassIssueService).closeDue()).toBe(0);
    expect(await read(empty)).toMatchObject({ state: 'open', stateReason: { code: 'ISSUE_EMPTY' } });
    await sql(
      `UPDATE mass_issue SET closes_at = clock_timestamp() - interval '2 s', slot_at = clock_timestamp() - interval '1 s' WHERE id = $1`,
      [empty],
    );
    expect(await of(MassIssueService).closeDue()).toBe(1);
    expect(await read(empty)).toMatchObject({ state: 'cancelled', stateReason: { code: 'ISSUE_EMPTY' } });
  });

  it('opens again while nothing has begun, and not afterwards', async () => {
    const { issue, publication } = await due();
    await of(MassIssueService).reopen(room.people.duty, issue, inMinutes(30), '示例：换头条');
    expect(await read(issue)).toMatchObject({ state: 'open', publicationId: null });
    expect((await of(PublicationReader).require(publication)).state).toBe('cancelled');
    await of(MassIssueService).close(room.people.duty, issue);
    const next = (await read(issue)).publicationId ?? '';
    expect(next).not.toBe(publication);
    await sql(
      `UPDATE publication SET wished_at = clock_timestamp() - interval '1 s', slot_at = clock_timestamp() - interval '1 s',
         window_from = clock_timestamp() - interval '1 h', prepared_at = clock_timestamp() WHERE id = $1`,
      [next],
    );
    expect(await begins()).toBe(true);
    expect(await refused(of(MassIssueService).reopen(room.people.duty, issue, inMinutes(30), '示例'))).toBe(
      'ISSUE_UNDER_WAY',
    );
    expect(await refused(of(MassIssueService).cancel(room.people.duty, issue, '示例'))).toBe('ISSUE_UNDER_WAY');
  });

  it('hands the connector every article under its own seal, in order', async () => {
    const { publication } = await due();
    const pack = await worker.get(PackageService, { strict: false }).open(publication);
    expect(pack.companions?.map(({ departmentName }) => departmentName)).toEqual(['示例学校', '示例局']);
    const markers = [pack.marker, ...(pack.companions ?? []).map(({ marker }) => marker)];
    expect(new Set(markers).size).toBe(3);
  });

  it('is sent by a worker only after every article was looked at in the slot, not by what was seen ahead', async () => {
    const { publication, stories } = await due();
    const claimed = await claim();
    if (!claimed) throw new Error('nothing was claimed');
    const lease = { id: uuid(), alive: true } as WorkerLease;
    const send = await worker.get(SenderService, { strict: false }).open([claimed], lease, performance.now() + 10_000);
    await takeApprovalBack(stories[2] ?? '');
    await send(claimed);
    expect(await sql(`SELECT 1 FROM publication_attempt`)).toEqual([]);
    expect((await of(PublicationReader).require(publication)).state).toBe('held');
  });

  it('begins when every article may leave', async () => {
    await due();
    expect(await begins()).toBe(true);
  });

  it('does not begin while a freeze covers the department of any of its articles, and the freeze counts it', async () => {
    const { publication } = await due();
    const claimed = await claim();
    if (!claimed) throw new Error('nothing was claimed');
    const scope = { departmentId: room.school, channel: null };
    expect((await of(FreezeService).preview(room.people.duty, scope)).waiting).toBe(1);
    await of(FreezeService).declare(room.people.duty, scope, '示例停发');
    expect(await worker.get(BeginService, { strict: false }).begin(claimed, uuid())).toBeNull();
    const again = await claim();
    if (again) expect(await worker.get(BeginService, { strict: false }).begin(again, uuid())).toBeNull();
    expect(['scheduled', 'held']).toContain((await of(PublicationReader).require(publication)).state);
    expect(await sql(`SELECT 1 FROM publication_attempt`)).toEqual([]);
  });

  it('does not begin when the approval of any of its articles was taken back', async () => {
    const { publication, stories } = await due();
    const claimed = await claim();
    if (!claimed) throw new Error('nothing was claimed');
    await takeApprovalBack(stories[1] ?? '');
    expect(await worker.get(BeginService, { strict: false }).begin(claimed, uuid())).toBeNull();
    expect((await of(PublicationReader).require(publication)).state).toBe('held');

    // One that waits is held as soon as somebody looks.
    const other = await due();
    await takeApprovalBack(other.stories[2] ?? '');
    await worker.get(SweepService, { strict: false }).sweep();
    expect((await of(PublicationReader).require(other.publication)).state).toBe('held');
  });
});
