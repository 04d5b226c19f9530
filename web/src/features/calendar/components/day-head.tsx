import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import type { SpecialDay } from '../rules/closures';
import { weekdayOf } from '../../../lib/clock/days';
import { useWeekdays } from './weekdays';

/** A day's name: its date, whether it is off or worked in place of a holiday, and the way to what can be done with the whole of it. */
export function DayHead({
  day,
  special,
  isToday,
  isShort = false,
  count,
}: {
  day: string;
  special: SpecialDay | undefined;
  isToday: boolean;
  /** Within a month's field: the weekday stands above. */
  isShort?: boolean;
  count?: number;
}) {
  const t = useTexts(CALENDAR);
  const weekdays = useWeekdays();
  const { goTo, open, mayControl } = useCalendar();
  const weekday = weekdayOf(day);
  const date =
    isShort && !day.endsWith('-01') ? String(Number(day.slice(8))) : `${Number(day.slice(5, 7))}-${day.slice(8)}`;
  return (
    <div className={isToday ? 'day-head is-today' : 'day-head'}>
      <button type="button" className="day-date" onClick={() => goTo('day', day)} title={t('openDay', { day })}>
        {date}
        {!isShort && <span className="day-weekday"> {weekdays[weekday - 1]}</span>}
        {isToday && <span className="day-today">{t('today')}</span>}
      </button>
      <DayBadge special={special} />
      {count !== undefined && count > 0 && (
        <span className="day-more">
          <span className="day-count">{count}</span>
          {mayControl && (
            <button
              type="button"
              className="day-menu"
              aria-label={t('dayMenu', { day })}
              title={t('dayMenu', { day })}
              onClick={() => open({ kind: 'day', day })}
            >
              <span aria-hidden>⇥</span>
            </button>
          )}
        </span>
      )}
    </div>
  );
}

/** 休 or 班, and why. */
export function DayBadge({ special }: { special: SpecialDay | undefined }) {
  const t = useTexts(CALENDAR);
  if (!special || special.class === 'weekend') return null;
  const isOff = special.class === 'holiday';
  const name = special.name ? spoken(special.name) : t(isOff ? 'offLong' : 'workLong');
  return (
    <span className={isOff ? 'day-badge is-off' : 'day-badge is-work'} title={name}>
      {t(isOff ? 'off' : 'work')}
      <span className="day-badge-name"> {name}</span>
    </span>
  );
}
