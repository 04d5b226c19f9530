import { texts } from '../lib/language/language';

export const REASON_DIALOG = texts(
  {
    reason: '理由',
    reasonHint: '会写入审计记录，同事看得到。',
    missing: '请写明理由。',
    back: '返回',
  },
  {
    reason: 'Reason',
    reasonHint: 'Goes on record, and colleagues see it.',
    missing: 'Give a reason.',
    back: 'Back',
  },
);
