import { fromField, toField } from '../../../lib/clock/days';

/** What a clock on the institution's wall showed at the instant, as fields for times want it; blank for none. */
export function clockOf(instant: string): string {
  return instant === '' ? '' : toField(Date.parse(instant));
}

/** The instant at which the institution's clock shows it, whatever the browser's own says; blank for none. */
export function instantOf(clock: string): string {
  const at = fromField(clock);
  return at === null ? '' : new Date(at).toISOString();
}
