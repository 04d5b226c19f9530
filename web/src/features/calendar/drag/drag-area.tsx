import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { outlookQuery } from '../api/calendar-queries';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import type { Item } from '../rules/items';
import { quartersOf, wishOn } from '../rules/wishes';
import { type Dragged, dragNow, type Field, type Hint, hintAt, setDrag, useAnswers, useDragged } from './drag-store';

/** A question holds so many wishes at most. */
const MOST_WISHES = 100;
/** Reasons that fit beside the pointer. */
const REASONS = 2;

/** Nothing is taken up by the keyboard here: each entry has a menu for that. */
const SILENT = { announcements: { onDragStart: none, onDragOver: none, onDragEnd: none, onDragCancel: none } };
function none(): undefined {
  return undefined;
}

const within: CollisionDetection = (given) => pointerWithin(given).slice(0, 1);

/**
 * Takes entries from one field to another. When one is taken up, the rules are asked once for every field in sight; what they answered
 * stands in the fields and under the pointer from then on.
 */
export function DragArea({
  days,
  onDrop,
  children,
}: {
  days: readonly string[];
  onDrop: (dragged: Dragged, hint: Hint, item: Item | null) => void;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const { view } = useCalendar();
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 5 } }));
  const [under, setUnder] = useState<Under | null>(null);

  async function take({ active }: DragStartEvent): Promise<void> {
    const dragged = (active.data.current as { dragged: Dragged }).dragged;
    const now = Date.now();
    setDrag({ dragged, now, answers: null });
    setUnder(null);
    const wishes =
      view === 'day'
        ? quartersOf(days[0] ?? '', now)
        : days.map((day) => wishOn(day, dragged.clock, now)).filter((at): at is number => at !== null);
    const asked = [...new Set(wishes)].slice(0, MOST_WISHES);
    if (asked.length === 0) return;
    const answers = await queries.fetchQuery(outlookQuery(dragged.placing, asked)).catch(() => null);
    // Somebody may have taken up something else meanwhile.
    if (answers === null || dragNow().dragged !== dragged) return;
    setDrag({ answers: new Map(answers.map((answer) => [Date.parse(answer.wishedAt), answer])) });
  }

  function finish(): void {
    setDrag({ dragged: null, answers: null });
    setUnder(null);
  }

  function drop(event: DragEndEvent): void {
    const { dragged } = dragNow();
    const place = underPointer(event);
    const found = place && hintAt(place.field, place.share);
    finish();
    const { item } = event.active.data.current as { item: Item | null };
    if (dragged && found) onDrop(dragged, found, item);
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={within}
      accessibility={{ ...SILENT, screenReaderInstructions: { draggable: '' } }}
      onDragStart={(event) => void take(event)}
      onDragMove={(event) => setUnder(underPointer(event))}
      onDragEnd={drop}
      onDragCancel={finish}
    >
      {children}
      <DragOverlay dropAnimation={null} className="drag-overlay">
        <UnderPointer under={under} />
      </DragOverlay>
    </DndContext>
  );
}

/** The field below the pointer, and where in it. */
interface Under {
  field: Field;
  share: number;
}

function underPointer({ over, activatorEvent, delta }: DragMoveEvent | DragEndEvent): Under | null {
  const field = (over?.data.current as { field: Field } | undefined)?.field;
  if (!field || !over || !(activatorEvent instanceof MouseEvent)) return null;
  return { field, share: (activatorEvent.clientY + delta.y - over.rect.top) / Math.max(1, over.rect.height) };
}

function UnderPointer({ under }: { under: Under | null }) {
  const t = useTexts(CALENDAR);
  const dragged = useDragged();
  // Drawn anew when the answers come, though the pointer rests.
  useAnswers();
  const hint = under && hintAt(under.field, under.share);
  if (!dragged) return null;
  return (
    <div className={hint ? `dragged is-${hint.kind}` : 'dragged'} data-hint={hint?.kind ?? ''}>
      <span className="dragged-title">{dragged.title}</span>
      {hint && <HintWords hint={hint} laneName={dragged.laneName} />}
      {!hint && <span className="dragged-word">{dragged.laneName}</span>}
      <span className="visually-hidden">{t('move')}</span>
    </div>
  );
}

export function HintWords({ hint, laneName }: { hint: Hint; laneName: string }) {
  const t = useTexts(CALENDAR);
  if (hint.kind === 'other') return <span className="dragged-word">⊘ {t('dropOther', { name: laneName })}</span>;
  if (hint.kind === 'past') return <span className="dragged-word">⊘ {t('dropPast')}</span>;
  if (!('answer' in hint)) return <span className="dragged-word">{t('dragging')}</span>;
  const { slotAt, because, fault } = hint.answer;
  const reasons = because.slice(0, REASONS);
  return (
    <>
      <span className="dragged-word">
        {hint.kind === 'refused' || slotAt === null
          ? `✕ ${t('dropRefused')}`
          : hint.kind === 'wished'
            ? `✓ ${t('dropAsWished')} ${shortTime(slotAt)}`
            : `→ ${t('dropLater', { time: shortTime(slotAt) })}`}
      </span>
      {fault && <span className="dragged-why">{spoken(fault.text)}</span>}
      {reasons.map(({ text }) => (
        <span key={text.zh} className="dragged-why">
          {spoken(text)}
        </span>
      ))}
    </>
  );
}
