import { useTexts } from '../../../lib/language/use-texts';
import type { Insights } from '../api/insights-queries';
import { INSIGHTS, WEEKDAYS } from '../insights.texts';

/** The hours of a week, darker where more left. Each says its number. */
export function HourMap({ hours }: { hours: Insights['hours'] }) {
  const t = useTexts(INSIGHTS);
  const most = Math.max(1, ...hours.map(({ out }) => out));
  const at = new Map(hours.map(({ weekday, hour, out }) => [weekday * 24 + hour, out]));
  return (
    <div className="hour-scroll" tabIndex={0} role="region" aria-label={t('byHour')}>
      <table className="hour-map">
        <thead>
          <tr>
            <td />
            {Array.from({ length: 24 }, (_, hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((name, index) => (
            <tr key={name}>
              <th scope="row">{t(name)}</th>
              {Array.from({ length: 24 }, (_, hour) => {
                const out = at.get((index + 1) * 24 + hour) ?? 0;
                return (
                  <td
                    key={hour}
                    title={out > 0 ? t('byHourSays', { day: t(name), hour, n: out }) : undefined}
                    style={{ '--share': `${out === 0 ? 0 : 18 + Math.round((82 * out) / most)}%` } as never}
                    className={out / most > 0.55 ? 'is-dark' : undefined}
                  >
                    {out > 0 ? out : ''}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
