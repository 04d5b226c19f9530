import { listed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import type { Deadline } from '../api/campaign-queries';
import { hourIn } from '../hour.rules';
import { CAMPAIGNS } from '../campaigns.texts';

const DAY_MS = 86_400_000;

/** What is to be handed in when, the next one first; what has passed comes last. */
export function DeadlineList({ deadlines }: { deadlines: readonly Deadline[] }) {
  const t = useTexts(CAMPAIGNS);
  const today = Date.parse(local(new Date()).format('YYYY-MM-DD'));
  if (deadlines.length === 0) return <p className="soft">{t('deadlinesNone')}</p>;
  const days = deadlines
    .map((deadline) => ({
      deadline,
      left: deadline.date === null ? null : (Date.parse(deadline.date) - today) / DAY_MS,
    }))
    .sort((one, other) => rank(one.left) - rank(other.left));
  return (
    <ol className="deadlines">
      {days.map(({ deadline, left }, index) => (
        <li key={index} className={left !== null && left < 0 ? 'deadline is-past' : 'deadline'}>
          <span className="deadline-day">
            <b>{dayOf(deadline) ?? t('noDay')}</b>
            <span className={left !== null && left >= 0 && left <= 3 ? 'deadline-left is-near' : 'deadline-left'}>
              {left === null
                ? t('noDay')
                : left < 0
                  ? t('passed', { n: -left })
                  : left === 0
                    ? t('today')
                    : t('left', { n: left })}
            </span>
          </span>
          <span>
            {deadline.what ?? deadline.when}
            {routesOf(deadline, t('everyone')).map((route) => (
              <span key={route} className="deadline-route">
                {route}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

function dayOf({ date, when }: Deadline): string | null | undefined {
  const hour = hourIn(when ?? '');
  return date !== null && hour !== null ? `${date} ${hour}` : (date ?? when);
}

/** What is near comes before what is far, what is uncertain after it, what has passed last. */
function rank(left: number | null): number {
  if (left === null) return 100_000;
  return left < 0 ? 200_000 - left : left;
}

function routesOf({ routes = [], to }: Deadline, everyone: string): string[] {
  if (routes.length > 0) return routes.map((route) => `${route.who ?? everyone} → ${listed(route.to)}`);
  return to.length > 0 ? [`→ ${listed(to)}`] : [];
}
