import { v7 as uuid } from 'uuid';
import type { ReviewGapResponse } from '../../src/review/gaps/review-gaps.dto.js';
import type { LostStage } from '../../src/review/gaps/review-gaps.rules.js';
import type { WorkInHandResponse } from '../../src/publishing/desk/work-in-hand/work-in-hand.dto.js';
import type { StoryReviewResponse } from '../../src/review/review-view.dto.js';
import type { Client } from '../support/http-app.js';
import { NOW, openRound, passTo, type Scene, setScene, writeStory } from './review-scene.js';

describe('what becomes of work when somebody leaves', () => {
  let scene: Scene;
  let head: Client;
  const sql = (query: string, ...parameters: unknown[]) => scene.api.dataSource.query(query, parameters);
  const work = async (login: keyof Scene['people'], role?: string): Promise<WorkInHandResponse> => {
    const { personId } = scene.people[login];
    const query = role === undefined ? '' : `?roleId=${await roleOf(personId, role)}`;
    return (await head.get<WorkInHandResponse>(`/api/people/${personId}/work${query}`)).body;
  };
  const roleOf = async (personId: string, role: string): Promise<string> => {
    const rows = await sql(`SELECT id FROM role_assignment WHERE person_id = $1 AND role = $2`, personId, role);
    return (rows as { id: string }[])[0]?.id ?? '';
  };
  const told = (stages: LostStage[]) =>
    stages.map(({ role, departments, isLast, waiting }) => [role, departments.join('、'), isLast, waiting]);
  const gaps = async (caller: Client) => (await caller.get<ReviewGapResponse[]>('/api/review/gaps')).body;
  const disable = (login: keyof Scene['people'], disabled: boolean) =>
    head.patch(`/api/people/${scene.people[login].personId}`, { disabled });

  beforeAll(async () => {
    scene = await setScene();
    // Who may decide, few enough that one can be the last: `mighty` and `triple` go first.
    await sql(`DELETE FROM role_assignment WHERE person_id = ANY ($1) AND role LIKE '%reviewer'`, [
      scene.people.mighty.personId,
      scene.people.triple.personId,
    ]);
    head = await scene.api.enter('head', [scene.bureau, 'administrator']);
  });
  afterAll(() => scene.close());

  test('names drafts and returned stories, and whether somebody of the department can go on with them', async () => {
    const { author } = scene.people;
    await writeStory(scene.api, scene.school, author.personId);
    const round = await openRound(scene);
    const no = { stage: 0, digest: round.digest, opinion: '请核对' };
    await scene.decisions.returnToAuthor(scene.people.first, round.roundId, no);
    const one = { count: 1, alone: 0, titles: ['示例标题'] };
    expect(await work('author')).toMatchObject({ drafts: one, returned: one, tasks: { count: 0 }, stages: [] });
    expect(await work('author', 'press_officer')).toMatchObject({ drafts: one, returned: one });
    // Without the other writer of the school nobody could.
    await disable('mighty', true);
    expect(await work('author')).toMatchObject({ drafts: { count: 1, alone: 1 }, returned: { count: 1, alone: 1 } });
    await disable('mighty', false);
    expect(await work('final')).toMatchObject({ drafts: { count: 0 }, returned: { count: 0 } });
  });

  test('names campaigns they began, and those that nobody else could run', async () => {
    const cora = await scene.api.enter('cora', [scene.bureau, 'coordinator']);
    const begin = (title: string, by: string) =>
      sql(
        `INSERT INTO campaign (id, department_id, title, state, created_by) VALUES ($1, $2, $3, 'draft', $4)`,
        ...[uuid(), scene.school, title, by],
      );
    await begin('示例活动', scene.people.author.personId);
    const read = async () => (await head.get<WorkInHandResponse>(`/api/people/${cora.personId}/work`)).body.campaigns;
    expect(await read()).toEqual({ count: 1, alone: 1, titles: ['示例活动'] });
    await scene.api.enter('dora', [scene.school, 'coordinator']);
    expect(await read()).toEqual({ count: 0, alone: 0, titles: [] });
    await begin('自己的活动', cora.personId);
    expect(await read()).toEqual({ count: 1, alone: 0, titles: ['自己的活动'] });
  });

  test('warns of the last who may decide a stage, with the departments and what waits there', async () => {
    const waiting = await openRound(scene);
    expect(told((await work('first')).stages)).toEqual([]);
    expect(told((await work('final')).stages)).toEqual([['final_reviewer', '示例局', true, 0]]);
    await passTo(scene, waiting, 2);
    expect(told((await work('final')).stages)).toEqual([['final_reviewer', '示例局', true, 1]]);
    expect(told((await work('final', 'final_reviewer')).stages)).toEqual([['final_reviewer', '示例局', true, 1]]);
    await disable('otherFirst', true);
    expect(told((await work('first')).stages)).toEqual([['first_reviewer', '示例学校', true, 0]]);
    await disable('otherFirst', false);
  });

  test('says where there is somebody, but nobody who may decide what waits: they wrote it, or have decided before', async () => {
    const { first, second } = scene.people;
    const both = await scene.api.createPerson({ login: 'both', roles: [[scene.school, 'final_reviewer']] });
    const round = await openRound(scene);
    await passTo(scene, round, 1);
    await sql(
      `INSERT INTO role_assignment (id, person_id, department_id, role) VALUES ($1, $2, $3, 'second_reviewer')`,
      ...[uuid(), first.personId, scene.school],
    );
    expect(told((await work('second')).stages)).toEqual([
      // In the school `first` holds the stage as well, and has decided this round.
      ['second_reviewer', '示例局、示例学校', true, 1],
    ]);
    await sql(`DELETE FROM role_assignment WHERE person_id = $1 AND role = 'second_reviewer'`, first.personId);
    await sql(`DELETE FROM role_assignment WHERE person_id = $1`, both);
    await scene.decisions.approve(second, round.roundId, { stage: 1, digest: round.digest, opinion: null });
  });

  test('once done, tells administrators of the departments and writers that nobody can review it, until somebody can', async () => {
    const outside = await scene.api.enter('outside', [await scene.api.createDepartment(), 'administrator']);
    const author = await scene.api.loginAs('author');
    const { storyId } = await openRound(scene);
    const review = async () => (await author.get<StoryReviewResponse>(`/api/stories/${storyId}/review`)).body;
    expect(await gaps(head)).toEqual([]);
    expect((await review()).waitsInVain).toBe(false);
    await disable('first', true);
    await disable('otherFirst', true);
    expect(await gaps(head)).toEqual([
      {
        ...{ role: 'first_reviewer', stageName: { zh: '初审', en: 'First review' }, waiting: 1 },
        ...{ departmentId: scene.school, departmentName: '示例学校', since: NOW.toISOString() },
      },
    ]);
    expect(await gaps(outside)).toEqual([]);
    expect(await gaps(author)).toEqual([]);
    expect((await review()).waitsInVain).toBe(true);
    await disable('first', false);
    expect(await gaps(head)).toEqual([]);
    expect((await review()).waitsInVain).toBe(false);
  });

  test('is told to whoever may do it, and to nobody else', async () => {
    const { author, first } = scene.people;
    const path = `/api/people/${author.personId}/work`;
    const below = await scene.api.enter('below', [scene.school, 'administrator']);
    expect((await below.get(path)).status).toBe(200);
    expect((await below.get(`/api/people/${scene.people.otherFirst.personId}/work`)).status).toBe(404);
    expect((await (await scene.api.loginAs('author')).get(path)).status).toBe(404);
    const foreign = await roleOf(first.personId, 'first_reviewer');
    expect((await head.get(`${path}?roleId=${foreign}`)).status).toBe(404);
  });
});
