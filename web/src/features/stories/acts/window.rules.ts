import dayjs from 'dayjs';
import { local, ZONE } from '../../../lib/moment';

/** What a clock on the institution's wall showed at the instant, as fields for times want it; blank for none. */
export function clockOf(instant: string): string {
  return instant === '' ? '' : local(instant).format('YYYY-MM-DDTHH:mm');
}

/** The instant at which the institution's clock shows it, whatever the browser's own says; blank for none. */
export function instantOf(clock: string): string {
  return clock === '' ? '' : dayjs.tz(clock, ZONE).toISOString();
}
