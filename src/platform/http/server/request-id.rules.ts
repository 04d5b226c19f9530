/** Whether a caller's own request id may be taken over: short, visible, harmless in logs and headers. */
export function isSaneRequestId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(value);
}
