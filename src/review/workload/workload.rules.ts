import type { LocalText } from '../../platform/errors/app-error.js';
import { DEFAULT_STAGES, type ReviewRole } from '../round/workflow.rules.js';

/** What waits and what was decided, of a stage or a person. Times in ms. */
export interface Work {
  waiting: number;
  waitingSince: Date | null;
  decided: number;
  returned: number;
  tookP50: number | null;
  tookP95: number | null;
}

const NOTHING: Work = { waiting: 0, waitingSince: null, decided: 0, returned: 0, tookP50: null, tookP95: null };

/** Every stage in the order of the review, also those at which nothing waits and nothing was decided. */
export function byStage(
  rows: readonly (Work & { role: ReviewRole })[],
): (Work & { role: ReviewRole; name: LocalText })[] {
  return DEFAULT_STAGES.map(({ role, name }) => ({ ...NOTHING, ...rows.find((row) => row.role === role), role, name }));
}
