import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { urgencyOf } from '../../../lib/review/earlier.rules';
import { VERDICT } from '../../../lib/review/verdict.texts';

/** When it is to leave, and what that means for whoever reviews it. */
export function Due({ windowFrom, windowTo }: { windowFrom: string; windowTo: string }) {
  const t = useTexts(VERDICT);
  const urgency = urgencyOf(windowFrom, windowTo, Date.now());
  return (
    <span className={`due is-${urgency}`}>
      {urgency !== 'calm' && <strong>{t(urgency)} · </strong>}
      <time dateTime={windowFrom} title={fullTime(windowFrom)}>
        {t('windowFrom', { time: shortTime(windowFrom) })}
      </time>
    </span>
  );
}
