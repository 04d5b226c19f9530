import { Link } from '@tanstack/react-router';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import type { WaitingRound } from '../../../lib/review/review-calls';
import { VERDICT } from '../../../lib/review/verdict.texts';
import { REVIEW } from '../review.texts';
import { Due } from './due';

/** What waits for me, the longest waiting first. */
export function QueueList({
  items,
  isMore,
  currentId,
}: {
  items: readonly WaitingRound[];
  isMore: boolean;
  currentId: string | undefined;
}) {
  const t = useTexts(REVIEW);
  const v = useTexts(VERDICT);
  return (
    <nav className="review-queue" aria-label={t('queue')}>
      <h2>
        {t('queue')} <span className="soft">{t('count', { n: items.length })}</span>
      </h2>
      <ul>
        {items.map((round) => (
          <li key={round.id}>
            <Link
              to="/review/$storyId"
              params={{ storyId: round.storyId }}
              className={round.storyId === currentId ? 'review-row is-current' : 'review-row'}
              aria-current={round.storyId === currentId ? 'true' : undefined}
            >
              <span className="review-row-title">{round.title}</span>
              <span className="soft">
                {round.departmentName} · {v('stage', { stage: spoken(round.stageName), n: round.number })}
              </span>
              <Due windowFrom={round.windowFrom} windowTo={round.windowTo} />
            </Link>
          </li>
        ))}
      </ul>
      {isMore && <p className="soft">{t('more')}</p>}
    </nav>
  );
}
