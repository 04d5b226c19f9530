import type { CopiedPublication, CopiedSend, PlanCopy } from './plan-copy.rules.js';
import { replan } from './replan.rules.js';

const NOW = Date.parse('2026-07-17T10:00:00Z');
const MINUTE = 60_000;
const SENDS = 400;
const PUBLICATIONS = 200;

/** A plan with so many places that are kept, each for one publication; every look at a send is counted. */
function planWith(kept: number, looked: () => void): PlanCopy {
  const sends = Array.from({ length: SENDS }, (_, at): CopiedSend => {
    const begin = NOW - (SENDS - at) * MINUTE;
    const send = {
      ...{ speaker: 0, begin },
      get end() {
        looked();
        return begin;
      },
    };
    // Copied with its getter.
    return at < kept ? Object.defineProperty(send, 'keptFor', { value: [`id${at}`], enumerable: true }) : send;
  });
  const publications = Array.from({ length: PUBLICATIONS }, (_, at): CopiedPublication => {
    const firstSlot = NOW + at * MINUTE;
    return {
      ...{ id: `id${at}`, speaker: 0, urgent: false, firstSlot, slot: firstSlot, wish: firstSlot, windowFrom: NOW },
      ...{ windowTo: NOW + 30 * 24 * 60 * MINUTE, dependsOn: null, pageSlot: null },
    };
  });
  const rules = [{ type: 'minGap' as const, gap: 'PT1M' }];
  return {
    ...{ now: NOW, publications, sends, blackouts: [], dayClasses: {}, zone: 'Asia/Shanghai' },
    speakers: [{ departmentId: 'bureau', path: ['bureau'], accountId: 'one', channel: 'web' }],
    policies: [
      {
        ...{ id: 'p', name: 'p', departmentId: null, spread: 'shared', accountId: 'one', channel: null },
        ...{ zone: 'Asia/Shanghai', rules },
      },
    ],
  };
}

/** The most looks at sends between two steps: what holds up everybody else. */
function longestStep(kept: number): number {
  let looks = 0;
  let longest = 0;
  const steps = replan(planWith(kept, () => looks++));
  for (;;) {
    looks = 0;
    const step = steps.next();
    longest = Math.max(longest, looks);
    if (step.done) {
      expect([...step.value.slots].filter(Number.isNaN)).toEqual([]);
      return longest;
    }
  }
}

describe('a plan with places that are kept', () => {
  it('is made in steps that grow no longer with the places', () => {
    const without = longestStep(0);
    expect(without).toBeGreaterThanOrEqual(SENDS);
    for (const kept of [1, 10, 100]) expect([kept, longestStep(kept) <= 2 * without]).toEqual([kept, true]);
  });
});
