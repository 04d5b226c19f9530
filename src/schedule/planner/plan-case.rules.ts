import type { Words } from './words.rules.js';
import {
  fieldAt,
  type JsonObject,
  readArray,
  reading,
  readObject,
  readString,
  refuse,
  refuseUnknownFields,
  shown,
} from './field-fault.rules.js';
import { planInOrder } from './planner.rules.js';
import { readInstant, readRules, type ThrottleRule } from './throttle-rule.rules.js';
import { formatInstant } from './time/iso-time.rules.js';
import { ZoneClock } from './time/zone-clock.rules.js';

/** A case file's answer for one wish; `slot` in the case's zone with its offset, on whole seconds. */
export interface PlannedWish {
  readonly wish: string;
  readonly slot: string | null;
  readonly because: readonly { readonly rule: number; readonly text: Words }[];
  readonly error?: { readonly code: string; readonly text: Words };
}

export interface PlannedCase {
  readonly slots: readonly PlannedWish[];
}

export type PlanCasesAnswer =
  | { readonly ok: true; readonly result: PlannedCase | PlannedCase[] }
  | { readonly ok: false; readonly field: string; readonly code: string; readonly text: Words };

interface PlanCase {
  readonly zone: string;
  readonly rules: readonly ThrottleRule[];
  /** epoch ms */
  readonly sent: readonly number[];
  readonly planned: readonly number[];
  readonly wishes: readonly { readonly text: string; readonly at: number }[];
}

const CASE_FIELDS = ['zone', 'rules', 'sent', 'planned', 'wishes'];

/**
 * Plans the parsed JSON of a case file: one case, or an array of cases, which answers an array. All cases are read before any is planned; the first
 * field that is wrong is the whole answer, named by its path (`rules[1].per`, `[3].rules[0].max`, `$` for the file itself).
 */
export function planCases(json: unknown): PlanCasesAnswer {
  const read = reading(() =>
    Array.isArray(json) ? json.map((one, index) => readCase(one, `[${index}]`)) : readCase(json, ''),
  );
  if (!read.ok) return { ok: false, field: read.field, code: read.code, text: read.text };
  const cases = read.value;
  return { ok: true, result: Array.isArray(cases) ? cases.map(planCase) : planCase(cases) };
}

function planCase({ zone, rules, sent, planned, wishes }: PlanCase): PlannedCase {
  const clock = ZoneClock.of(zone);
  const answers = planInOrder({
    buckets: [{ key: 'case', zone, rules, sent: sent.map((at) => ({ begin: at, end: at })), planned }],
    wishes: wishes.map(({ at }) => at),
  });
  const slots = answers.map((answer, index): PlannedWish => {
    const wish = wishes[index]?.text ?? '';
    const because = answer.because.map(({ rule, text }) => ({ rule, text }));
    if (answer.slot === null) return { wish, slot: null, because, error: answer.error };
    return { wish, slot: formatInstant(answer.slot, clock), because };
  });
  return { slots };
}

function readCase(json: unknown, path: string): PlanCase {
  const given = readObject(json, path);
  refuseUnknownFields(given, CASE_FIELDS, path);
  const zone = readZone(given, path);
  const rules = readRules(given.rules, fieldAt(path, 'rules'), 'plan-file');
  const [sent, planned] = ['sent', 'planned'].map((key) =>
    given[key] === undefined ? [] : readInstants(given[key], fieldAt(path, key)).map(({ at }) => at),
  ) as [number[], number[]];
  return { zone, rules, sent, planned, wishes: readInstants(given.wishes, fieldAt(path, 'wishes')) };
}

function readZone(given: JsonObject, path: string): string {
  const field = fieldAt(path, 'zone');
  const zone = readString(given.zone, field);
  if (ZoneClock.knows(zone)) return zone;
  return refuse(
    field,
    'UNKNOWN_ZONE',
    `没有 ${shown(zone)} 这个时区；请用 IANA 名称，如 "Asia/Shanghai"`,
    `there is no time zone ${shown(zone)}; use an IANA name such as "Asia/Shanghai"`,
  );
}

function readInstants(json: unknown, path: string): { text: string; at: number }[] {
  return readArray(json, path).map((one, index) => {
    const at = readInstant(one, `${path}[${index}]`);
    return { text: String(one), at };
  });
}
