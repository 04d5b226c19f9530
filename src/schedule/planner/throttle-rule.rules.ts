import {
  fieldAt,
  type JsonObject,
  type Read,
  readArray,
  readChoice,
  reading,
  readObject,
  readString,
  refuse,
  refuseUnknownFields,
  shown,
} from './field-fault.rules.js';
import { DAY_CLASSES, type DayClass } from './time/day-class.rules.js';
import { parseDuration, parseInstant } from './time/iso-time.rules.js';

export const CALENDAR_PERIODS = ['day', 'week', 'month'] as const;
export type CalendarPeriod = (typeof CALENDAR_PERIODS)[number];

/** At most `max` sends in any stretch of length `per` (ISO-8601 duration of days, hours, minutes, seconds; a day is 24 h). */
export interface SlidingLimitRule {
  readonly type: 'limit';
  readonly max: number;
  readonly per: string;
  readonly window: 'sliding';
}

/** At most `max` sends in a calendar period of the policy's zone. */
export interface CalendarLimitRule {
  readonly type: 'limit';
  readonly max: number;
  readonly per: CalendarPeriod;
  readonly window: 'calendar';
}

/** Sends at least `gap` (ISO-8601 duration) apart. */
export interface MinGapRule {
  readonly type: 'minGap';
  readonly gap: string;
}

/** Local wall-clock ranges `HH:mm-HH:mm` per class of day; an absent class is closed. */
export type HoursRule = { readonly type: 'hours' } & { readonly [Class in DayClass]?: readonly string[] };

/** A named interval [from, to) of ISO-8601 instants in which slots move on (`shift`) or are held for a person (`freeze`). */
export interface BlackoutRule {
  readonly type: 'blackout';
  readonly from: string;
  readonly to: string;
  readonly mode: 'shift' | 'freeze';
  readonly name?: string;
}

/** At most `max` sends begun and not ended. */
export interface MaxInFlightRule {
  readonly type: 'maxInFlight';
  readonly max: number;
}

/** One rule of a policy, in the shape it is stored and sent in. */
export type ThrottleRule =
  SlidingLimitRule | CalendarLimitRule | MinGapRule | HoursRule | BlackoutRule | MaxInFlightRule;

export const RULE_TYPES = ['limit', 'minGap', 'hours', 'blackout', 'maxInFlight'] as const;

/** Where rules come from: a policy of an installation, or a case file, which knows neither held slots nor sends under way. */
export type RuleSource = 'policy' | 'plan-file';

/**
 * `08:00-18:00` as seconds of the local day; null if it is no such range. `24:00` may only end a range. An end not after the start means the next day.
 */
export function parseClockRange(text: string): { from: number; to: number } | null {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  if (!match) return null;
  const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number) as [number, number, number, number];
  if (fromMinute > 59 || toMinute > 59 || fromHour > 23 || toHour * 60 + toMinute > 24 * 60) return null;
  return { from: (fromHour * 60 + fromMinute) * 60, to: (toHour * 60 + toMinute) * 60 };
}

/** Reads a list of rules from JSON; the first field that is wrong is named by its path below `path`. */
export function parseRules(json: unknown, path = 'rules', source: RuleSource = 'policy'): Read<ThrottleRule[]> {
  return reading(() => readRules(json, path, source));
}

/** As `parseRules`, for use inside another reader. */
export function readRules(json: unknown, path: string, source: RuleSource): ThrottleRule[] {
  return readArray(json, path).map((rule, index) => readRule(rule, `${path}[${index}]`, source));
}

function readRule(json: unknown, path: string, source: RuleSource): ThrottleRule {
  const rule = readObject(json, path);
  const type = readChoice(rule.type, RULE_TYPES, fieldAt(path, 'type'));
  switch (type) {
    case 'limit':
      return readLimit(rule, path);
    case 'minGap':
      refuseUnknownFields(rule, ['type', 'gap'], path);
      return { type, gap: readDuration(rule.gap, fieldAt(path, 'gap')) };
    case 'hours':
      return readHours(rule, path);
    case 'blackout':
      return readBlackout(rule, path, source);
    case 'maxInFlight':
      if (source === 'plan-file')
        refuse(
          fieldAt(path, 'type'),
          'NOT_IN_PLAN_FILE',
          'maxInFlight 只在发送时判断，推演文件中不可用',
          'maxInFlight is judged while sending and cannot be used in a plan file',
        );
      refuseUnknownFields(rule, ['type', 'max'], path);
      return { type, max: readMax(rule.max, fieldAt(path, 'max')) };
  }
}

function readLimit(rule: JsonObject, path: string): SlidingLimitRule | CalendarLimitRule {
  refuseUnknownFields(rule, ['type', 'max', 'per', 'window'], path);
  const max = readMax(rule.max, fieldAt(path, 'max'));
  const window = readChoice(rule.window, ['sliding', 'calendar'], fieldAt(path, 'window'));
  const per = fieldAt(path, 'per');
  return window === 'calendar'
    ? { type: 'limit', max, per: readChoice(rule.per, CALENDAR_PERIODS, per), window }
    : { type: 'limit', max, per: readDuration(rule.per, per), window };
}

function readHours(rule: JsonObject, path: string): HoursRule {
  refuseUnknownFields(rule, ['type', ...DAY_CLASSES], path);
  const classes = DAY_CLASSES.filter((dayClass) => rule[dayClass] !== undefined).map((dayClass) => {
    const field = fieldAt(path, dayClass);
    const ranges = readArray(rule[dayClass], field).map((range, index) => readRange(range, `${field}[${index}]`));
    return [dayClass, ranges] as const;
  });
  return { type: 'hours', ...Object.fromEntries(classes) };
}

function readRange(json: unknown, path: string): string {
  const range = readString(json, path);
  if (parseClockRange(range)) return range;
  return refuse(
    path,
    'BAD_HOURS',
    `${shown(range)} 不是时间段；请写成 "08:00-18:00"，起点 00:00 至 23:59，终点最晚 24:00`,
    `${shown(range)} is not a range of hours; write "08:00-18:00", starting 00:00 to 23:59 and ending 24:00 at the latest`,
  );
}

function readBlackout(rule: JsonObject, path: string, source: RuleSource): BlackoutRule {
  refuseUnknownFields(rule, ['type', 'from', 'to', 'mode', 'name'], path);
  const from = readString(rule.from, fieldAt(path, 'from'));
  const to = readString(rule.to, fieldAt(path, 'to'));
  const begin = readInstant(from, fieldAt(path, 'from'));
  if (readInstant(to, fieldAt(path, 'to')) <= begin)
    refuse(
      fieldAt(path, 'to'),
      'EMPTY_INTERVAL',
      '停发时段的 to 必须晚于 from',
      'the to of a blackout must be after its from',
    );
  const mode = readChoice(rule.mode, ['shift', 'freeze'], fieldAt(path, 'mode'));
  if (mode === 'freeze' && source === 'plan-file')
    refuse(
      fieldAt(path, 'mode'),
      'NOT_IN_PLAN_FILE',
      'freeze 停发需要人工处置，推演文件中只可用 shift',
      'a freeze blackout waits for a person; a plan file knows only shift',
    );
  if (rule.name === undefined) return { type: 'blackout', from, to, mode };
  return { type: 'blackout', from, to, mode, name: readString(rule.name, fieldAt(path, 'name')) };
}

/** Nobody writes more than a handful of decimals; the database reads only so many. */
const LONGEST_INSTANT = 60;

/** Reads an instant with its offset; answers epoch ms. */
export function readInstant(json: unknown, path: string): number {
  const text = readString(json, path);
  const instant = text.length > LONGEST_INSTANT ? null : parseInstant(text);
  if (instant !== null) return instant;
  return refuse(
    path,
    'BAD_INSTANT',
    `${shown(text)} 不是带时差的 ISO 8601 时刻；请写成 "2026-07-15T09:00:00+08:00"，且日期时间须真实存在`,
    `${shown(text)} is not an ISO-8601 instant with an offset; write "2026-07-15T09:00:00+08:00", a date and time that exist`,
  );
}

function readDuration(json: unknown, path: string): string {
  const text = readString(json, path);
  if (parseDuration(text) !== null) return text;
  return refuse(
    path,
    'BAD_DURATION',
    `${shown(text)} 不是可用的时长；请用天、时、分、秒写成大于零的 ISO 8601 时长，如 "P1D"、"PT1H30M"（不可用年、月、周）`,
    `${shown(text)} is not a usable duration; write an ISO-8601 duration above zero in days, hours, minutes and seconds, such as "P1D" or "PT1H30M" (no years, months or weeks)`,
  );
}

function readMax(json: unknown, path: string): number {
  if (json === undefined) return refuse(path, 'MISSING', '缺少此字段', 'is missing');
  if (typeof json === 'number' && Number.isSafeInteger(json) && json >= 1) return json;
  return refuse(
    path,
    'BAD_NUMBER',
    `${shown(json)} 不可用；应为不小于 1 的整数`,
    `${shown(json)} will not do; it must be a whole number of at least 1`,
  );
}
