/** What a change replaced, and by what, for the audit log. */
export interface ChangeRecord {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * Of `after` what differs from `before`, and what it was: texts, numbers, flags, times and lists of these. Whole documents stay out.
 * @param before at least every member of `after`
 */
export function changeRecord(before: object, after: object): ChangeRecord {
  const was = before as Record<string, unknown>;
  const record: ChangeRecord = { before: {}, after: {} };
  for (const [key, value] of Object.entries(after)) {
    const old = was[key] ?? null;
    if (!isShort(value) || !isShort(old) || JSON.stringify(old) === JSON.stringify(value)) continue;
    record.before[key] = old;
    record.after[key] = value;
  }
  return record;
}

function isShort(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one !== 'object');
  return typeof value !== 'object' || value === null || value instanceof Date;
}
