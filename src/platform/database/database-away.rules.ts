/**
 * Whether an error says that the database is away or busy, and not that a row is at fault: PostgreSQL's classes 08, 57, 40 and lock
 * timeouts, Node's own codes, and what the driver says without one.
 */
export function isAway(error: Error): boolean {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const known = driverError?.code ?? code;
  if (known !== undefined) return /^(08|57|40|55P03|25P03)/.test(String(known)) || /^E[A-Z]+$/.test(String(known));
  return /connect|terminat|timeout|closed/i.test(error.message);
}
