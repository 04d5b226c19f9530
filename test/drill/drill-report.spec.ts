import { type DrillResult, isGood, toLine } from './drill-report.js';

const verdict: DrillResult['verdict'] = {
  duplicates: 0,
  lost: 0,
  violations: 0,
  afterFreeze: 0,
  unsealed: 0,
  freezesJudged: 1,
  waitingForAPerson: 1,
  waitingShare: 0.05,
  states: {},
  findings: [],
};
const result = (over: Partial<DrillResult> = {}, found: Partial<DrillResult['verdict']> = {}): DrillResult => ({
  seed: 7,
  backend: 'postgres',
  publications: 20,
  kills: 3,
  killsWanted: 3,
  troubles: [],
  notes: {},
  ...over,
  verdict: { ...verdict, ...found },
});

describe('whether a drill was passed', () => {
  it('is passed where nothing was found and enough was done', () => {
    expect(isGood(result())).toBe(true);
  });

  it.each<[string, Partial<DrillResult>, Partial<DrillResult['verdict']>]>([
    ['a duplicate', {}, { duplicates: 1 }],
    ['a loss', {}, { lost: 1 }],
    ['a violation', {}, { violations: 1 }],
    ['a begin after a freeze', {}, { afterFreeze: 1 }],
    ['another text', {}, { unsealed: 1 }],
    ['too many for a person', {}, { waitingShare: 0.051 }],
    ['no freeze that could be judged', {}, { freezesJudged: 0 }],
    ['too few kills', { kills: 2 }, {}],
    ['trouble of its own', { troubles: ['x'] }, {}],
  ])('is not passed: %s', (_name, over, found) => {
    expect(isGood(result(over, found))).toBe(false);
  });

  it('prints the one line that was agreed', () => {
    expect(toLine(result())).toBe(
      '{"seed":7,"backend":"postgres","publications":20,"kills":3,"duplicates":0,"lost":0,"violations":0,"afterFreeze":0,"unsealed":0,"waitingForAPerson":1,"ok":true}',
    );
  });
});
