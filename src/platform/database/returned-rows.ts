/**
 * Rows of a raw query: TypeORM answers `UPDATE … RETURNING` with `[rows, count]`, everything else with the rows alone.
 * @param answer what `query()` resolved to
 */
export function returnedRows<T>(answer: unknown): T[] {
  if (!Array.isArray(answer)) return [];
  return Array.isArray(answer[0]) ? (answer[0] as T[]) : (answer as T[]);
}
