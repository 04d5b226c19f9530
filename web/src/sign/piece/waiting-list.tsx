import { spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { fullTime, shortTime } from '../../lib/moment';
import { urgencyOf } from '../../lib/review/earlier.rules';
import type { WaitingRound } from '../../lib/review/review-calls';
import { VERDICT } from '../../lib/review/verdict.texts';

/** What waits for whoever holds the phone; a whole row is the button. */
export function WaitingList({ items, onOpen }: { items: readonly WaitingRound[]; onOpen: (storyId: string) => void }) {
  const t = useTexts(VERDICT);
  return (
    <ul className="waiting">
      {items.map(({ id, storyId, title, departmentName, stageName, number, windowFrom, windowTo }) => {
        const urgency = urgencyOf(windowFrom, windowTo, Date.now());
        return (
          <li key={id}>
            <a
              href={`/console/sign/${storyId}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                onOpen(storyId);
              }}
            >
              <strong>{title}</strong>
              <span className="soft">
                {departmentName} · {t('stage', { stage: spoken(stageName), n: number })}
              </span>
              <span className={`due is-${urgency}`}>
                {urgency !== 'calm' && <strong>{t(urgency)} · </strong>}
                <time dateTime={windowFrom} title={fullTime(windowFrom)}>
                  {t('windowFrom', { time: shortTime(windowFrom) })}
                </time>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
