import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { closuresOf } from '../rules/closures';
import { dayOf, stretchOf, weekdayOf } from '../../../lib/clock/days';
import type { Item } from '../rules/items';
import type { BoardData } from './board-data';
import { ClosureMark } from './board-cell';
import { Chip } from './chip';
import { DayBadge } from './day-head';
import { usePrinting } from '../../../lib/media';
import { useWeekdays } from './weekdays';
import './agenda.css';

/** So many of a day are listed at first. */
const SHOWN = 12;

/** On a phone: a list by day; what is done is done from each entry's own menu. */
export function Agenda({ days, items, special, blackouts, today }: BoardData) {
  const byDay = new Map<string, Item[]>(days.map((day) => [day, []]));
  for (const item of items) byDay.get(dayOf(item.at))?.push(item);
  const shown = days.filter(
    (day) =>
      (byDay.get(day)?.length ?? 0) > 0 || day === today || closuresOf(blackouts, stretchOf(day), {}, true).length > 0,
  );
  return (
    <div className="agenda">
      {shown.map((day) => (
        <AgendaDay
          key={day}
          day={day}
          items={byDay.get(day) ?? []}
          special={special}
          blackouts={blackouts}
          isToday={day === today}
        />
      ))}
    </div>
  );
}

function AgendaDay({
  day,
  items,
  special,
  blackouts,
  isToday,
}: Pick<BoardData, 'special' | 'blackouts'> & { day: string; items: readonly Item[]; isToday: boolean }) {
  const t = useTexts(CALENDAR);
  const weekdays = useWeekdays();
  const { open, mayControl } = useCalendar();
  const [isOpen, setOpen] = useState(false);
  const isPrinting = usePrinting();
  const list = isOpen || isPrinting ? items : items.slice(0, SHOWN);
  return (
    <section className="agenda-day" aria-label={day}>
      <h2 className={isToday ? 'agenda-date is-today' : 'agenda-date'}>
        {Number(day.slice(5, 7))}-{day.slice(8)} {weekdays[weekdayOf(day) - 1]}
        {isToday && <span className="day-today">{t('today')}</span>}
        <DayBadge special={special.get(day)} />
        <span className="agenda-count">{t('count', { n: items.length })}</span>
        {mayControl && items.length > 0 && (
          <Button
            size="small"
            type="text"
            onClick={() => open({ kind: 'day', day })}
            aria-label={t('dayMenu', { day })}
          >
            ⇥
          </Button>
        )}
      </h2>
      {closuresOf(blackouts, stretchOf(day), {}, true).map((closure) => (
        <ClosureMark key={closure.id} closure={closure} />
      ))}
      {list.map((item) => (
        <Chip key={item.key} item={item} isAgenda />
      ))}
      {items.length > list.length && (
        <Button type="link" onClick={() => setOpen(true)}>
          {t('rest', { n: items.length - list.length })}
        </Button>
      )}
    </section>
  );
}
