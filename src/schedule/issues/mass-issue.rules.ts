import { AppError } from '../../platform/errors/app-error.js';
import {
  ISSUE_CLOSED,
  ISSUE_CLOSES_TOO_LATE,
  ISSUE_FULL,
  ISSUE_IN_PAST,
  ISSUE_ORDER_STALE,
  ISSUE_OUTSIDE_WINDOW,
  ISSUE_TOO_NEAR,
} from './mass-issue.errors.js';

/** Articles one mass send can hold (WeChat's back office and draft/add). */
export const MOST_ARTICLES = 8;
/** An issue closes so long before its slot at least, ms: its pictures and its draft are placed in that time. */
export const LEAST_CLOSING_MS = 10 * 60_000;

export interface IssueTimes {
  slotAt: Date;
  closesAt: Date;
}

/** @param state a closed issue has closed already. @throws AppError ISSUE_IN_PAST, ISSUE_CLOSES_TOO_LATE */
export function requireTimes({ slotAt, closesAt }: IssueTimes, state: 'open' | 'closed', now: number): void {
  if (slotAt.getTime() <= now) throw new AppError(ISSUE_IN_PAST, {}, '/slotAt');
  if (state === 'closed') return;
  if (closesAt.getTime() <= now) throw new AppError(ISSUE_IN_PAST, {}, '/closesAt');
  if (slotAt.getTime() - closesAt.getTime() < LEAST_CLOSING_MS)
    throw new AppError(ISSUE_CLOSES_TOO_LATE, { minutes: LEAST_CLOSING_MS / 60_000 }, '/closesAt');
}

/**
 * When an issue closes that is moved to `slotAt`: as long before it as it was, or as late as it can where that has passed. A closed one
 * keeps its time.
 */
export function movedClosing(issue: IssueTimes & { state: string }, slotAt: Date, now: number): Date {
  const [slot, closes] = [slotAt.getTime(), issue.closesAt.getTime()];
  if (issue.state === 'closed') return new Date(Math.min(closes, now));
  const asBefore = slot - (issue.slotAt.getTime() - closes);
  return new Date(asBefore > now ? asBefore : slot - LEAST_CLOSING_MS);
}

/** Whether there is time left to open an issue again before it closes anew. @throws AppError ISSUE_TOO_NEAR */
export function requireFarOff(slotAt: Date, now: number): void {
  if (!isFarOff(slotAt, now)) throw new AppError(ISSUE_TOO_NEAR, { minutes: LEAST_CLOSING_MS / 60_000 });
}

export function isFarOff(slotAt: Date, now: number): boolean {
  return slotAt.getTime() - LEAST_CLOSING_MS > now;
}

/** Whether one may still book, take back or put in order. @throws AppError ISSUE_CLOSED */
export function requireOpen(issue: { state: string; closesAt: Date }, now: number): void {
  if (issue.state !== 'open' || issue.closesAt.getTime() <= now) throw new AppError(ISSUE_CLOSED);
}

/** @returns the place a new article gets: the last one. @throws AppError ISSUE_FULL */
export function nextPosition(taken: readonly number[]): number {
  if (taken.length >= MOST_ARTICLES) throw new AppError(ISSUE_FULL, { most: MOST_ARTICLES });
  return Math.max(0, ...taken) + 1;
}

/**
 * What was signed must allow the very time of the issue.
 * @param title of the article, where it is not the one that is asked about
 * @throws AppError ISSUE_OUTSIDE_WINDOW
 */
export function requireWithin(
  window: { from: number; to: number },
  slotAt: Date,
  show: (at: number) => string,
  title?: string,
): void {
  const slot = slotAt.getTime();
  if (slot >= window.from && slot < window.to) return;
  const article = title === undefined ? { zh: '', en: '' } : { zh: `《${title}》`, en: ` of “${title}”` };
  throw new AppError(ISSUE_OUTSIDE_WINDOW, { slot: show(slot), from: show(window.from), to: show(window.to), article });
}

/**
 * The places of the articles in the order an editor has given.
 * @param present ids of the articles that are booked
 * @throws AppError ISSUE_ORDER_STALE when the order names others than are booked now: somebody has booked or taken back meanwhile
 */
export function ordered(present: readonly string[], order: readonly string[]): Map<string, number> {
  const same = order.length === present.length && new Set(order).size === order.length;
  if (!same || !order.every((id) => present.includes(id))) throw new AppError(ISSUE_ORDER_STALE);
  return new Map(order.map((id, at) => [id, at + 1]));
}
