import { texts } from '../lib/language/language';

export const DECISION_DIALOG = texts(
  {
    reason: '理由',
    reasonHint: '会写入审计记录，同事看得到。',
    missing: '请写明理由。',
    back: '返回',
    changed: '别人刚刚改动过，页面已刷新。请看过现在的情况再决定。',
  },
  {
    reason: 'Reason',
    reasonHint: 'Goes on record, and colleagues see it.',
    missing: 'Give a reason.',
    back: 'Back',
    changed: 'Somebody has just changed it, and the page was refreshed. Look at how it stands before you decide.',
  },
);
