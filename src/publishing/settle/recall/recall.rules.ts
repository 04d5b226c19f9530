import type { OutcomeText } from '../../channels/channel.js';

/** Code of what waits at a platform although its approval no longer stands, and that only a person can take back. */
export const RECALL_BY_HAND = 'RECALL_BY_HAND';

/** Code of what was taken back with its approval, before it was out. */
export const TAKEN_BACK = 'APPROVAL_WITHDRAWN';

/** Its approval no longer stands, its time is over, and nobody knows whether it is out. */
export const WITHDRAWN_UNSETTLED: OutcomeText = {
  zh: '定稿已撤销，而在限定时间内没有等到发布结果：请立即到平台核对；已发出的请填写链接并撤下，没有发出的请选择放弃，切勿重发',
  en: 'the approval was withdrawn and no result came within the time set: look at the platform now; if it is out, fill in its link and take it down, else give it up; do not send it again',
};

/** It still waits there for a person, and is not tried again. */
export const RECALL_ENDED: OutcomeText = {
  zh: '定稿已撤销，系统连续七天没能从平台收回，不再尝试：请立即到平台后台删除草稿，切勿发表；已发出的请填写链接并撤下，删除后请选择放弃',
  en: 'the approval was withdrawn and it could not be taken back from the platform for seven days, so it is not tried again: delete the draft there now, do not publish it; if it is out, fill in its link and take it down, once it is deleted give it up',
};

const SHORTEST_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
/** For so long it is tried again. */
const TRIED_FOR_MS = 7 * 86_400_000;

/**
 * How long until it is tried again, ms: ever longer; null = never.
 * @param sinceMs since it lost its approval or was given up waiting for, whichever came later
 */
export function recallPause(sinceMs: number): number | null {
  const pause = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, sinceMs / 2));
  return sinceMs + pause > TRIED_FOR_MS ? null : pause;
}
