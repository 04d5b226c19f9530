import { ValidateBy } from 'class-validator';
import { DateTime } from 'luxon';

/** True for a date the calendar has, from 2000 to 2099, written `YYYY-MM-DD`. */
export function isLocalDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(value)) return false;
  return DateTime.fromISO(value, { zone: 'utc' }).isValid;
}

/** For a field that holds a day of the wall calendar: it stays text, for a Date would make an instant of it, in some zone. */
export const LocalDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'localDate',
    validator: {
      validate: isLocalDate,
      defaultMessage: () =>
        '应为 2000 至 2099 年间存在的日期，例如 2027-01-01。 | Must be a date of the calendar from 2000 to 2099, e.g. 2027-01-01.',
    },
  });
