import type { DayClassTable } from './time/day-class.rules.js';
import type { ThrottleRule } from './throttle-rule.rules.js';
import type { Words } from './words.rules.js';

export type { Words } from './words.rules.js';

/** A send from its begin to its answer, epoch ms. `end: null` is a send still under way: it counts as ending now. */
export interface SendInterval {
  readonly begin: number;
  readonly end: number | null;
}

/** What one policy sees: its rules, its zone, and the sends and slots that draw on it. Neither list need be sorted. */
export interface Bucket {
  readonly key: string;
  /** Set before each reason, to tell policies apart on a screen. */
  readonly label?: Words;
  /** IANA name */
  readonly zone: string;
  readonly rules: readonly ThrottleRule[];
  /** Classes of days the installation sets itself; they go before the announced ones. */
  readonly dayClasses?: DayClassTable;
  readonly sent: readonly SendInterval[];
  /** Slots already granted, epoch ms, without the one being planned. */
  readonly planned: readonly number[];
}

/** One rule that refused, by bucket and place in the bucket's list of rules. */
export interface Because {
  readonly bucket: string;
  readonly rule: number;
  readonly text: Words;
}

/**
 * One rule made ready to be asked. Instants are epoch ms; slots are whole seconds.
 */
export interface Gate {
  /** Whether a send at exactly this instant breaks the rule. */
  refuses(at: number): boolean;
  /** The first whole second at or after `from` (a whole second) that the rule allows; once past `limit`, any second past it. */
  nextLegal(from: number, limit: number): number;
  /** The first whole second in [from, before) that the rule refuses, or null. */
  firstRefused(from: number, before: number): number | null;
  /**
   * Why it refuses `at`; `legalFrom` is when it would next allow a send, null when that is not within the search. `isAsked`: somebody asked
   * for `at` itself; otherwise the search for a later slot came by it.
   */
  explain(at: number, legalFrom: number | null, isAsked: boolean): Words;
  /** Counts a slot just granted. */
  reserve(at: number): void;
  /** Counts a send that has just been claimed as under way; absent where that says nothing beyond `reserve`. */
  begin?(): void;
  /** Whether a calendar period ends between two instants; absent where there are none. */
  hasBorderBetween?(from: number, to: number): boolean;
}
