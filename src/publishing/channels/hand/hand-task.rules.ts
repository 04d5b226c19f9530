import type { OutcomeText } from '../channel.js';

/** What a person is given where the account does not say otherwise, minutes. */
const USUAL_MINUTES = 120;

/** How long the person on duty has for one post, ms. */
export function patienceMs(settings: Record<string, unknown>): number {
  const minutes = settings['minutes'];
  return (typeof minutes === 'number' ? minutes : USUAL_MINUTES) * 60_000;
}

/** What stands with a publication while it is with a person. */
export const WITH_A_PERSON: OutcomeText = {
  zh: '待人工发布：请值班人员在“人工发布”中领取，照定稿发布后填回链接',
  en: 'to be posted by hand: the person on duty takes it from the hand tasks, posts what was approved and fills in the link',
};
