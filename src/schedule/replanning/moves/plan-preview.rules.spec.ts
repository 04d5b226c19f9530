import type { PlannedPublication } from '../book/plan-book.rules.js';
import { crowdOf, type PreviewEntry } from './plan-preview.rules.js';

const MINUTE = 60_000;
const MIDNIGHT = Date.parse('2026-12-14T00:00:00+08:00');

/** Moved from the noon before to so many minutes after midnight; null = it stays. */
function entry(minutes: number | null): PreviewEntry {
  const slot = MIDNIGHT - 720 * MINUTE;
  const publication: PlannedPublication = {
    ...{ id: `p${minutes}`, departmentId: 'd', accountId: 'a', channel: 'web', slot, wish: slot, urgent: false },
    ...{ windowFrom: slot, windowTo: slot, dependsOn: null, pageSlot: null, putOffUntil: null },
  };
  const to = minutes === null ? slot : MIDNIGHT + minutes * MINUTE;
  const proposal = { publication, to, earliest: to, wish: slot, because: [], fault: null };
  return { proposal, against: [], held: false, follows: false };
}

describe('where moved posts crowd', () => {
  it.each([
    ['nothing moves', [], null],
    ['what stays is none of them', [null], null],
    ['all of them at once', [0, 0, 0], [3, 0, 0]],
    ['an hour holds those less than sixty minutes apart', [0, 59, 60], [2, 0, 59]],
    ['the fullest hour, wherever it begins', [0, 50, 70, 80, 300], [3, 50, 80]],
    ['the earliest of equal ones, in whatever order they come', [300, 310, 10, 0], [2, 0, 10]],
  ])('%s', (_, minutes, expected) => {
    const crowd = crowdOf(minutes.map(entry));
    const told = crowd && [crowd.count, (crowd.from - MIDNIGHT) / MINUTE, (crowd.to - MIDNIGHT) / MINUTE];
    expect(told).toEqual(expected);
  });
});
