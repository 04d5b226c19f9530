import { FACT_FIELDS } from './facts-fields.rules.js';
import { validateFacts, type Facts } from './facts.rules.js';
import { STORY_KINDS, type StoryKind } from '../story.rules.js';

/** The least each kind asks for. */
const LEAST: Record<StoryKind, Facts> = {
  craftsman: { name: '某技师', trade: '数控车工', unit: '示例装备制造公司' },
  competition_winner: { name: '某选手', competition: '示例技能大赛', event: '焊接', award: '金奖', year: 2019 },
  graduate: { name: '某毕业生', school: '示例技师学院', major: '机电一体化' },
  unit: { name: '示例技工学校' },
  policy: { name: '示例提升行动' },
  event: { name: '校园开放日', startsAt: '2026-07-15T09:00:00+08:00', place: '示例技师学院' },
};

const codes = (kind: StoryKind, facts: unknown): string[] => {
  const result = validateFacts(kind, facts);
  return result.ok ? [] : result.problems.map((one) => `${one.pointer} ${one.code}`);
};

describe.each(STORY_KINDS)('facts of a %s', (kind) => {
  it('need no more than the least', () => {
    expect(validateFacts(kind, LEAST[kind])).toEqual({ ok: true, facts: LEAST[kind] });
  });
  it.each(Object.keys(LEAST[kind]))('need %s, and blanks are nothing', (name) => {
    const { [name]: _left, ...rest } = LEAST[kind];
    expect(codes(kind, rest)).toEqual([`/${name} FACT_MISSING`]);
    expect(codes(kind, { ...rest, [name]: '  ' })).toEqual([`/${name} FACT_MISSING`]);
    expect(codes(kind, { ...rest, [name]: null })).toEqual([`/${name} FACT_MISSING`]);
  });
  it('refuse what the kind does not have', () => {
    expect(codes(kind, { ...LEAST[kind], salary: 1 })).toEqual(['/salary FACT_UNKNOWN']);
    expect(codes(kind, { ...LEAST[kind], toString: 'x' })).toEqual(['/toString FACT_UNKNOWN']);
  });
  it('refuse the wrong type in every field', () => {
    for (const name of Object.keys(FACT_FIELDS[kind])) {
      expect(codes(kind, { ...LEAST[kind], [name]: { $ne: 1 } })).toEqual([`/${name} FACT_VALUE`]);
      expect(codes(kind, { ...LEAST[kind], [name]: 'x'.repeat(3000) })).toEqual([`/${name} FACT_VALUE`]);
    }
  });
  it.each([null, 'x', 7, []])('are an object, not %p', (input) => {
    expect(codes(kind, input)).toEqual([' FACTS_SHAPE']);
  });
});

it.each<[StoryKind, string, unknown, boolean]>([
  ['competition_winner', 'year', 2019, true],
  ['competition_winner', 'year', '2019', false],
  ['competition_winner', 'year', 2019.5, false],
  ['competition_winner', 'year', 1899, false],
  ['craftsman', 'yearsOfService', 0, true],
  ['craftsman', 'yearsOfService', -1, false],
  ['craftsman', 'honours', ['五一劳动奖章'], true],
  ['craftsman', 'honours', [''], false],
  ['craftsman', 'honours', ['甲\n乙'], false],
  ['craftsman', 'honours', Array.from({ length: 31 }, () => '荣誉'), false],
  ['craftsman', 'name', '甲\n乙', false],
  ['craftsman', 'name', 'a\u0000b', false],
  ['policy', 'documentNumber', '示例〔2020〕7号', true],
  ['policy', 'effectiveFrom', '2020-02-29', true],
  ['policy', 'effectiveFrom', '2021-02-29', false],
  ['policy', 'effectiveFrom', '2020-2-9', false],
  ['policy', 'address', 'https://www.example.gov.cn/a.html', true],
  ['policy', 'address', 'javascript:alert(1)', false],
  ['policy', 'address', 'mailto:a@b.cn', false],
  ['event', 'startsAt', '2026-07-15T09:00Z', true],
  ['event', 'startsAt', '2026-07-15T09:00:00', false],
  ['event', 'startsAt', '2026-02-30T09:00:00+08:00', false],
  ['event', 'startsAt', '2026-07-15T25:00:00+08:00', false],
])('%s.%s = %j is taken: %s', (kind, name, value, taken) => {
  expect(codes(kind, { ...LEAST[kind], [name]: value })).toEqual(taken ? [] : [`/${name} FACT_VALUE`]);
});

it('an end before its beginning is refused', () => {
  expect(codes('policy', { ...LEAST.policy, effectiveFrom: '2020-07-02', effectiveTo: '2020-07-01' })).toEqual([
    '/effectiveTo FACT_ORDER',
  ]);
  // Earlier on the clock, later in time.
  expect(codes('event', { ...LEAST.event, endsAt: '2026-07-15T02:00:00+00:00' })).toEqual([]);
  expect(codes('event', { ...LEAST.event, endsAt: '2026-07-15T08:00:00+08:00' })).toEqual(['/endsAt FACT_ORDER']);
});
