import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';

interface Cell {
  pillarId: string | null;
  departmentId: string;
  departmentName: string;
  stage: string;
  stories: number;
}

describe('the coverage of a campaign', () => {
  let room: Newsroom;
  let reader: Client;
  let web: string;
  let campaign: { id: string; pillars: { id: string }[] };
  const sql = (query: string, parameters: unknown[]) => room.api.dataSource.query(query, parameters);
  const cellsOf = async (who: Client) =>
    (await who.get<{ cells: Cell[] }>(`/api/campaigns/${campaign.id}/coverage`)).body.cells;
  /** Written down for a pillar, or for none. */
  const file = async (story: string, pillar?: string) =>
    sql('UPDATE story SET campaign_id = $2, pillar_id = $3, version = version + 1 WHERE id = $1', [
      story,
      campaign.id,
      pillar ?? null,
    ]);
  const approved = (departmentId: string, approvals?: number) =>
    approveStory(room, { web }, { departmentId, ...(approvals === undefined ? {} : { approvals }) });

  beforeAll(async () => {
    room = await openNewsroom();
    reader = await room.api.enter('coordinator', [room.bureau, 'coordinator']);
    web = await openAccount(room, 'web');
    const made = await reader.post<typeof campaign>('/api/campaigns', {
      departmentId: room.bureau,
      title: '示例专题',
      window: { from: '2026-07-01', to: '2026-07-31' },
      pillars: [
        { kind: 'policy', title: '政策措施', text: '' },
        { kind: 'exemplar', title: '先进典型', text: '' },
      ],
    });
    campaign = made.body;
  });
  afterAll(() => room.close());

  it('counts every story once, at the furthest stage it has reached, by pillar and department', async () => {
    const [policy, exemplar] = campaign.pillars.map(({ id }) => id);
    const [ready, planned, out, second] = [
      await approved(room.school),
      await approved(room.bureau),
      await approved(room.bureau),
      await approved(room.bureau),
    ];
    const waiting = await approved(room.school, 1);
    const soon = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000);
    await scheduleStory(room, planned, web, soon);
    for (const story of [out, second]) {
      const id = await scheduleStory(room, story, web, new Date(soon.getTime() + 3_600_000));
      await sql(
        `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(),
           platform_ref = 'example', sent_at = slot_at WHERE id = $1`,
        [id],
      );
      for (const state of ['claimed', 'sending', 'sent'])
        await sql('UPDATE publication SET state = $2 WHERE id = $1', [id, state]);
    }
    for (const [story, pillar] of [
      [ready, exemplar],
      [planned, policy],
      [out, policy],
      [second, policy],
      [waiting, undefined],
    ] as const)
      await file(story, pillar);
    const bureau = { departmentId: room.bureau, departmentName: '示例局' };
    const school = { departmentId: room.school, departmentName: '示例学校' };
    const cells = await cellsOf(reader);
    expect(cells).toHaveLength(4);
    expect(cells).toEqual(
      expect.arrayContaining([
        { ...bureau, pillarId: policy, stage: 'planned', stories: 1 },
        { ...bureau, pillarId: policy, stage: 'out', stories: 2 },
        { ...school, pillarId: exemplar, stage: 'approved', stories: 1 },
        { ...school, pillarId: null, stage: 'in_review', stories: 1 },
      ]),
    );
  });

  it('shows nothing of departments whose stories one may not read, and of unreadable campaigns not that there are any', async () => {
    const elsewhere = await room.api.createDepartment({ name: '示例别处' });
    const stranger = await room.api.enter('coverage-stranger', [elsewhere, 'viewer']);
    expect((await stranger.get(`/api/campaigns/${campaign.id}/coverage`)).status).toBe(404);
    const school = await room.api.loginAs('school-officer');
    const cells = await school.get<{ cells: Cell[] }>(`/api/campaigns/${campaign.id}/coverage`);
    for (const { departmentId } of cells.body.cells ?? []) expect(departmentId).toBe(room.school);
  });
});
