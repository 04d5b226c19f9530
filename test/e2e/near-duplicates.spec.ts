import { v7 as uuid } from 'uuid';
import { SealPrintService } from '../../src/schedule/duplicates/seal-print.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TEXT = '示例稿件：车间里，一位技师带着年轻人把每一道工序做到位，年年如此，处处如此';

interface Warning {
  code: string;
  text: { zh: string; en: string };
  publicationId: string | null;
  at: string;
}
interface Answer {
  id: string;
  slotAt: string;
  warnings: Warning[];
}

describe('near duplicates', () => {
  let room: Newsroom;
  let duty: Client;
  let web: string;
  let otherWeb: string;
  let day = 0;
  /** A stretch of its own for each test, far from the others'. */
  const nextDays = () => new Date(Math.ceil((Date.now() + (day += 20) * DAY) / HOUR) * HOUR);
  const after = (from: Date, ms: number) => new Date(from.getTime() + ms);
  const approve = (account: string, text: string, departmentId = room.bureau) =>
    approveStory(room, { web: account }, { text, departmentId, windowTo: new Date(Date.now() + 360 * DAY) });
  const schedule = async (storyId: string, accountId: string, wishedAt: Date) =>
    (await duty.post<Answer>('/api/publications', { storyId, accountId, wishedAt })).body;
  const codes = ({ warnings }: Pick<Answer, 'warnings'>) => warnings.map(({ code }) => code);

  beforeAll(async () => {
    room = await openNewsroom();
    duty = await room.api.loginAs('duty');
    web = await openAccount(room, 'web');
    otherWeb = await openAccount(room, 'web', { name: '示例二站' });
  }, 60_000);

  afterAll(() => room.close());

  it('warns of nearly the same text before, when and after it is scheduled, and lets it be scheduled', async () => {
    const at = nextDays();
    const first = await schedule(await approve(web, TEXT), web, at);
    expect(first.warnings).toEqual([]);
    const storyId = await approve(web, TEXT.replace('年年如此', '天天如此'));
    const wish = { storyId, accountId: web, wishedAt: after(at, 2 * DAY) };
    const preview = await duty.post<Answer>('/api/publications/preview', wish);
    expect(preview.body.warnings).toMatchObject([{ code: 'SIMILAR_TEXT', publicationId: first.id, at: first.slotAt }]);
    expect(preview.body.warnings[0]?.text.zh).toMatch(
      /^《示例稿件：.*》将于 .* 在“示例 web”发布，文字约 \d+% 相同，相隔 2 天$/,
    );
    const second = await duty.post<Answer>('/api/publications', wish);
    expect(second.status).toBe(201);
    expect(second.body.warnings).toEqual(preview.body.warnings);
    const listed = await duty.get<Warning[]>(`/api/publications/${first.id}/near-duplicates`);
    expect(listed.body).toMatchObject([{ code: 'SIMILAR_TEXT', publicationId: second.body.id }]);
  });

  it('is silent beyond the distance, and warns again when one is moved near', async () => {
    const at = nextDays();
    await schedule(await approve(web, `甲${TEXT}`), web, at);
    const second = await schedule(await approve(web, `乙${TEXT}`), web, after(at, 3 * DAY + HOUR));
    expect(second.warnings).toEqual([]);
    const moved = await duty.post<Answer>(`/api/publications/${second.id}/move`, { wishedAt: after(at, DAY) });
    expect(codes(moved.body)).toEqual(['SIMILAR_TEXT']);
  });

  it('looks at the department’s other accounts, and at those of other departments on the same account, title withheld', async () => {
    const at = nextDays();
    await schedule(await approve(otherWeb, `丙${TEXT}`), otherWeb, at);
    const own = await schedule(await approve(web, `丁${TEXT}`), web, after(at, HOUR));
    expect(codes(own)).toEqual(['SIMILAR_TEXT']);
    const school = await approve(web, `戊${TEXT}`, room.school);
    const publication = await scheduleStory(room, school, web, after(at, 2 * HOUR));
    const officer = await room.api.loginAs('school-officer');
    const { body } = await officer.get<Warning[]>(`/api/publications/${publication}/near-duplicates`);
    expect(body).toMatchObject([{ code: 'SIMILAR_TEXT', publicationId: null }]);
    expect(body[0]?.text.zh).toContain('另一单位的一篇稿件');
    const foreign = await officer.get(`/api/publications/${own.id}/near-duplicates`);
    expect(foreign.status).toBe(404);
  });

  it('warns of one approval on two accounts of a channel near each other, from either side, and stops nothing', async () => {
    const at = nextDays();
    const options = { text: `子${TEXT}`, windowTo: new Date(Date.now() + 360 * DAY), moreAccounts: [otherWeb] };
    const storyId = await approveStory(room, { web }, options);
    const first = await schedule(storyId, web, at);
    const wish = { storyId, accountId: otherWeb, wishedAt: after(at, HOUR) };
    const preview = await duty.post<Answer>('/api/publications/preview', wish);
    expect(preview.body.warnings).toMatchObject([{ code: 'SAME_APPROVAL', publicationId: first.id }]);
    expect(preview.body.warnings[0]?.text.zh).toMatch(
      /在“示例 web”发布，是同一份定稿，同一渠道的另一个账号，相隔 1 小时$/,
    );
    const second = await duty.post<Answer>('/api/publications', wish);
    expect([second.status, codes(second.body)]).toEqual([201, ['SAME_APPROVAL']]);
    const listed = await duty.get<Warning[]>(`/api/publications/${first.id}/near-duplicates`);
    expect(listed.body).toMatchObject([{ code: 'SAME_APPROVAL', publicationId: second.body.id }]);
    const moved = await duty.post<Answer>(`/api/publications/${second.body.id}/move`, { wishedAt: after(at, 9 * DAY) });
    expect(moved.body.warnings).toEqual([]);
  });

  it('does not call one approval on two channels a duplicate, nor different texts', async () => {
    const at = nextDays();
    const weibo = await openAccount(room, 'weibo', { baseUrl: 'https://example.com' });
    const both = await approveStory(
      room,
      { web, weibo },
      { text: '示例稿件一：同一定稿在网站发布的文字，写的是培训', windowTo: after(at, DAY) },
    );
    await schedule(both, web, at);
    expect((await schedule(both, weibo, after(at, HOUR))).warnings).toEqual([]);
    const different = await approve(web, '示例通知：本周六上午职业体验活动在示例广场举行，欢迎市民参加');
    expect((await schedule(different, web, after(at, HOUR))).warnings).toEqual([]);
  });

  it('forgets what was cancelled, and remembers what has left', async () => {
    const at = nextDays();
    const first = await schedule(await approve(web, `己${TEXT}`), web, at);
    const second = await schedule(await approve(web, `庚${TEXT}`), web, after(at, HOUR));
    expect(codes(second)).toEqual(['SIMILAR_TEXT']);
    // As the engine leaves one that went out: its ledger row says when.
    await room.api.dataSource.query(
      `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
       VALUES ($1, $2, $3, $4, 'web', $5, $5, $5)`,
      [first.id, uuid(), room.bureau, web, at],
    );
    for (const [state, more] of [
      ['claimed', `, claim_token = gen_random_uuid(), claim_expires_at = now()`],
      ['sending', ''],
      ['sent', `, platform_ref = 'x', sent_at = slot_at`],
    ])
      await room.api.dataSource.query(`UPDATE publication SET state = $2 ${more} WHERE id = $1`, [first.id, state]);
    const path = `/api/publications/${second.id}/near-duplicates`;
    const left = (await duty.get<Warning[]>(path)).body;
    expect(left).toMatchObject([{ code: 'SIMILAR_TEXT', publicationId: first.id }]);
    expect(left[0]?.text.zh).toContain('已于');
    const third = await schedule(await approve(web, `辛${TEXT}`), web, after(at, 2 * HOUR));
    expect(third.warnings).toHaveLength(2);
    await duty.post(`/api/publications/${third.id}/cancel`, { reason: '示例：不发了' });
    expect((await duty.get<Warning[]>(path)).body).toEqual(left);
  });

  it('warns of a story before it is planned, one line for each other one, the likest first, without its own posts', async () => {
    const at = nextDays();
    const like = (text: string, departmentId = room.bureau) =>
      approve(web, `${text}${TEXT}`.replaceAll('工序', '零件'), departmentId);
    const window = { windowTo: new Date(Date.now() + 360 * DAY) };
    const first = await like('甲乙丙');
    const near = await schedule(first, web, at);
    await schedule(await like('子', room.school), web, after(at, HOUR));
    const draft = await approveStory(
      room,
      { web },
      { ...window, text: `丁${TEXT}`.replaceAll('工序', '零件'), approvals: 0 },
    );
    interface Told extends Warning {
      storyId: string | null;
      likeness: number;
    }
    const told = (await duty.get<Told[]>(`/api/stories/${draft}/near-duplicates`)).body;
    const one = told.find(({ storyId }) => storyId === first);
    expect(one).toMatchObject({ code: 'SIMILAR_TEXT', publicationId: near.id });
    expect(one?.text.zh).toMatch(/文字约 \d+% 相同$/);
    expect(told.map(({ likeness }) => likeness)).toEqual(told.map(({ likeness }) => likeness).sort((a, b) => b - a));
    expect(new Set(told.map(({ storyId }) => storyId)).size).toBe(told.length);
    const own = (await duty.get<Told[]>(`/api/stories/${first}/near-duplicates`)).body;
    expect(own.map(({ storyId }) => storyId)).not.toContain(first);
    // Who may not see the other department's learns that there is one, and no more.
    const officer = await room.api.loginAs('school-officer');
    const school = await approveStory(
      room,
      { web },
      { ...window, text: `丑${TEXT}`.replaceAll('工序', '零件'), departmentId: room.school, approvals: 0 },
    );
    const seen = (await officer.get<Told[]>(`/api/stories/${school}/near-duplicates`)).body;
    expect(seen.find(({ storyId }) => storyId === null)?.text.zh).toContain('另一单位的一篇稿件');
    expect((await officer.get(`/api/stories/${draft}/near-duplicates`)).status).toBe(404);
  });

  it('answers all the same when the comparison fails', async () => {
    const at = nextDays();
    await schedule(await approve(web, `壬${TEXT}`), web, at);
    const story = await approve(web, `癸${TEXT}`);
    const broken = jest.spyOn(room.api.app.get(SealPrintService), 'of').mockRejectedValue(new Error('示例故障'));
    const answer = await duty.post<Answer>('/api/publications', { storyId: story, accountId: web, wishedAt: at });
    broken.mockRestore();
    expect(answer).toMatchObject({ status: 201, body: { warnings: [] } });
  });
});
