import { atOnce } from '../../../platform/slices.js';
import type { PlanBook, PlannedPublication, RuleFacts } from '../book/plan-book.rules.js';
import { weighing, weighingAgain } from './change-effect.rules.js';
import type { RuleChange } from './rule-change.rules.js';

const MINUTE = 60_000;
const NOW = Date.parse('2026-07-15T00:00:00Z');
const EACH = { departmentId: 'd', accountId: 'a', channel: 'web' as const };

/** A house that speaks every ten minutes, in one part. */
function planned(minute: number, id = `p${String(minute).padStart(6, '0')}`): PlannedPublication {
  const slot = NOW + minute * MINUTE;
  const window = { windowFrom: NOW, windowTo: slot + 600 * MINUTE };
  return {
    ...EACH,
    ...window,
    id,
    slot,
    wish: slot,
    urgent: false,
    dependsOn: null,
    pageSlot: null,
    putOffUntil: null,
  };
}
const minutes = Array.from({ length: 3_000 }, (_, index) => 10 * (index + 1));
const book: PlanBook = { now: NOW, publications: minutes.map((minute) => planned(minute)), sends: [] };
const before: RuleFacts = {
  policies: [],
  blackouts: [],
  paths: new Map([['d', ['d']]]),
  dayClasses: {},
  zone: 'UTC',
};
const gap = (text: string): RuleChange => ({
  kind: 'policy',
  id: 'x',
  after: {
    ...{ id: 'x', name: '示例', departmentId: null, spread: 'shared', channel: null, accountId: null, zone: 'UTC' },
    rules: [{ type: 'minGap', gap: text }],
  },
});
const again = (change: RuleChange, later: PlanBook, most: number) => {
  const known = atOnce(weighing(book, before, change, []));
  return atOnce(weighingAgain(later, before, change, [], known, most));
};
const ids = (found: ReturnType<typeof again>) => found?.effect.misfits.map(({ publication }) => publication.id);

describe('a change weighed again on a plan that is one part', () => {
  test('judges nobody when nothing has changed', () => {
    expect(ids(again(gap('PT5M'), book, 0))).toEqual([]);
  });

  test('judges only near what came, went, moved or is under way', () => {
    const publications = book.publications.filter(({ id }) => id !== 'p020000');
    const come = planned(10_003, 'p010003');
    const later: PlanBook = {
      now: NOW + 1,
      publications: [...publications.slice(0, 1_000), come, ...publications.slice(1_000)],
      sends: [{ ...EACH, begin: NOW, end: null }],
    };
    // Nobody stands within the gap of what went. What came is asked about, and if it does not fit, everybody under the rules before, for
    // nobody had to ask that yet.
    expect(ids(again(gap('PT5M'), { ...later, publications }, 0))).toEqual([]);
    expect(again(gap('PT5M'), later, 2_000)).toBeNull();
    expect(ids(again(gap('PT5M'), later, 5_000))).toEqual(['p010003']);
    const free = { ...later, publications: publications.map((one) => (one.id === 'p010000' ? come : one)) };
    expect(ids(again(gap('PT5M'), free, 1))).toEqual([]);
    expect(again(gap('PT5M'), free, 0)).toBeNull();
  });

  test('goes on as far as one answer changes the next, and no further than there is patience', () => {
    const later = { ...book, publications: [planned(5, 'first'), ...book.publications] };
    // Of every two in twenty minutes one fits: a new first turns all answers round.
    expect(again(gap('PT11M'), later, 2_000)).toBeNull();
    const all = again(gap('PT11M'), later, 10_000);
    expect(ids(all)).toEqual(ids(atOnce(weighing(later, before, gap('PT11M'), []))));
  });

  test('leaves who could speak at all to another weighing outside when the accounts are others', () => {
    const known = atOnce(weighing(book, before, gap('PT5M'), []));
    const accounts = [{ id: 'b', departmentId: 'd', channel: 'web' as const }];
    expect(atOnce(weighingAgain(book, before, gap('PT5M'), accounts, known, Infinity))).toBeNull();
  });
});
