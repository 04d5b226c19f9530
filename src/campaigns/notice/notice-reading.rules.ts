import type { CalendarDate } from './dates/calendar.rules.js';
import type { NoticeWarning } from './notice-warnings.rules.js';

/** Longest notice the product takes, in UTF-16 code units: about 300 printed pages. */
export const MAX_NOTICE_CHARACTERS = 200_000;

export interface NoticeItem {
  /** The item's leading clause without its number, or null when it has none. */
  title: string | null;
  /** The rest; the clause itself when there is no more. Paragraphs are parted by `\n`. */
  text: string;
}

export interface NoticeDeadline {
  /** `YYYY-MM-DD`, or null when the words name no certain day. */
  date: CalendarDate | null;
  /** The words of the date as printed. */
  when: string;
  what: string | null;
  /** Receiving offices as printed, in the order of the text. */
  to: string[];
  /** Who hands in to whom, where the text says so. */
  routes: { who: string | null; to: string[] }[];
}

/** What a notice says, and where. What it does not say is null or empty; nothing is made up. */
export interface NoticeReading {
  title: string | null;
  documentNumber: string | null;
  issuers: string[];
  theme: string | null;
  window: { from: CalendarDate | null; to: CalendarDate | null };
  pillars: NoticeItem[];
  forms: NoticeItem[];
  requirements: NoticeItem[];
  deadlines: NoticeDeadline[];
  /** Per field path (`title`, `issuers[0]`, `deadlines[0].to[1]`) the range `[start, end)` it came from, in UTF-16 code units of the text as given. */
  spans: Record<string, [number, number]>;
  warnings: NoticeWarning[];
}

export interface NoticeOptions {
  /** `YYYY-MM-DD`; with it a campaign that is over draws a warning. */
  today?: CalendarDate;
}
