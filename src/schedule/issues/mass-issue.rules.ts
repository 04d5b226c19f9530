import { AppError } from '../../platform/errors/app-error.js';
import {
  ISSUE_CLOSED,
  ISSUE_CLOSES_TOO_LATE,
  ISSUE_FULL,
  ISSUE_IN_PAST,
  ISSUE_ORDER_STALE,
  ISSUE_OUTSIDE_WINDOW,
} from './mass-issue.errors.js';

/** Articles one mass send can hold (WeChat's back office and draft/add). */
export const MOST_ARTICLES = 8;
/** An issue closes so long before its slot at least, ms: its pictures and its draft are placed in that time. */
export const LEAST_CLOSING_MS = 10 * 60_000;

export interface IssueTimes {
  slotAt: Date;
  closesAt: Date;
}

/** @throws AppError ISSUE_IN_PAST, ISSUE_CLOSES_TOO_LATE */
export function requireTimes({ slotAt, closesAt }: IssueTimes, now: number): void {
  if (slotAt.getTime() <= now || closesAt.getTime() <= now) throw new AppError(ISSUE_IN_PAST, {}, '/slotAt');
  if (slotAt.getTime() - closesAt.getTime() < LEAST_CLOSING_MS)
    throw new AppError(ISSUE_CLOSES_TOO_LATE, { minutes: LEAST_CLOSING_MS / 60_000 }, '/closesAt');
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

/** What was signed must allow the very time of the issue. @throws AppError ISSUE_OUTSIDE_WINDOW */
export function requireWithin(window: { from: number; to: number }, slotAt: Date, show: (at: number) => string): void {
  const slot = slotAt.getTime();
  if (slot >= window.from && slot < window.to) return;
  throw new AppError(ISSUE_OUTSIDE_WINDOW, { slot: show(slot), from: show(window.from), to: show(window.to) });
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
