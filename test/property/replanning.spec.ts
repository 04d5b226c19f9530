import fc from 'fast-check';
import type { ThrottleRule } from '../../src/schedule/planner/throttle-rule.rules.js';
import { atOnce } from '../../src/platform/slices.js';
import { weighing } from '../../src/schedule/replanning/change/change-effect.rules.js';
import type { RuleChange } from '../../src/schedule/replanning/change/rule-change.rules.js';
import { findMisfits } from '../../src/schedule/replanning/book/misfit.rules.js';
import {
  byPlace,
  type PlanBook,
  type PlannedPublication,
  type RuleFacts,
} from '../../src/schedule/replanning/book/plan-book.rules.js';
import { compactPlan } from '../../src/schedule/replanning/moves/compact.rules.js';
import { placeMovers } from '../../src/schedule/replanning/moves/placing.rules.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260715);
const MINUTE = 60_000;
const DAY = 1440;
/** All instants lie on whole minutes from here on, so what is true of the minutes is true of the seconds between. */
const NOW = Date.parse('2026-07-15T00:00:00Z');
const HORIZON = 2 * DAY;

const rule = fc.oneof(
  fc
    .record({ max: fc.integer({ min: 1, max: 3 }), per: fc.integer({ min: 2, max: 60 }) })
    .map(({ max, per }): ThrottleRule => ({ type: 'limit', max, per: `PT${per}M`, window: 'sliding' })),
  fc.integer({ min: 1, max: 40 }).map((gap): ThrottleRule => ({ type: 'minGap', gap: `PT${gap}M` })),
  fc.integer({ min: 2, max: 6 }).map((max): ThrottleRule => ({ type: 'limit', max, per: 'day', window: 'calendar' })),
  fc.constant<ThrottleRule>({ type: 'hours', workday: ['00:30-03:00', '06:00-23:30'] }),
);

interface Case {
  rules: ThrottleRule[];
  book: PlanBook;
  facts: RuleFacts;
}

/** A plan of one department on one account under a policy of its own, in a zone without surprises. */
const plans = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
    sent: fc.array(fc.integer({ min: -60, max: 0 }), { maxLength: 4 }),
    planned: fc.array(
      fc.record({
        slot: fc.integer({ min: 1, max: 300 }),
        before: fc.integer({ min: 0, max: 200 }),
        window: fc.integer({ min: 5, max: 600 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ rules, sent, planned }): Case => {
    const speaking = { departmentId: 'd', accountId: 'a', channel: 'web' as const };
    const publications = planned.map(({ slot, before, window }, index): PlannedPublication => ({
      ...speaking,
      id: `p${String(index).padStart(2, '0')}`,
      slot: NOW + slot * MINUTE,
      wish: NOW + (slot - before) * MINUTE,
      windowFrom: NOW - DAY * MINUTE,
      windowTo: NOW + (slot + window) * MINUTE,
      urgent: false,
      dependsOn: null,
      pageSlot: null,
      putOffUntil: null,
    }));
    const policy = {
      id: 'x',
      name: '示例',
      departmentId: 'd',
      spread: 'each' as const,
      channel: null,
      accountId: null,
    };
    return {
      rules,
      book: {
        now: NOW,
        publications: publications.sort(byPlace),
        sends: sent.map((at) => ({ ...speaking, begin: NOW + at * MINUTE, end: NOW + at * MINUTE })),
      },
      facts: {
        policies: [{ ...policy, zone: 'UTC', rules }],
        blackouts: [],
        paths: new Map([['d', ['d']]]),
        dayClasses: {},
        zone: 'UTC',
      },
    };
  });

/** The oracle: whether one more at `at` breaks a rule beside `others`, all counted anew, in minutes. */
function breaks(rules: readonly ThrottleRule[], others: readonly number[], at: number): boolean {
  const all = [...others, at];
  return rules.some((one) => {
    if (one.type === 'hours') {
      const minute = ((at - NOW) / MINUTE + 10 * DAY) % DAY;
      return !((minute >= 30 && minute < 180) || (minute >= 360 && minute < 1410));
    }
    if (one.type === 'limit' && one.window === 'calendar')
      return all.filter((t) => Math.floor(t / 86_400_000) === Math.floor(at / 86_400_000)).length > one.max;
    const [max, text] = one.type === 'minGap' ? [1, one.gap] : one.type === 'limit' ? [one.max, one.per] : [1, ''];
    const per = Number(/\d+/.exec(text)?.[0]) * MINUTE;
    // Every window (end − per, end] with the new one in it.
    return all.some((end) => end >= at && end - per < at && all.filter((t) => t > end - per && t <= end).length > max);
  });
}

function isLegal(rules: readonly ThrottleRule[], sent: readonly number[], slots: readonly number[]): boolean {
  return slots.every(
    (slot, index) => !breaks(rules, [...sent, ...slots.filter((_slot, other) => other !== index)], slot),
  );
}

const sentOf = ({ book }: Case): number[] => book.sends.map(({ begin }) => begin);
const everybody = (): boolean => true;
const check = (property: (one: Case) => void): void =>
  fc.assert(fc.property(plans, property), { numRuns: RUNS, seed: SEED });

describe('replanning, against an oracle that counts every window anew', () => {
  test('without its misfits a plan is legal, and every one of them breaks a rule beside those before it', () => {
    check((one) => {
      const misfits = new Set(findMisfits(one.book, one.facts, everybody).map(({ publication }) => publication.id));
      const accepted: number[] = [];
      for (const { id, slot } of one.book.publications) {
        expect(breaks(one.rules, [...sentOf(one), ...accepted], slot)).toBe(misfits.has(id));
        if (!misfits.has(id)) accepted.push(slot);
      }
      expect(isLegal(one.rules, sentOf(one), accepted)).toBe(true);
    });
  });

  test('compacting makes nobody later, nobody earlier than their wish, and passes nobody who could have had the place', () => {
    check((one) => {
      const moves = new Map(
        compactPlan(one.book, one.facts, everybody).map(({ publication, to }) => [publication.id, to]),
      );
      const placed = one.book.publications.map((publication) => ({
        ...publication,
        to: moves.get(publication.id) ?? publication.slot,
      }));
      for (const [index, { slot, wish, to }] of placed.entries()) {
        expect(to).toBeLessThanOrEqual(slot);
        if (to !== slot) expect(to).toBeGreaterThanOrEqual(Math.max(wish, NOW));
        for (const ahead of placed.slice(0, index))
          if (to < ahead.to && to !== slot) expect(to).toBeLessThan(Math.max(ahead.wish, NOW));
      }
    });
  });

  test('a legal plan stays legal when it is compacted, in whole or in any first part', () => {
    check((one) => {
      const misfits = new Set(findMisfits(one.book, one.facts, everybody).map(({ publication }) => publication.id));
      const book = { ...one.book, publications: one.book.publications.filter(({ id }) => !misfits.has(id)) };
      const moves = compactPlan(book, one.facts, everybody);
      for (let made = 0; made <= moves.length; made++) {
        const to = new Map(moves.slice(0, made).map((move) => [move.publication.id, move.to]));
        const slots = book.publications.map(({ id, slot }) => to.get(id) ?? slot);
        expect(isLegal(one.rules, sentOf(one), slots)).toBe(true);
      }
    });
  });

  test('what is moved takes the earliest minute that breaks nothing beside all that stays; what cannot stays and is named', () => {
    check((one) => {
      const misfits = findMisfits(one.book, one.facts, everybody);
      const movers = misfits.map(({ publication }) => ({ publication, wish: publication.slot, isNewWish: false }));
      const proposals = placeMovers(one.book, one.facts, movers);
      expect(proposals.map(({ publication }) => publication.id)).toEqual(
        misfits.map(({ publication }) => publication.id),
      );
      const moving = new Set(proposals.filter(({ fault }) => !fault).map(({ publication }) => publication.id));
      const taken = [
        ...sentOf(one),
        ...one.book.publications.filter(({ id }) => !moving.has(id)).map(({ slot }) => slot),
      ];
      for (const { publication, to, fault } of proposals) {
        if (fault) {
          expect(to).toBe(publication.slot);
          continue;
        }
        let earliest = publication.slot;
        while (breaks(one.rules, taken, earliest) && earliest < publication.slot + HORIZON * MINUTE) earliest += MINUTE;
        expect(to).toBe(earliest);
        expect(to).toBeLessThan(publication.windowTo);
        taken.push(to);
      }
    });
  });
});

/** The plan a while later: some gone, some moved, some come, one sent meanwhile, all by three departments on two accounts. */
const laters = fc.record({
  minutes: fc.constantFrom(0, 0, 1, 30),
  gone: fc.array(fc.nat({ max: 11 }), { maxLength: 2 }),
  moved: fc.array(fc.record({ index: fc.nat({ max: 11 }), slot: fc.integer({ min: 1, max: 300 }) }), { maxLength: 2 }),
  come: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 1 }),
  open: fc.option(fc.constantFrom('d', 'e', 'f'), { freq: 3, nil: null }),
  spread: fc.constantFrom('each' as const, 'shared' as const),
  accounts: fc.constantFrom(1, 2, 3),
  after: rule,
});

test('a change weighed again on a plan that has moved on comes out as if it were weighed for the first time', () => {
  fc.assert(
    fc.property(plans, laters, ({ book, facts, rules }, later) => {
      const speakers = ['d', 'e', 'f'].map((departmentId, index) => ({
        departmentId,
        accountId: `a${index % later.accounts}`,
        channel: 'web' as const,
      }));
      const spoken = <T extends object>(one: T, index: number): T => ({ ...one, ...speakers[index % 3] });
      const first: PlanBook = {
        now: NOW,
        publications: book.publications.map(spoken),
        sends: book.sends.map(spoken),
      };
      const slots = new Map(later.moved.map(({ index, slot }) => [index, NOW + slot * MINUTE]));
      const stay = first.publications
        .map((one, index) => ({ ...one, slot: slots.get(index) ?? one.slot }))
        .filter((_one, index) => !later.gone.includes(index));
      const [pattern] = first.publications;
      const come = pattern ? later.come.map((slot) => ({ ...pattern, id: 'new', slot: NOW + slot * MINUTE })) : [];
      const now = NOW + later.minutes * MINUTE;
      const sender = speakers.find(({ departmentId }) => departmentId === later.open);
      const second: PlanBook = {
        now,
        publications: [...stay, ...come].sort(byPlace),
        sends: [...first.sends, ...(sender ? [{ ...sender, begin: now - MINUTE, end: null }] : [])],
      };
      const [policy] = facts.policies;
      if (!policy) throw new Error('there is a policy');
      const before: RuleFacts = {
        ...facts,
        policies: [{ ...policy, departmentId: null, spread: later.spread }],
        paths: new Map(speakers.map(({ departmentId }) => [departmentId, [departmentId]])),
      };
      const after = { ...policy, departmentId: null, spread: later.spread, rules: [...rules, later.after] };
      const change: RuleChange = { kind: 'policy', id: policy.id, after };
      const known = atOnce(weighing(first, before, change, []));
      const again = atOnce(weighing(second, before, change, [], known));
      expect(again.effect).toEqual(atOnce(weighing(second, before, change, [])).effect);
      // Apart or together, the parts hold what the whole holds.
      const misfits = new Set(findMisfits(second, before, everybody).map(({ publication }) => publication.id));
      const whole = findMisfits(second, again.effect.after, everybody).map(({ publication }) => publication.id);
      expect(again.effect.misfits.map(({ publication }) => publication.id)).toEqual(
        whole.filter((id) => !misfits.has(id)),
      );
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
