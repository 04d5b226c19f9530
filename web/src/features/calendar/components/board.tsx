import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import type { Item } from '../rules/items';
import type { BoardData } from './board-data';
import { type BoardRows, useDayRows, useMonthRows, useWeekRows } from './board-rows';
import { byCell } from '../rules/items';
import { usePrinting } from '../../../lib/media';
import { useRoving } from './roving';
import './board.css';

/** More rows than this are drawn only where they are seen. */
const MANY_ROWS = 12;

/** A board of fields, the same for all three views: a month has a row for each week, a week one for each lane, a day one for each hour. */
export function Board(data: BoardData) {
  const { view } = useCalendar();
  if (view === 'month') return <MonthBoard {...data} />;
  return view === 'week' ? <WeekBoard {...data} /> : <DayBoard {...data} />;
}

function MonthBoard(data: BoardData) {
  return <Frame items={data.items} {...useMonthRows(data, useCells(data.items))} />;
}

function WeekBoard(data: BoardData) {
  return <Frame items={data.items} {...useWeekRows(data, useCells(data.items))} />;
}

function DayBoard(data: BoardData) {
  return <Frame items={data.items} {...useDayRows(data, useCells(data.items))} />;
}

function useCells(items: readonly Item[]): ReturnType<typeof byCell> {
  const { view, kind } = useCalendar();
  return useMemo(() => byCell(view, kind, items), [view, kind, items]);
}

function Frame({ items, columns, least, head, rows, begins }: BoardRows & { items: readonly Item[] }) {
  const t = useTexts(CALENDAR);
  const { view } = useCalendar();
  // Held as state: rows that are drawn where they are seen must hear of it.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const roving = useRoving(scroller, items);
  return (
    <div
      className={`board-scroll is-${view}`}
      ref={setScroller}
      role="region"
      aria-label={t('board')}
      tabIndex={0}
      {...roving}
    >
      <div
        role="table"
        aria-label={t('board')}
        aria-rowcount={rows.length + 1}
        className={`board is-${view}`}
        style={{ minWidth: least }}
      >
        <div role="rowgroup" className="board-head">
          <div role="row" className="board-row" style={{ gridTemplateColumns: columns }}>
            {head}
          </div>
        </div>
        <Rows rows={rows} columns={columns} scroller={scroller} begins={begins} />
      </div>
    </div>
  );
}

function Rows({
  rows,
  columns,
  scroller,
  begins,
}: Pick<BoardRows, 'rows' | 'columns' | 'begins'> & { scroller: HTMLDivElement | null }) {
  const isPrinting = usePrinting();
  const isMany = rows.length > MANY_ROWS && !isPrinting;
  const virtual = useVirtualizer({
    count: isMany ? rows.length : 0,
    getScrollElement: () => scroller,
    estimateSize: () => 96,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 3,
  });
  // Once, as the board is opened: afterwards people scroll where they like.
  const first = useRef(begins);
  useEffect(() => {
    if (scroller && first.current !== undefined) virtual.scrollToIndex(first.current, { align: 'start' });
  }, [scroller]);
  if (!isMany)
    return (
      <div role="rowgroup">
        {rows.map(({ key, cells }, index) => (
          <div
            key={key}
            role="row"
            aria-rowindex={index + 2}
            className="board-row"
            style={{ gridTemplateColumns: columns }}
          >
            {cells()}
          </div>
        ))}
      </div>
    );
  return (
    <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map(({ key, index, start }) => (
        <div
          key={key}
          role="row"
          ref={virtual.measureElement}
          data-index={index}
          aria-rowindex={index + 2}
          className="board-row is-placed"
          style={{ gridTemplateColumns: columns, transform: `translateY(${start}px)` }}
        >
          {rows[index]?.cells()}
        </div>
      ))}
    </div>
  );
}
