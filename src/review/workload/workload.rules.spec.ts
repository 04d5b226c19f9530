import { byStage } from './workload.rules.js';

describe('the work of a review', () => {
  it('is told of every stage in its order, also where nothing is to be told', () => {
    const row = { waiting: 2, waitingSince: new Date(0), decided: 1, returned: 1, tookP50: 5, tookP95: 5 };
    const stages = byStage([{ ...row, role: 'final_reviewer' }]);
    expect(stages.map(({ role, name, waiting, tookP50 }) => [role, name.zh, waiting, tookP50])).toEqual([
      ['first_reviewer', '初审', 0, null],
      ['second_reviewer', '复审', 0, null],
      ['final_reviewer', '终审', 2, 5],
    ]);
  });
});
