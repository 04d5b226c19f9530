/** A place in a list, sealed into one opaque word: the sort values of the last row shown. */
export type CursorValues = readonly (string | number | null)[];

export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/**
 * @param kinds what must stand at each place
 * @returns null when the word was not made by `encodeCursor` for a list sorted like this
 */
export function decodeCursor(
  cursor: string,
  kinds: readonly ('uuid' | 'text' | 'number' | 'time')[],
): (string | number)[] | null {
  if (!/^[A-Za-z0-9_-]{1,1024}$/.test(cursor)) return null;
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(values) || values.length !== kinds.length) return null;
  return values.every((value, index) => fits(value, kinds[index])) ? (values as (string | number)[]) : null;
}

function fits(value: unknown, kind: 'uuid' | 'text' | 'number' | 'time' | undefined): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (typeof value !== 'string' || value.includes('\0')) return false;
  if (kind === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
  if (kind === 'time') return /^\d{4}-\d{2}-\d{2}T/.test(value) && Number.isFinite(Date.parse(value));
  return true;
}
