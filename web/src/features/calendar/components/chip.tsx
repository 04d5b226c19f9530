import { useDraggable } from '@dnd-kit/core';
import { memo } from 'react';
import { channelName } from '../../../lib/channel-names';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import type { Dragged } from '../drag/drag-store';
import { clockOf, dayOf } from '../../../lib/clock/days';
import { isMovable, isTrouble, type Item, laneOf, signOf } from '../rules/items';

/** One thing on the board: when, what, on which account, and how it stands. */
export const Chip = memo(function Chip({ item, isAgenda = false }: { item: Item; isAgenda?: boolean }) {
  const { kind, mayControl, open } = useCalendar();
  const isDraggable = mayControl && !isAgenda && isMovable(item);
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: item.key,
    disabled: !isDraggable,
    data: { dragged: toDragged(item, kind), item },
  });
  const classes = [
    'chip',
    `is-${item.channel}`,
    isTrouble(item.state) ? 'is-trouble' : `is-${item.state}`,
    ...(item.frozenFor === null ? [] : ['is-frozen']),
    ...(isDraggable ? ['is-draggable'] : []),
    ...(isDragging ? ['is-dragging'] : []),
  ];
  return (
    <button
      type="button"
      ref={setNodeRef}
      {...(isDraggable ? listeners : {})}
      className={classes.join(' ')}
      data-key={item.key}
      data-at={new Date(item.at).toISOString()}
      tabIndex={isAgenda ? 0 : -1}
      onClick={() => open(item.issue ? { kind: 'issue', id: item.issue.id } : { kind: 'item', item })}
      onKeyDown={(event) => {
        if (event.key !== 'm' || !isDraggable || !item.publicationId) return;
        const placing = { kind: 'move', publicationId: item.publicationId } as const;
        const what = { placing, title: item.title, laneName: item.accountName, at: item.at, before: item };
        open({ kind: 'place', what, wish: null });
      }}
    >
      <Words item={item} hasAccount={isAgenda || kind !== 'account'} />
    </button>
  );
});

function Words({ item, hasAccount }: { item: Item; hasAccount: boolean }) {
  const t = useTexts(CALENDAR);
  const { view } = useCalendar();
  const needsWord = isTrouble(item.state) || item.state === 'retracted' || item.state === 'open';
  const isFrozen = item.frozenFor !== null;
  const isSeen = hasAccount || view === 'month';
  return (
    <>
      <span className="chip-line">
        <span className="chip-time">{clockOf(item.at)}</span>
        <span className="chip-sign" aria-hidden>
          {isFrozen ? '■' : signOf(item.state)}
        </span>
        {isFrozen && (
          <span className="chip-frozen" title={item.frozenFor ?? ''}>
            {t('frozen')}
          </span>
        )}
        <span className={needsWord ? 'chip-state' : 'visually-hidden'}>{spoken(item.stateName)}</span>
        {item.isUrgent && <span className="chip-urgent">{t('urgent')}</span>}
        {item.issue && <span className="chip-issue">{t('issueSlim', { n: item.issue.articles.length })}</span>}
        <span className={isSeen ? 'chip-where' : 'visually-hidden'} title={item.accountName}>
          {channelName(item.channel)}
          <span className={hasAccount ? undefined : 'visually-hidden'}> · {item.accountName}</span>
        </span>
      </span>
      <span className="chip-title">{item.title || t('emptyPlace')}</span>
      <span className="visually-hidden">{dayOf(item.at)}</span>
    </>
  );
}

function toDragged(item: Item, kind: 'account' | 'department'): Dragged {
  return {
    placing: { kind: 'move', publicationId: item.publicationId ?? '' },
    title: item.title,
    clock: clockOf(item.at),
    lane: laneOf(kind, item),
    laneName: kind === 'account' ? item.accountName : item.departmentName,
  };
}
