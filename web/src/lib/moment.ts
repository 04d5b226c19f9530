import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Where the institution is: times are shown there, wherever the browser sits. */
export const ZONE = 'Asia/Shanghai';

/** An instant as the institution's clocks show it. */
export function local(at: string | Date): dayjs.Dayjs {
  return dayjs(at).tz(ZONE);
}

/** e.g. `11-26 09:30`, today only `09:30`; of days to come with their weekday, for plans are made by it: `11-28 周六 09:30`. */
export function shortTime(at: string | Date, now: Date = new Date()): string {
  const moment = local(at);
  if (moment.isSame(local(now), 'day')) return moment.format('HH:mm');
  return moment.format(moment.isAfter(local(now)) ? 'MM-DD ddd HH:mm' : 'MM-DD HH:mm');
}

/** Whole, with weekday and zone: for titles and tooltips. */
export function fullTime(at: string | Date): string {
  return `${local(at).format('YYYY-MM-DD ddd HH:mm:ss')} (UTC+8)`;
}

/** The instant of `YYYY-MM-DDTHH:mm` on the institution's clocks, ISO. */
export function atLocal(wall: string): string {
  return dayjs.tz(wall, ZONE).toISOString();
}
