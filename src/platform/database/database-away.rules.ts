/**
 * Whether an error says that the database is away, busy or not the one we know, and not that a row is at fault: PostgreSQL's classes 08,
 * 40, 42 (another version of the schema), 53 (no connection, memory or disk left), 57, 58 and XX, lock and idle timeouts, a read-only
 * server, Node's own codes, and what the driver says without one.
 */
export function isAway(error: Error): boolean {
  const known = codeOf(error);
  if (known !== undefined)
    return /^(08|25006|25P0|40|42|53|55P03|57|58|XX)/.test(String(known)) || /^E[A-Z_]+$/.test(String(known));
  return /connect|terminat|timeout|closed|runner already released/i.test(error.message);
}

/**
 * Whether the server says that it took a transaction back to let others through (a deadlock, 40P01, or no order, 40001): nothing of it
 * stands, and the same again may well go through.
 */
export function isTakenBack(error: Error): boolean {
  return /^(40001|40P01)$/.test(String(codeOf(error)));
}

/** PostgreSQL's code of an error, or Node's, whether the driver threw it or TypeORM wrapped it; undefined where there is none. */
export function codeOf(error: Error): unknown {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return driverError?.code ?? code;
}
