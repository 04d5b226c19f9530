import { parseRules, RULE_TYPES } from '../../planner/throttle-rule.rules.js';
import { RULE_SCHEMA } from './rule-schema.rules.js';

interface Field {
  type: string;
  enum?: string[];
  format?: string;
}

interface Alternative {
  properties: Record<string, Field>;
  required: string[];
}

const alternatives = RULE_SCHEMA.oneOf as unknown as Alternative[];

function exampleOf({ type, format, enum: choices }: Field, name: string): unknown {
  if (choices) return choices[0];
  if (type === 'integer') return 2;
  if (type === 'array') return ['08:00-18:00'];
  if (format === 'date-time') return name === 'from' ? '2026-07-16T00:00:00Z' : '2026-07-17T00:00:00Z';
  return name === 'name' ? '示例' : 'PT1H';
}

test('the description names every kind of rule that is read, and no other', () => {
  const described = alternatives.flatMap(({ properties }) => properties['type']?.enum ?? []);
  expect(new Set(described)).toEqual(new Set(RULE_TYPES));
});

test.each(alternatives)('what is described is what is read: %#', ({ properties, required }) => {
  const example = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, exampleOf(properties[name] as Field, name)]));
  expect(parseRules([example(Object.keys(properties))], 'rules')).toMatchObject({ ok: true });
  for (const left of required)
    expect(parseRules([example(Object.keys(properties).filter((name) => name !== left))], 'rules').ok).toBe(false);
});
