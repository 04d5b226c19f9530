import { spoken } from '../language/spoken';
import { local } from '../moment';
import { FACT_NAMES } from './fact-names';

const WITH_TIME = /^\d{4}-\d{2}-\d{2}T/;

/** Each fact that is given, with its name, in the order of the form. */
export function factLines(kind: string, facts: object): { key: string; name: string; values: string[] }[] {
  const names = FACT_NAMES[kind] ?? {};
  const keys = [...new Set([...Object.keys(names), ...Object.keys(facts)])];
  return keys.flatMap((key) => {
    const value = (facts as Record<string, unknown>)[key];
    if (value === undefined || value === null || value === '') return [];
    const known = names[key];
    return [{ key, name: known ? spoken(known) : key, values: (Array.isArray(value) ? value : [value]).map(worded) }];
  });
}

function worded(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return WITH_TIME.test(text) && !Number.isNaN(Date.parse(text)) ? local(text).format('YYYY-MM-DD HH:mm') : text;
}
