import type { OpenedBucket } from '../../planner/opened-bucket.rules.js';
import { judgeOpened } from '../../planner/planner.rules.js';
import type { ReasonView } from '../publication-view.rules.js';

/** The rules an urgent post goes past at its slot: no obstacle, but on record. */
export function passedReasons(yielding: readonly OpenedBucket[], slot: number): ReasonView[] {
  return judgeOpened(yielding, slot).because.map(({ bucket, rule, text }) => ({
    policy: bucket,
    rule,
    text: {
      zh: `加急发布，不受本单位这条规则限制：${text.zh}`,
      en: `urgent, so this rule of the department does not hold it back: ${text.en}`,
    },
  }));
}
