import type { ReactNode } from 'react';
import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { type Closure, closuresOf } from '../rules/closures';
import { dayOf, hourOf, hoursOf, stretchOf } from '../../../lib/clock/days';
import { HOURS, type Item, type Lane } from '../rules/items';
import { metersOf } from '../rules/quotas';
import type { BoardData } from './board-data';
import { BoardCell, ClosureMark } from './board-cell';
import { DayHead } from './day-head';
import { QuotaMeter } from './quota-meter';
import { useWeekdays } from './weekdays';

type Cells = ReadonlyMap<string, readonly Item[]>;

export interface BoardRows {
  columns: string;
  /** Narrower than this it is scrolled sideways, px. */
  least: number;
  head: ReactNode;
  /** The row that is seen first, where that is not the first one: an hour before now, or the morning. */
  begins?: number;
  rows: { key: string; cells: () => ReactNode }[];
}

/** So many entries of a field are shown; a month's field is smaller. */
const SHOWN = { month: 4, week: 5, day: 5 };

export function useMonthRows(data: BoardData, cells: Cells): BoardRows {
  const weekdays = useWeekdays();
  const { kind } = useCalendar();
  const { days, today, month, special, blackouts, quotas, accountId } = data;
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return {
    columns: 'repeat(7, minmax(0, 1fr))',
    least: 760,
    head: weekdays.map((weekday) => (
      <div role="columnheader" key={weekday} className="head-cell">
        {weekday}
      </div>
    )),
    rows: weeks.map((week) => ({
      key: week[0] ?? '',
      cells: () =>
        week.map((day) => {
          const items = cells.get(day) ?? [];
          return (
            <BoardCell
              key={day}
              field={{ day, lane: null, hours: null }}
              items={items}
              most={SHOWN.month}
              closures={closuresOf(blackouts, stretchOf(day), accountId ? { accountId } : {}, true)}
              meters={accountId && kind === 'account' ? metersOf(quotas, 'account', accountId, day) : undefined}
              isDim={!day.startsWith(month)}
              head={
                <DayHead day={day} special={special.get(day)} isToday={day === today} isShort count={items.length} />
              }
            />
          );
        }),
    })),
  };
}

export function useWeekRows(data: BoardData, cells: Cells): BoardRows {
  const t = useTexts(CALENDAR);
  const { kind } = useCalendar();
  const { days, today, special, blackouts, quotas, lanes, items } = data;
  const counts = countByDay(items);
  return {
    columns: '132px repeat(7, minmax(0, 1fr))',
    least: 944,
    head: [
      <div role="columnheader" key="lane" className="head-cell is-corner">
        <span className="visually-hidden">{t('laneHead')}</span>
      </div>,
      ...days.map((day) => (
        <div role="columnheader" key={day} className="head-cell">
          <DayHead day={day} special={special.get(day)} isToday={day === today} count={counts.get(day) ?? 0} />
          {closuresOf(blackouts, stretchOf(day), {}, true).map((closure) => (
            <ClosureMark key={closure.id} closure={closure} />
          ))}
        </div>
      )),
    ],
    rows: lanes.map((lane) => ({
      key: lane.id,
      cells: () => [
        <LaneHead key="lane" lane={lane} />,
        ...days.map((day) => {
          const all = closuresOf(blackouts, stretchOf(day), whoOf(lane, kind));
          const everywhere = new Set(closuresOf(blackouts, stretchOf(day)).map(({ id }) => id));
          return (
            <BoardCell
              key={day}
              field={{ day, lane: lane.id, hours: null }}
              items={cells.get(`${lane.id} ${day}`)}
              most={SHOWN.week}
              // What is closed for all is told once, above; here it is only shaded.
              closures={all}
              isDim={day < today}
              isToldAbove={all.every(({ id }) => everywhere.has(id))}
              meters={day < today ? undefined : metersOf(quotas, kind, lane.id, day)}
            />
          );
        }),
      ],
    })),
  };
}

export function useDayRows(data: BoardData, cells: Cells): BoardRows {
  const t = useTexts(CALENDAR);
  const { kind } = useCalendar();
  const { days, blackouts, quotas, lanes } = data;
  const [day = ''] = days;
  const now = Date.now();
  const hour = dayOf(now) === day ? hourOf(now) - 1 : 8;
  return {
    begins: Math.max(0, HOURS.filter((from) => from <= hour).length - 1),
    columns: `64px repeat(${Math.max(1, lanes.length)}, minmax(0, 1fr))`,
    least: 64 + 150 * lanes.length,
    head: [
      <div role="columnheader" key="hour" className="head-cell is-corner">
        <span className="visually-hidden">{t('hourHead')}</span>
      </div>,
      ...lanes.map((lane) => (
        <LaneHead
          key={lane.id}
          lane={lane}
          isColumn
          meters={metersOf(quotas, kind, lane.id, day)}
          // A department's own silence is no hour of an account that others speak on, too.
          closures={
            kind === 'account'
              ? closuresOf(blackouts, stretchOf(day), whoOf(lane, kind), true).filter(({ isPart }) => isPart)
              : []
          }
        />
      )),
    ],
    rows: HOURS.map((from, index) => {
      const to = HOURS[index + 1] ?? 24;
      const stretch = hoursOf(day, { from, to });
      return {
        key: String(from),
        cells: () => [
          <div role="rowheader" key="hour" className="row-head is-hour">
            {from === 0 ? t('night') : `${String(from).padStart(2, '0')}:00`}
          </div>,
          ...lanes.map((lane) => (
            <BoardCell
              key={lane.id}
              field={{ day, lane: lane.id, hours: { from, to } }}
              items={cells.get(`${lane.id} ${from}`)}
              most={SHOWN.day}
              closures={closuresOf(blackouts, stretch, whoOf(lane, kind))}
              isDim={stretch.to <= now}
            />
          )),
        ],
      };
    }),
  };
}

function LaneHead({
  lane,
  isColumn = false,
  meters,
  closures = [],
}: {
  lane: Lane;
  isColumn?: boolean;
  /** What is closed for some of those who speak in it. */
  closures?: readonly Closure[];
  meters?: ReturnType<typeof metersOf>;
}) {
  return (
    <div
      role={isColumn ? 'columnheader' : 'rowheader'}
      className={isColumn ? 'head-cell lane-head' : 'row-head lane-head'}
    >
      <span className="lane-name">{lane.name}</span>
      {lane.channel && <span className="lane-channel">{channelName(lane.channel)}</span>}
      {closures.map((closure) => (
        <ClosureMark key={closure.id} closure={closure} />
      ))}
      {meters && meters.length > 0 && <QuotaMeter meters={meters} />}
    </div>
  );
}

function whoOf(lane: Lane, kind: 'account' | 'department') {
  return kind === 'account' ? { accountId: lane.id, channel: lane.channel } : { departmentId: lane.id };
}

function countByDay(items: readonly Item[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { at } of items) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1);
  return counts;
}
