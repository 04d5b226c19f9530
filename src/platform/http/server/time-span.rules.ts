import { AppError } from '../../errors/app-error.js';
import { INVALID_INPUT } from '../../errors/platform.errors.js';

const DAY_MS = 86_400_000;

/** @throws AppError INVALID_INPUT (`/to`, BAD_SPAN) when a time ends before it begins, or is longer than so many days */
export function requireSpan(from: Date, to: Date, longestDays: number): void {
  if (to > from && to.getTime() - from.getTime() <= longestDays * DAY_MS) return;
  const error = {
    pointer: '/to',
    code: 'BAD_SPAN',
    zh: `结束时间须晚于开始时间，且相隔不超过 ${longestDays} 天。`,
    en: `The end must come after the beginning, at most ${longestDays} days later.`,
  };
  throw new AppError(INVALID_INPUT, {}, '/to', { errors: [error] });
}
