import { POST_ACT_NAMES } from '../../record/act-names.rules.js';
import { JOURNAL_ACTS, type JournalAct } from '../../../schedule/publications/journal-acts.js';
import type { OutcomeText } from '../../channels/channel.js';

/** The engine's own housekeeping, which the history does not tell. */
const UNTOLD: readonly JournalAct[] = ['look', 'hand-download'];

/** An act of the journal as people speak of it, here as in the audit log. */
const ACT_NAMES: Readonly<Record<JournalAct, OutcomeText>> = POST_ACT_NAMES;

/** The acts that are told. */
export const TOLD_ACTS: readonly string[] = JOURNAL_ACTS.filter((act) => !UNTOLD.includes(act)).map(
  (act) => `publication.${act}`,
);

/** One row of the journal. */
export interface JournalRow {
  id: string;
  at: Date;
  action: string;
  /** Null = the engine. */
  by: string | null;
  data: Record<string, unknown>;
}

export interface HistoryEntry {
  id: string;
  at: Date;
  act: string;
  name: OutcomeText;
  by: string | null;
  /** In the words of whoever acted, or of the engine. */
  why: OutcomeText | null;
  slotBefore: string | null;
  slotAt: string | null;
}

/** What a row says to people; of its data nothing but reasons and times. */
export function historyOf({ id, at, action, by, data }: JournalRow): HistoryEntry {
  const act = action.replace(/^publication\./, '');
  return {
    ...{ id, at, act, by },
    name: (ACT_NAMES as Readonly<Record<string, OutcomeText>>)[act] ?? { zh: act, en: act },
    why: whyOf(data),
    slotBefore: text(data['slotBefore']),
    slotAt: text(data['slotAt']),
  };
}

function whyOf(data: Record<string, unknown>): OutcomeText | null {
  const told = wordsIn(data) ?? wordsIn(data['text']);
  if (told) return told;
  const said = text(data['note']) ?? text(data['reason']) ?? text(data['priorityReason']);
  return said === null ? null : { zh: said, en: said };
}

function wordsIn(value: unknown): OutcomeText | null {
  if (typeof value !== 'object' || value === null) return null;
  const { zh, en } = value as { zh?: unknown; en?: unknown };
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
