import { type DrillFacts, judge, type JudgedPost, type JudgedPublication } from './verdict.rules.js';

const NOON = Date.parse('2026-07-15T12:00:00+08:00');
const text = '示例稿件 http://localhost/news';

function publication(over: Partial<JudgedPublication> = {}): JudgedPublication {
  return {
    id: 'p1',
    marker: 'aa',
    state: 'sent',
    channel: 'weibo',
    platformRef: '1',
    departmentId: 'd1',
    accountId: 'a1',
    companions: [],
    urgent: false,
    begunAt: [NOON - 60_000],
    dueAt: NOON,
    signed: {
      content: { channel: 'weibo', text, picture: null },
      marker: over.marker ?? 'aa',
      department: '示例局',
      source: '示例账号',
      link: null,
    },
    excuse: null,
    waits: false,
    standing: '',
    ...over,
  };
}

function post(over: Partial<JudgedPost> = {}): JudgedPost {
  return { ref: '1', marker: 'aa', text: `${text}?xf=${over.marker ?? 'aa'}`, arrivedAt: NOON, at: NOON, ...over };
}

function counts(facts: Partial<DrillFacts>) {
  const { duplicates, lost, violations, afterFreeze, unsealed } = verdictOf(facts);
  return { duplicates, lost, violations, afterFreeze, unsealed };
}

function verdictOf(facts: Partial<DrillFacts>) {
  return judge({
    publications: [publication()],
    posts: [post()],
    freezes: [],
    throttles: [],
    untouchable: new Map(),
    graceMs: 1_000,
    ...facts,
  });
}

const named = new Set(['p1']);
const none = { duplicates: 0, lost: 0, violations: 0, afterFreeze: 0, unsealed: 0 };
const freeze = { departmentIds: new Set(['d1']), channel: null, committedAt: NOON - 1, liftedAt: NOON + 1_000 };

describe('what a drill came to', () => {
  it('finds nothing where platform and product agree', () => {
    expect(counts({})).toEqual(none);
  });

  it.each<[string, Partial<DrillFacts>, Partial<typeof none>]>([
    ['the same publication twice', { posts: [post(), post({ ref: '2' })] }, { duplicates: 1 }],
    ['sent without a post', { posts: [] }, { lost: 1 }],
    ['sent with the reference of another', { posts: [post({ ref: '2' })] }, { lost: 1 }],
    ['a post of nothing', { posts: [post(), post({ marker: 'zz' })] }, { lost: 1 }],
    ['a post the product calls failed', { publications: [publication({ state: 'failed', excuse: 'x' })] }, { lost: 1 }],
    ['failed for no reason', { publications: [publication({ state: 'failed' })], posts: [] }, { lost: 1 }],
    ['never at rest', { publications: [publication({ state: 'scheduled' })], posts: [] }, { lost: 1 }],
    ['another text', { posts: [post({ text: `${text}!?xf=aa` })] }, { unsealed: 1 }],
    ['the marker of another', { posts: [post({ text: `${text}?xf=bb` })] }, { unsealed: 1 }],
    ['an approval taken back before', { untouchable: new Map([['p1', NOON - 1]]) }, { unsealed: 1 }],
    [
      'begun again in a freeze that named it',
      { publications: [publication({ begunAt: [NOON - 60_000, NOON] })], freezes: [{ ...freeze, underWay: named }] },
      { afterFreeze: 1 },
    ],
    [
      'begun again within the second that its stamp was cut to',
      {
        publications: [publication({ begunAt: [NOON - 60_000, NOON + 500] })],
        posts: [post({ isCoarse: true })],
        freezes: [{ ...freeze, underWay: named }],
      },
      { afterFreeze: 1 },
    ],
    ['begun in a freeze', { freezes: [{ ...freeze, underWay: new Set<string>() }] }, { afterFreeze: 1 }],
  ])('%s', (_name, facts, found) => {
    expect(counts(facts)).toEqual({ ...none, ...found });
  });

  it.each<[string, Partial<DrillFacts>]>([
    ['a call the freeze named as under way', { freezes: [{ ...freeze, underWay: new Set(['p1']) }] }],
    [
      'a call the freeze named, whose post was there before another began',
      {
        publications: [publication({ begunAt: [NOON - 60_000, NOON + 1] })],
        freezes: [{ ...freeze, underWay: named }],
      },
    ],
    ['a post after the lift', { freezes: [{ ...freeze, liftedAt: NOON, underWay: new Set<string>() }] }],
    [
      'another department’s freeze',
      { freezes: [{ ...freeze, departmentIds: new Set(['d2']), underWay: new Set<string>() }] },
    ],
    ['a post before its approval was taken back', { untouchable: new Map([['p1', NOON]]) }],
    [
      'one whose page waits for a person',
      { publications: [publication({ state: 'scheduled', waits: true })], posts: [] },
    ],
    ['one held for a reason', { publications: [publication({ state: 'held', excuse: 'x' })], posts: [] }],
  ])('lets pass: %s', (_name, facts) => {
    expect(counts(facts)).toEqual(none);
  });

  it('counts as judged the freezes in whose scope something had not left yet', () => {
    const judged = (over: object): number =>
      verdictOf({ freezes: [{ ...freeze, underWay: new Set(['p1']), ...over }] }).freezesJudged;
    expect(judged({})).toBe(1);
    expect(judged({ departmentIds: new Set(['d2']) })).toBe(0);
    expect(judged({ channel: 'wechat' })).toBe(0);
    expect(judged({ committedAt: NOON })).toBe(0);
  });

  it('counts a freeze as judged by what never left only where its time came within the freeze', () => {
    const judged = (dueAt: number): number =>
      verdictOf({
        publications: [publication({ state: 'missed', excuse: 'x', dueAt })],
        posts: [],
        freezes: [{ ...freeze, underWay: new Set<string>() }],
      }).freezesJudged;
    expect([NOON - 60_000, NOON, NOON + 1_000].map(judged)).toEqual([0, 1, 0]);
  });

  it('judges freezes that overlap each by itself', () => {
    const underWay = new Set<string>();
    const earlier = { ...freeze, channel: 'weibo', departmentIds: null, liftedAt: NOON - 1, underWay };
    expect(counts({ freezes: [earlier, { ...freeze, underWay }] })).toEqual({ ...none, afterFreeze: 1 });
  });
});
