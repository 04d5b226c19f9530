const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Both platforms count in China Standard Time, which has had no daylight saving since 1991. */
function inShanghai(at: number): Date {
  return new Date(at + SHANGHAI_OFFSET_MS);
}

/** The platform's calendar day of an instant (epoch ms), `YYYY-MM-DD`. */
export function platformDay(at: number): string {
  return inShanghai(at).toISOString().slice(0, 10);
}

/** The platform's calendar month of an instant, `YYYY-MM`. */
export function platformMonth(at: number): string {
  return platformDay(at).slice(0, 7);
}

/** `YYYY-MM-DD HH:MM:SS` in the platform's time. */
export function platformStamp(at: number): string {
  return inShanghai(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** Start of the next full hour, epoch ms. */
export function nextHour(at: number): number {
  return (Math.floor(at / 3_600_000) + 1) * 3_600_000;
}

/** Weibo's own way to write a time: `Wed Oct 24 23:49:17 +0800 2012`. */
export function weiboTime(at: number): string {
  const local = inShanghai(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  return `${WEEKDAYS[local.getUTCDay()]} ${MONTHS[local.getUTCMonth()]} ${two(local.getUTCDate())} ${clock} +0800 ${local.getUTCFullYear()}`;
}
