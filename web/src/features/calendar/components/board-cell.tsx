import { useDroppable } from '@dnd-kit/core';
import { memo, type ReactNode, useState } from 'react';
import { shortTime } from '../../../lib/moment';
import { useTexts } from '../../../lib/language/use-texts';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { type Field, useFieldHint } from '../drag/drag-store';
import type { Closure } from '../rules/closures';
import type { Item } from '../rules/items';
import type { Meter } from '../rules/quotas';
import { Chip } from './chip';
import { usePrinting } from '../../../lib/media';
import { QuotaMeter } from './quota-meter';

const NONE: readonly Item[] = [];

/** A field of the board: what lies in it, as far as it fits, and what dropping something here would do. */
export const BoardCell = memo(function BoardCell({
  field,
  items = NONE,
  most,
  closures,
  meters,
  isDim = false,
  isToldAbove = false,
  head,
}: {
  field: Field;
  items?: readonly Item[];
  /** So many are shown at first. */
  most: number;
  closures: readonly Closure[];
  meters?: readonly Meter[];
  isDim?: boolean;
  /** What is closed stands in the head of the day already. */
  isToldAbove?: boolean;
  head?: ReactNode;
}) {
  const t = useTexts(CALENDAR);
  const { view, goTo } = useCalendar();
  const [isOpen, setOpen] = useState(false);
  const id = `${field.day} ${field.lane ?? ''} ${field.hours?.from ?? ''}`;
  const { setNodeRef, isOver } = useDroppable({ id, data: { field } });
  const hint = useFieldHint(field);
  const isClosed = closures.some(({ isWhole, isPart }) => isWhole && !isPart);
  const isMourning = closures.some((closure) => closure.isMourning && !closure.isPart);
  const isPrinting = usePrinting();
  const shown = isOpen || isPrinting ? items : items.slice(0, most);
  const rest = items.length - shown.length;
  const classes = [
    'cell',
    ...(isDim ? ['is-dim'] : []),
    ...(isClosed ? ['is-closed'] : []),
    ...(isMourning ? ['is-mourning'] : []),
    ...(isOver ? ['is-over'] : []),
    ...(hint === '' ? [] : [`drops-${hint.split(' ')[0]}`]),
  ];
  return (
    <div role="cell" ref={setNodeRef} className={classes.join(' ')} data-day={field.day} data-lane={field.lane ?? ''}>
      {head}
      {!isToldAbove && closures.map((closure) => <ClosureMark key={closure.id} closure={closure} />)}
      {shown.map((item) => (
        <Chip key={item.key} item={item} />
      ))}
      {rest > 0 && (
        <button
          type="button"
          className="cell-rest"
          tabIndex={-1}
          onClick={() => (view === 'month' ? goTo('day', field.day) : setOpen(true))}
        >
          {t('rest', { n: rest })}
        </button>
      )}
      {isOpen && !isPrinting && (
        <button type="button" className="cell-rest" tabIndex={-1} onClick={() => setOpen(false)}>
          {t('less')}
        </button>
      )}
      {meters && meters.length > 0 && <QuotaMeter meters={meters} />}
      <FieldHint hint={hint} isSlim={field.hours !== null} />
    </div>
  );
});

export function ClosureMark({ closure }: { closure: Closure }) {
  const t = useTexts(CALENDAR);
  const word = closure.isMourning ? t('mourning') : closure.isFreeze ? t('closedHeld') : t('closed');
  const time = closure.isWhole ? t('closedAll') : `${closure.from}–${closure.to}`;
  return (
    <p className={closure.isMourning ? 'closure is-mourning' : 'closure'}>
      <span aria-hidden>⊘ </span>
      {word} {time} · {closure.name}
      {closure.isPart && ` · ${t('closedPart')}`}
    </p>
  );
}

/** While something is dragged: where it would come to stand. */
function FieldHint({ hint, isSlim }: { hint: string; isSlim: boolean }) {
  const t = useTexts(CALENDAR);
  const [kind, slot] = hint.split(' ');
  if (isSlim || !kind || kind === 'other' || kind === 'past' || kind === 'waiting') return null;
  if (kind === 'refused') return <p className="hint is-refused">✕ {t('dropRefused')}</p>;
  if (!slot) return null;
  return <p className={`hint is-${kind}`}>{kind === 'wished' ? `✓ ${shortTime(slot)}` : `→ ${shortTime(slot)}`}</p>;
}
