import { createContext, useContext } from 'react';
import type { Placing } from './api/calendar-queries';
import type { View } from './rules/days';
import type { Item, LaneKind } from './rules/items';

/** What is to be given a time: in words, and where it stands now. */
export interface ToPlace {
  placing: Placing;
  title: string;
  laneName: string;
  /** Epoch ms; null where it has none yet. */
  at: number | null;
  /** What undoing would put back: what waited for its time, moves; what was held, is held again. */
  before: Item | null;
}

export type Dialog =
  | { kind: 'item'; item: Item }
  | { kind: 'place'; what: ToPlace; wish: number | null }
  | { kind: 'hold' | 'cancel'; item: Item }
  | { kind: 'day'; day: string }
  | { kind: 'compact' }
  | { kind: 'misfits' }
  | { kind: 'issue'; id: string }
  | { kind: 'open-issue'; accountId: string | null }
  | { kind: 'book'; accountId: string; storyId: string; title: string };

/** What the parts of the page share; stable, so that hundreds of entries are not drawn anew for a dialog. */
export interface CalendarTools {
  view: View;
  kind: LaneKind;
  mayControl: boolean;
  open: (dialog: Dialog) => void;
  goTo: (view: View, day: string) => void;
}

export const CalendarContext = createContext<CalendarTools | null>(null);

export function useCalendar(): CalendarTools {
  const tools = useContext(CalendarContext);
  if (!tools) throw new Error('not within the calendar');
  return tools;
}
