import type { Actor } from '../../src/identity/actor.js';
import { ReviewWorkload } from '../../src/review/workload/workload.service.js';
import { NOW, openRound, passTo, type Scene, setScene } from './review-scene.js';

const HOUR = 3_600_000;
const after = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);

describe('the work of reviewers', () => {
  let scene: Scene;
  let bureauWide: Actor;
  const read = (actor: Actor, more: { departmentId?: string; to?: Date } = {}) =>
    scene.api.app.get(ReviewWorkload).read(actor, { from: NOW, to: after(24), ...more });
  const of = (people: { personName: string }[], name: string) => people.find(({ personName }) => personName === name);

  beforeAll(async () => {
    scene = await setScene();
    bureauWide = scene.people.second;
    const { first, second } = scene.people;
    const returned = await openRound(scene);
    scene.api.clock.set(after(1));
    await scene.decisions.approve(first, returned.roundId, { stage: 0, digest: returned.digest, opinion: null });
    scene.api.clock.set(after(4));
    const no = { stage: 1, digest: returned.digest, opinion: '请核对数据' };
    await scene.decisions.returnToAuthor(second, returned.roundId, no);
    scene.api.clock.set(after(5));
    const passed = await openRound(scene);
    scene.api.clock.set(after(10));
    await passTo(scene, passed, 1);
    scene.api.clock.set(after(12));
    await openRound(scene);
  });
  afterAll(() => scene.close());

  test('is told by stage: what waits since when, and how long a piece took from when it reached the stage', async () => {
    const { stages } = await read(bureauWide);
    expect(stages.map(({ role, ...work }) => [role, work])).toMatchObject([
      [
        'first_reviewer',
        { waiting: 1, waitingSince: after(12), decided: 2, returned: 0, tookP50: HOUR, tookP95: 5 * HOUR },
      ],
      [
        'second_reviewer',
        { waiting: 1, waitingSince: after(10), decided: 1, returned: 1, tookP50: 3 * HOUR, tookP95: 3 * HOUR },
      ],
      ['final_reviewer', { waiting: 0, waitingSince: null, decided: 0, returned: 0, tookP50: null, tookP95: null }],
    ]);
  });

  test('is told by person: a piece waits for everybody who may decide it, and for nobody who decided a stage of it', async () => {
    const { people } = await read(bureauWide);
    expect(of(people, 'first')).toMatchObject({ waiting: 1, decided: 2, tookP50: HOUR });
    expect(of(people, 'other-first')).toMatchObject({ waiting: 1, decided: 0, tookP50: null });
    expect(of(people, 'second')).toMatchObject({ waiting: 1, waitingSince: after(10), decided: 1, returned: 1 });
    // Both at once, and neither that of another house.
    expect(of(people, 'triple')).toMatchObject({ waiting: 2, waitingSince: after(10), decided: 0 });
    expect(people.map(({ personName }) => personName)).not.toContain('final');
    expect(people.map(({ personName }) => personName)).not.toContain('stranger');
  });

  test('counts what was decided within the time, and what waits now whatever the time', async () => {
    const { stages } = await read(bureauWide, { to: after(2) });
    expect(stages.map(({ waiting, decided }) => [waiting, decided])).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
    ]);
    await expect(read(bureauWide, { to: NOW })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('shows nothing of departments whose reviews one may not read, and narrows to one with all below it', async () => {
    const nothing = { stages: [{ waiting: 0 }, { waiting: 0 }, { waiting: 0 }], people: [] };
    expect(await read(scene.people.stranger)).toMatchObject(nothing);
    const elsewhere = await scene.api.createDepartment({ name: '示例别处', parentId: scene.bureau });
    expect(await read(bureauWide, { departmentId: elsewhere })).toMatchObject(nothing);
    expect((await read(bureauWide, { departmentId: scene.bureau })).people).not.toEqual([]);
  });

  test('of somebody who was disabled waits for others', async () => {
    const { otherFirst } = scene.people;
    await scene.api.createPerson({ login: 'head', roles: [[scene.bureau, 'administrator']] });
    await scene.api.dataSource.query(`UPDATE person SET disabled_at = now() WHERE id = $1`, [otherFirst.personId]);
    expect(of((await read(bureauWide)).people, 'other-first')).toBeUndefined();
  });
});
