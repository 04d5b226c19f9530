import { CALENDAR_PERIODS, RULE_TYPES } from '../../planner/throttle-rule.rules.js';
import type { Words } from '../../planner/words.rules.js';

/**
 * Where in a policy's rules something is wrong and what, as people count: the third rule is no `rules[2]`.
 * @param field path as `parseRules` names it, e.g. `rules[2].per`
 * @param rules as they came in
 */
export function faultWords(field: string, rules: unknown, why: Words): Words {
  const [, index, inside] = /^rules\[(\d+)\](?:\.(.+))?$/.exec(field) ?? [];
  if (index === undefined) return why;
  const number = Number(index) + 1;
  const kind = kindOf(Array.isArray(rules) ? rules[Number(index)] : undefined);
  const place: Words = {
    zh: `第 ${number} 条规则${kind ? `（${kind}）` : ''}${inside ? `的 ${inside}` : ''}`,
    en: `rule ${number}${kind ? ` (${kind})` : ''}${inside ? `, ${inside}` : ''}`,
  };
  // `is missing` and `must be …` go on with the place; a reason of its own stands after it.
  const joint = /^(is|must) /.test(why.en) ? ' ' : ': ';
  return { zh: `${place.zh}：${why.zh}`, en: `${place.en}${joint}${why.en}` };
}

/** What kind of rule it is, where that can be told. */
function kindOf(rule: unknown): string {
  const { type, per } = (rule ?? {}) as { type?: unknown; per?: unknown };
  const known = RULE_TYPES.find((one) => one === type);
  if (known !== 'limit') return known ?? '';
  const period = CALENDAR_PERIODS.find((one) => one === per);
  return period ? `limit ${period}` : known;
}
