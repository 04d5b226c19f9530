import { isAllowedAddress } from '../document/address.rules.js';
import { FACT_FIELDS, FACT_ORDER, type FactField } from './facts-fields.rules.js';
import { isCleanLine, isCleanText, isPlainObject, problem, step, type Problem } from '../problem.rules.js';
import type { StoryKind } from '../story.rules.js';

export type FactValue = string | number | string[];
export type Facts = Record<string, FactValue>;
export type FactsResult = { ok: true; facts: Facts } | { ok: false; problems: Problem[] };

const LONGEST_LINE = 200;
const LONGEST_TEXT = 2000;
const MOST_LINES = 30;
const YEARS = { first: 1900, last: 2100 } as const;

/**
 * Checks the structured facts of a story against the fields of its kind. Empty values count as absent and are not kept; unknown fields are refused.
 * @param input parsed JSON
 */
export function validateFacts(kind: StoryKind, input: unknown): FactsResult {
  if (!isPlainObject(input)) {
    return { ok: false, problems: [problem('', 'FACTS_SHAPE', '结构化信息应为对象。', 'Facts are an object.')] };
  }
  const fields = FACT_FIELDS[kind];
  const problems: Problem[] = Object.keys(input)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) =>
      problem(step(name), 'FACT_UNKNOWN', '此类稿件没有这个字段。', 'This kind of story has no such fact.'),
    );
  const facts: Facts = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = readFact(field, input[name]);
    if (value === 'absent') {
      if (field.required) {
        problems.push(problem(step(name), 'FACT_MISSING', `请填写“${field.zh}”。`, `Fill in: ${field.en}.`));
      }
    } else if (value === 'wrong') {
      problems.push(
        problem(
          step(name),
          'FACT_VALUE',
          `“${field.zh}”${EXPECTED[field.type].zh}`,
          `${field.en}: ${EXPECTED[field.type].en}`,
        ),
      );
    } else {
      facts[name] = value.fact;
    }
  }
  for (const [first, second] of FACT_ORDER[kind] ?? []) {
    const [from, to] = [facts[first], facts[second]];
    if (typeof from === 'string' && typeof to === 'string' && Date.parse(to) < Date.parse(from)) {
      problems.push(
        problem(
          step(second),
          'FACT_ORDER',
          `“${fields[second]?.zh}”不能早于“${fields[first]?.zh}”。`,
          `${fields[second]?.en} cannot be before ${fields[first]?.en}.`,
        ),
      );
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, facts };
}

const EXPECTED: Record<FactField['type'], { zh: string; en: string }> = {
  line: { zh: `应为一行文字，不超过 ${LONGEST_LINE} 字。`, en: `one line of at most ${LONGEST_LINE} characters.` },
  text: { zh: `不超过 ${LONGEST_TEXT} 字。`, en: `at most ${LONGEST_TEXT} characters.` },
  lines: {
    zh: `应为列表，最多 ${MOST_LINES} 条，每条一行、不为空、不超过 ${LONGEST_LINE} 字。`,
    en: `a list of at most ${MOST_LINES} lines of at most ${LONGEST_LINE} characters, none empty.`,
  },
  year: {
    zh: `应为 ${YEARS.first} 到 ${YEARS.last} 的年份（数字）。`,
    en: `a year as a number, ${YEARS.first} to ${YEARS.last}.`,
  },
  count: { zh: '应为 0 到 200 的整数。', en: 'a whole number from 0 to 200.' },
  date: { zh: '应为日期，如 2026-07-15。', en: 'a date such as 2026-07-15.' },
  time: {
    zh: '应为带时区的时间，如 2026-07-15T09:00:00+08:00。',
    en: 'a time with offset such as 2026-07-15T09:00:00+08:00.',
  },
  address: { zh: '应为完整的 http 或 https 地址。', en: 'an absolute http or https address.' },
};

function readFact(field: FactField, value: unknown): { fact: FactValue } | 'absent' | 'wrong' {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return 'absent';
  if (typeof value === 'string' && value.trim() === '') return 'absent';
  return isFact(field.type, value) ? { fact: typeof value === 'string' ? value.trim() : value } : 'wrong';
}

function isFact(type: FactField['type'], value: unknown): value is FactValue {
  switch (type) {
    case 'line':
      return isLine(value);
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_TEXT && isCleanText(value);
    case 'lines':
      return Array.isArray(value) && value.length <= MOST_LINES && value.every(isLine);
    case 'year':
      return isWhole(value, YEARS.first, YEARS.last);
    case 'count':
      return isWhole(value, 0, 200);
    case 'date':
      return typeof value === 'string' && isCalendarDate(value);
    case 'time':
      return typeof value === 'string' && isTime(value);
    case 'address':
      return isAllowedAddress(value) && !/^mailto:/i.test(value);
  }
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_LINE && isCleanLine(value);
}

function isWhole(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}

/** True for a day that the calendar has: 2026-02-30 is none. */
function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isTime(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text);
  return parts !== null && isCalendarDate(parts[1] ?? '') && !Number.isNaN(Date.parse(text));
}
