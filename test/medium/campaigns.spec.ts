import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CampaignService } from '../../src/campaigns/campaign.service.js';
import { CAMPAIGN_MOVES, CAMPAIGN_STATES, mayMove } from '../../src/campaigns/campaign.rules.js';
import { planOf, type CampaignPlan } from '../../src/campaigns/plan/campaign-plan.rules.js';
import { CampaignPlanService } from '../../src/campaigns/plan/campaign-plan.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('campaigns in the database', () => {
  let database: TestDatabase;
  let source: DataSource;
  let department: string;
  let person: string;
  let service: CampaignService;
  const plans = new CampaignPlanService();

  beforeAll(async () => {
    database = await createTestDatabase();
    source = database.dataSource;
    service = new CampaignService(source);
    department = uuid();
    person = uuid();
    await source.query(`INSERT INTO department (id, name, kind) VALUES ($1, '示例单位', 'bureau')`, [department]);
    await source.query(
      `INSERT INTO person (id, department_id, login, display_name, password_hash, must_change_password)
       VALUES ($1, $2, 'coordinator', '专题活动负责人', 'none', false)`,
      [person, department],
    );
  });
  afterAll(() => database.close());

  const insert = (fields: Partial<CampaignPlan> = {}): Promise<string> =>
    source.transaction((tx) =>
      plans.insert(
        tx,
        person,
        department,
        planOf({
          title: '示例专题活动',
          window: { from: '2026-07-01', to: '2026-07-31' },
          pillars: [
            { kind: 'policy', title: '政策措施', text: '甲' },
            { kind: 'exemplar', title: '先进典型', text: '乙' },
          ],
          forms: [{ title: null, text: '开放日' }],
          ...fields,
        }),
      ),
    );
  const set = (id: string, assignments: string): Promise<unknown> =>
    source.query(`UPDATE campaign SET version = version + 1, ${assignments} WHERE id = $1`, [id]);
  const inState = async (state: string): Promise<string> => {
    const id = await insert();
    if (state !== 'draft') await set(id, `state = 'active'`);
    if (state === 'closed') await set(id, `state = 'closed'`);
    return id;
  };

  test.each(
    CAMPAIGN_STATES.flatMap((from) => CAMPAIGN_STATES.filter((to) => to !== from).map((to) => [from, to] as const)),
  )('from %s to %s a campaign moves exactly when the rules say so', async (from, to) => {
    const id = await inState(from);
    const moved = set(id, `state = '${to}'`);
    if (mayMove(from, to)) await expect(moved).resolves.toBeDefined();
    else await expect(moved).rejects.toThrow('no such move of a campaign');
  });

  test('every state can be reached and left', () => {
    expect(Object.values(CAMPAIGN_MOVES).every((moves) => moves.length > 0)).toBe(true);
  });

  test.each([
    ['a change that is not counted', `UPDATE campaign SET theme = '甲' WHERE id = $1`, 'counts every change'],
    [
      'another department',
      `UPDATE campaign SET version = version + 1, department_id = created_by WHERE id = $1`,
      'origin',
    ],
    [
      'an end before the beginning',
      `UPDATE campaign SET version = version + 1, window_to = '2026-06-01' WHERE id = $1`,
      'campaign_window',
    ],
    [
      'a start without a window',
      `UPDATE campaign SET version = version + 1, window_to = NULL, state = 'active' WHERE id = $1`,
      'campaign_started',
    ],
    ['an empty title', `UPDATE campaign SET version = version + 1, title = ' ' WHERE id = $1`, 'campaign_title'],
    [
      'two pillars in one place',
      `UPDATE campaign_pillar SET position = 0 WHERE campaign_id = $1`,
      'campaign_pillar_place',
    ],
    [
      'a clause that says nothing',
      `UPDATE campaign_clause SET text = ' ' WHERE campaign_id = $1`,
      'campaign_clause_says',
    ],
  ])('the database refuses %s', async (_what, sql, why) => {
    const id = await insert();
    await expect(source.query(sql, [id])).rejects.toThrow(why);
  });

  test.each([
    `UPDATE campaign SET version = version + 1, theme = '甲' WHERE id = $1`,
    `UPDATE campaign_pillar SET title = '甲' WHERE campaign_id = $1`,
    `DELETE FROM campaign_clause WHERE campaign_id = $1`,
    `INSERT INTO campaign_deadline (id, campaign_id, position, due_on) VALUES (gen_random_uuid(), $1, 0, '2026-07-01')`,
  ])('a closed campaign stands still: %s', async (sql) => {
    const id = await inState('closed');
    await expect(source.query(sql, [id])).rejects.toThrow('a closed campaign stands still');
  });

  test('a notice is neither rewritten nor confirmed twice', async () => {
    const [notice, first, second] = [uuid(), await insert(), await insert()];
    await source.query(
      `INSERT INTO notice_proposal (id, department_id, text, reading, created_by) VALUES ($1, $2, '甲', '{}', $3)`,
      [notice, department, person],
    );
    const confirm = (campaign: string) =>
      source.query(
        `UPDATE notice_proposal SET campaign_id = $2, confirmed_by = $3, confirmed_at = now() WHERE id = $1`,
        [notice, campaign, person],
      );
    await expect(source.query(`UPDATE notice_proposal SET text = '乙' WHERE id = $1`, [notice])).rejects.toThrow(
      'never rewritten',
    );
    await expect(
      source.query(`UPDATE notice_proposal SET campaign_id = $2 WHERE id = $1`, [notice, first]),
    ).rejects.toThrow('notice_proposal_confirmed');
    await confirm(first);
    await expect(confirm(second)).rejects.toThrow('never rewritten');
  });

  test('a pillar is found in its own campaign alone', async () => {
    const [mine, other] = [await insert(), await insert()];
    const [pillar] = await service.pillarsOf(mine);
    const id = pillar?.id ?? '';
    await expect(service.requirePillar(mine, id)).resolves.toEqual({
      id,
      campaignId: mine,
      kind: 'policy',
      title: '政策措施',
    });
    await expect(service.requirePillar(other, id)).rejects.toMatchObject({
      code: 'PILLAR_NOT_IN_CAMPAIGN',
      status: 422,
    });
    await expect(service.requirePillar(mine, uuid())).rejects.toMatchObject({ code: 'PILLAR_NOT_IN_CAMPAIGN' });
  });

  test('a pillar that has stories is not removed, and the refusal says so', async () => {
    const campaign = await insert();
    const [pillar] = await service.pillarsOf(campaign);
    const removal = source.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO story (id, department_id, campaign_id, pillar_id, kind, author_id) VALUES ($1, $2, $3, $4, 'policy', $5)`,
        [uuid(), department, campaign, pillar?.id, person],
      );
      await plans.replaceParts(tx, campaign, { pillars: [] });
    });
    await expect(removal).rejects.toMatchObject({ code: 'PILLAR_IN_USE', status: 409 });
    expect(await service.pillarsOf(campaign)).toHaveLength(2);
  });

  test('the public site sees started campaigns with their pillars, never drafts', async () => {
    const [draft, active, closed] = [await insert(), await inState('active'), await inState('closed')];
    const shown = await service.listForSite([draft, active, closed]);
    const ids = shown.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([active, closed]));
    expect(ids).not.toContain(draft);
    expect(await service.listForSite([])).toEqual([]);
    expect(shown.find(({ id }) => id === active)).toMatchObject({
      title: '示例专题活动',
      windowFrom: '2026-07-01',
      windowTo: '2026-07-31',
      pillars: [
        { kind: 'policy', title: '政策措施' },
        { kind: 'exemplar', title: '先进典型' },
      ],
    });
  });
});
