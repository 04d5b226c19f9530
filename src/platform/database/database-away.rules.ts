/**
 * Whether an error says that the database is away, busy or not the one we know, and not that a row is at fault: PostgreSQL's classes 08,
 * 40, 42 (another version of the schema), 53 (no connection, memory or disk left), 57, 58 and XX, lock and idle timeouts, a read-only
 * server, Node's own codes, and what the driver says without one.
 */
export function isAway(error: Error): boolean {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const known = driverError?.code ?? code;
  if (known !== undefined)
    return /^(08|25006|25P0|40|42|53|55P03|57|58|XX)/.test(String(known)) || /^E[A-Z_]+$/.test(String(known));
  return /connect|terminat|timeout|closed/i.test(error.message);
}
