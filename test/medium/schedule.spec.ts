import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { ScheduleService } from '../../src/schedule/publications/planning/schedule.service.js';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('scheduling', () => {
  let room: Newsroom;
  const read = (id: string) => room.api.app.get(PublicationReader).require(id);
  const refusal = async (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'granted',
      (error: { code?: string }) => error.code ?? String(error),
    );
  const ahead = (ms: number) => new Date(Math.ceil((Date.now() + ms) / 1000) * 1000);

  beforeEach(async () => {
    room = await openNewsroom();
  });

  afterEach(async () => {
    await room.close();
  });

  it('grants the wish when no rule is against it, with the digest and window of the approval', async () => {
    const web = await openAccount(room, 'web');
    const wish = ahead(HOUR);
    const id = await scheduleStory(room, await approveStory(room, { web }), web, wish);
    expect(await read(id)).toMatchObject({ state: 'scheduled', wishedAt: wish, slotAt: wish, because: [] });
  });

  it('moves a slot behind the department’s own rule and says why', async () => {
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    const wish = ahead(HOUR);
    await scheduleStory(room, await approveStory(room, { web }), web, wish);
    const second = await read(await scheduleStory(room, await approveStory(room, { web }), web, wish));
    expect(second.slotAt.getTime() - wish.getTime()).toBe(30 * 60_000);
    expect(second.because[0]?.text.zh).toContain('示例规则');
  });

  it('gives every department of an “each” rule a bucket of its own, and a “shared” one to the subtree', async () => {
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'minGap', gap: 'PT10M' }], { departmentId: room.bureau, spread: 'each' });
    const wish = ahead(HOUR);
    const slotOf = async (departmentId: string) =>
      (await read(await scheduleStory(room, await approveStory(room, { web }, { departmentId }), web, wish))).slotAt;
    expect(await slotOf(room.bureau)).toEqual(wish);
    expect(await slotOf(room.school)).toEqual(wish);
    await addPolicy(room, [{ type: 'minGap', gap: 'PT1H' }], { departmentId: room.bureau, spread: 'shared' });
    expect((await slotOf(room.school)).getTime()).toBe(wish.getTime() + HOUR);
  });

  it('never grants two planners at the same moment the same last place', async () => {
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'limit', max: 1, per: 'PT1H', window: 'sliding' }], { departmentId: room.bureau });
    const wish = ahead(HOUR);
    const stories = [];
    for (let i = 0; i < 8; i++) stories.push(await approveStory(room, { web }));
    const ids = await Promise.all(stories.map((story) => scheduleStory(room, story, web, wish)));
    const slots = await Promise.all(ids.map(async (id) => (await read(id)).slotAt.getTime()));
    expect(slots.sort((a, b) => a - b)).toEqual(slots.map((_slot, index) => wish.getTime() + index * HOUR));
  });

  it('never gives one approval two publications on one account, whoever asks at the same moment', async () => {
    const web = await openAccount(room, 'web');
    const story = await approveStory(room, { web });
    const answers = await Promise.all([1, 2, 3].map(() => refusal(scheduleStory(room, story, web, ahead(HOUR)))));
    expect(answers.sort()).toEqual(['ALREADY_SCHEDULED', 'ALREADY_SCHEDULED', 'granted']);
  });

  it('frees the place of what is cancelled or moved', async () => {
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    const wish = ahead(HOUR);
    const control = room.api.app.get(PublicationControlService);
    const first = await scheduleStory(room, await approveStory(room, { web }), web, wish);
    await control.cancel(room.people.duty, first, '示例：不发了');
    const second = await scheduleStory(room, await approveStory(room, { web }), web, wish);
    expect((await read(second)).slotAt).toEqual(wish);
    await control.reschedule(room.people.duty, second, ahead(5 * HOUR));
    const third = await scheduleStory(room, await approveStory(room, { web }), web, wish);
    expect((await read(third)).slotAt).toEqual(wish);
  });

  it('does not let a moved publication stand in its own way', async () => {
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    const id = await scheduleStory(room, await approveStory(room, { web }), web, ahead(HOUR));
    const later = ahead(HOUR + 5 * 60_000);
    await room.api.app.get(PublicationControlService).reschedule(room.people.duty, id, later);
    expect((await read(id)).slotAt).toEqual(later);
  });

  it('makes a text that carries the web link wait for the web publication', async () => {
    const web = await openAccount(room, 'web');
    const weibo = await openAccount(room, 'weibo');
    const story = await approveStory(room, { web, weibo });
    expect(await refusal(scheduleStory(room, story, weibo, ahead(HOUR)))).toBe('LINK_TARGET_MISSING');
    const page = await scheduleStory(room, story, web, ahead(2 * HOUR));
    const post = await read(await scheduleStory(room, story, weibo, ahead(HOUR)));
    expect(post.dependsOn).toBe(page);
    expect(post.slotAt).toEqual((await read(page)).slotAt);
    expect(post.because[0]?.text.zh).toContain('链接');
  });

  it('moves the posts that link to a page behind it when the page moves later', async () => {
    const web = await openAccount(room, 'web');
    const weibo = await openAccount(room, 'weibo');
    const story = await approveStory(room, { web, weibo });
    const page = await scheduleStory(room, story, web, ahead(HOUR));
    const post = await scheduleStory(room, story, weibo, ahead(HOUR));
    const later = ahead(40 * HOUR);
    await room.api.app.get(PublicationControlService).reschedule(room.people.duty, page, later);
    const moved = await read(post);
    expect(moved.slotAt).toEqual(later);
    expect(moved.validUntil.getTime()).toBeGreaterThan(later.getTime());
  });

  it('points a post to the page scheduled anew after the first was cancelled', async () => {
    const web = await openAccount(room, 'web');
    const weibo = await openAccount(room, 'weibo');
    const story = await approveStory(room, { web, weibo });
    const page = await scheduleStory(room, story, web, ahead(HOUR));
    const post = await scheduleStory(room, story, weibo, ahead(HOUR));
    const control = room.api.app.get(PublicationControlService);
    await control.cancel(room.people.duty, page, '示例：改期');
    expect(await refusal(control.reschedule(room.people.duty, post, ahead(HOUR)))).toBe('LINK_TARGET_MISSING');
    const anew = await scheduleStory(room, story, web, ahead(2 * HOUR));
    await control.reschedule(room.people.duty, post, ahead(3 * HOUR));
    expect((await read(post)).dependsOn).toBe(anew);
  });

  it('reads “each” without a department as every department by itself', async () => {
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'minGap', gap: 'PT1H' }], { channel: 'web', spread: 'each' });
    const wish = ahead(HOUR);
    const slotOf = async (departmentId: string) =>
      (await read(await scheduleStory(room, await approveStory(room, { web }, { departmentId }), web, wish))).slotAt;
    expect(await slotOf(room.bureau)).toEqual(wish);
    expect(await slotOf(room.school)).toEqual(wish);
    expect((await slotOf(room.school)).getTime()).toBe(wish.getTime() + HOUR);
  });

  it.each([
    ['a past time', () => new Date(Date.now() - HOUR), 'WISH_IN_PAST'],
    ['a wish beyond a year', () => ahead(367 * DAY), 'WISH_TOO_FAR'],
    ['a slot outside the approved window', () => ahead(301 * DAY), 'SLOT_OUTSIDE_WINDOW'],
  ])('refuses %s and writes nothing', async (_what, wish, code) => {
    const web = await openAccount(room, 'web');
    const story = await approveStory(room, { web });
    expect(await refusal(scheduleStory(room, story, web, wish()))).toBe(code);
    const rows = await room.api.dataSource.query(`SELECT id FROM publication`);
    expect(rows).toEqual([]);
  });

  it('refuses an unapproved story, an account the approval does not cover, urgency without a reason', async () => {
    const web = await openAccount(room, 'web');
    const other = await openAccount(room, 'web', { name: '另一个网站' });
    const story = await approveStory(room, { web });
    expect(await refusal(scheduleStory(room, story, other))).toBe('ACCOUNT_NOT_SEALED');
    expect(await refusal(scheduleStory(room, '0198a000-0000-7000-8000-000000000000', web))).toBe('STORY_NOT_APPROVED');
    const urgent = room.api.app.get(ScheduleService).schedule(room.people.duty, {
      storyId: story,
      accountId: web,
      wishedAt: null,
      priority: 'urgent',
      priorityReason: ' ',
    });
    expect(await refusal(urgent)).toBe('URGENT_NEEDS_REASON');
  });

  it('refuses rules under which nothing ever fits, naming every rule', async () => {
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'hours', workday: [], weekend: [], holiday: [] }], { departmentId: room.bureau });
    const story = await approveStory(room, { web });
    expect(await refusal(scheduleStory(room, story, web, ahead(HOUR)))).toBe('NO_LEGAL_SLOT');
  });

  it('lets nobody schedule for a department that is not theirs', async () => {
    const web = await openAccount(room, 'web');
    const story = await approveStory(room, { web });
    expect(await refusal(scheduleStory(room, story, web, ahead(HOUR), room.people.schoolOfficer))).toBe('FORBIDDEN');
  });

  it('refuses in the database itself what the table of moves does not know', async () => {
    const web = await openAccount(room, 'web');
    const id = await scheduleStory(room, await approveStory(room, { web }), web, ahead(HOUR));
    await expect(
      room.api.dataSource.query(
        `UPDATE publication SET state = 'sent', platform_ref = 'x', sent_at = now() WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow(/never moves/);
    await expect(
      room.api.dataSource.query(`UPDATE publication SET seal_digest = 'other' WHERE id = $1`, [id]),
    ).rejects.toThrow(/never changes/);
  });
});
