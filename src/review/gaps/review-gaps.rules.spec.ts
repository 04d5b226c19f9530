import { type Able, type AskedRound, inVain, lastOf, topmost } from './review-gaps.rules.js';

const able = (departmentId: string, role: Able['role'], ...people: string[]): Able[] =>
  people.map((personId) => ({ departmentId, role, personId }));
const round = (id: string, departmentId: string, ...excluded: string[]): AskedRound => ({
  ...{ id, departmentId, excluded },
  role: 'first_reviewer',
  since: new Date(0),
});

describe('a review that nobody may decide', () => {
  it('is one of a department and stage without anybody, or with none but those who wrote it or have decided', () => {
    const who = [...able('school', 'first_reviewer', 'ann', 'ben'), ...able('office', 'final_reviewer', 'ann')];
    const rounds = [
      round('open', 'school'),
      round('one left', 'school', 'ann'),
      round('both out', 'school', 'ben', 'ann'),
      round('other stage', 'office'),
    ];
    expect(inVain(rounds, who).map(({ id }) => id)).toEqual(['both out', 'other stage']);
    expect(inVain(rounds, []).map(({ id }) => id)).toEqual(rounds.map(({ id }) => id));
  });

  it('comes of taking away the last of a stage, and of no other', () => {
    const before = [
      ...able('school', 'first_reviewer', 'ann', 'ben'),
      ...able('office', 'first_reviewer', 'ann'),
      ...able('office', 'final_reviewer', 'ann'),
    ];
    const after = before.filter(({ personId }) => personId !== 'ann');
    expect([...lastOf(before, after)]).toEqual([
      ['first_reviewer', ['office']],
      ['final_reviewer', ['office']],
    ]);
    expect(lastOf(before, before).size).toBe(0);
  });

  it('is told of the departments on top, which stand for those below them', () => {
    const parents = new Map([
      ['root', null],
      ['school', 'root'],
      ['class', 'school'],
      ['office', 'root'],
    ]);
    expect(topmost(['class', 'school', 'office'], parents)).toEqual(['school', 'office']);
    expect(topmost(['root', 'class', 'school', 'office'], parents)).toEqual(['root']);
  });
});
