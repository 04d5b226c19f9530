import { useSyncExternalStore } from 'react';
import type { Placing, SlotOutlook } from '../api/calendar-queries';
import { isAsWished, wishOn, wishWithin } from '../rules/wishes';

/** A field of the board: a day, of a lane where there are lanes, and the hours of its row in the view of a day. */
export interface Field {
  day: string;
  lane: string | null;
  hours: { from: number; to: number } | null;
}

/** What is being dragged. */
export interface Dragged {
  placing: Placing;
  title: string;
  /** `HH:mm` it keeps when it changes days. */
  clock: string;
  /** The lane it belongs in, and what that is called. */
  lane: string;
  laneName: string;
}

export type Hint =
  | { kind: 'waiting' | 'past' | 'other'; wish: null }
  | { kind: 'wished' | 'later' | 'refused'; wish: number; answer: SlotOutlook }
  | { kind: 'unasked'; wish: number };

interface State {
  dragged: Dragged | null;
  now: number;
  /** By wish, epoch ms; null until the answer is there. */
  answers: ReadonlyMap<number, SlotOutlook> | null;
}

let state: State = { dragged: null, now: 0, answers: null };
const listeners = new Set<() => void>();

export function setDrag(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

export function dragNow(): State {
  return state;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDragged(): Dragged | null {
  return useSyncExternalStore(subscribe, () => state.dragged);
}

export function useAnswers(): State['answers'] {
  return useSyncExternalStore(subscribe, () => state.answers);
}

/** What dropping it there would do. `share`: where in the field, from 0 at its upper edge to 1. */
export function hintAt(field: Field, share = 0): Hint | null {
  const { dragged, now, answers } = state;
  if (!dragged) return null;
  if (field.lane !== null && field.lane !== dragged.lane) return { kind: 'other', wish: null };
  const wish = field.hours ? wishWithin(field.day, field.hours, share, now) : wishOn(field.day, dragged.clock, now);
  if (wish === null) return { kind: 'past', wish: null };
  if (answers === null) return { kind: 'waiting', wish: null };
  const answer = answers.get(wish);
  if (!answer) return { kind: 'unasked', wish };
  if (answer.slotAt === null) return { kind: 'refused', wish, answer };
  return { kind: isAsWished(answer) ? 'wished' : 'later', wish, answer };
}

/** As one short text, so that a field is drawn anew only where its own hint changes: kind, and the slot where there is one. */
export function useFieldHint(field: Field): string {
  return useSyncExternalStore(subscribe, () => {
    const hint = hintAt(field);
    if (!hint) return '';
    return 'answer' in hint ? `${hint.kind} ${hint.answer.slotAt ?? ''}` : hint.kind;
  });
}
