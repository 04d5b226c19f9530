import type { ErrorDefinition } from '../../errors/app-error.js';
import { CONFLICT, INVALID_INPUT, UNAVAILABLE } from '../../errors/platform.errors.js';

// Values PostgreSQL cannot hold: a NUL character in a text, a number out of range, a date that does not exist.
const VALUES = ['22P02', '22P05', '22021', '22003', '22007', '22008', '22001', '22026', '22023'];
// Two of us met on the same rows; the loser may simply try again.
const MEETINGS = ['40001', '40P01', '55P03'];
// The server is away, ending, full, or took too long.
const ABSENCES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
];

/**
 * What an error of the database that no feature translated means to the caller.
 * @param code SQLSTATE (PostgreSQL appendix A) or Node's system error code
 * @returns null when it is our own fault
 */
export function databaseFault(code: string | undefined): ErrorDefinition | null {
  if (code === undefined) return null;
  if (VALUES.includes(code)) return INVALID_INPUT;
  if (MEETINGS.includes(code)) return CONFLICT;
  if (ABSENCES.includes(code) || code.startsWith('08')) return UNAVAILABLE;
  return null;
}
