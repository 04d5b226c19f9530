import { DateTime } from 'luxon';

/**
 * What to give an archive as the time of an entry, so that a clock on the wall in the zone is read there: the old format knows no zones, and
 * most programs show it as it stands. The newer field, in seconds of UTC, is left out, for it would say another time.
 */
export function zipTime(at: Date, zone: string): { mtime: Date; forceDosTimestamp: true } {
  const { year, month, day, hour, minute, second } = DateTime.fromJSDate(at, { zone });
  // The library reads the parts back in the zone of the process.
  return { mtime: new Date(year, month - 1, day, hour, minute, second), forceDosTimestamp: true };
}
