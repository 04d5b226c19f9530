import { windowProblem } from './release-window.rules.js';

const NOW = new Date('2026-07-15T00:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (offset: number): Date => new Date(NOW.getTime() + offset);

describe('a release window', () => {
  it.each<[string, number, number, string | null, string | null]>([
    ['in the future is fine', DAY, 2 * DAY, null, null],
    ['that begins now is fine', 0, DAY, null, null],
    ['that began while the form was filled in is fine', -5 * MINUTE, DAY, null, null],
    ['that began earlier is past', -5 * MINUTE - 1, DAY, 'REVIEW_WINDOW_PAST', '/windowFrom'],
    ['that is over is past', -MINUTE, 0, 'REVIEW_WINDOW_PAST', '/windowTo'],
    ['ends after it begins', DAY, DAY, 'REVIEW_WINDOW_ORDER', '/windowTo'],
    ['does not run backwards', 2 * DAY, DAY, 'REVIEW_WINDOW_ORDER', '/windowTo'],
    ['may reach 366 days ahead', DAY, 366 * DAY, null, null],
    ['may not reach beyond', DAY, 366 * DAY + 1, 'REVIEW_WINDOW_TOO_FAR', '/windowTo'],
  ])('%s', (_rule, from, to, code, pointer) => {
    const problem = windowProblem(at(from), at(to), NOW);
    expect(problem?.definition.code ?? null).toBe(code);
    expect(problem?.pointer ?? null).toBe(pointer);
  });
});
