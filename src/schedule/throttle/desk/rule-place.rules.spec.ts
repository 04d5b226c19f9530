import { parseRules } from '../../planner/throttle-rule.rules.js';
import { faultWords } from './rule-place.rules.js';

const GOOD = { type: 'minGap', gap: 'PT30M' };

function wordsOf(...rules: unknown[]): string[] {
  const read = parseRules(rules);
  if (read.ok) throw new Error('the rules are good');
  const { zh, en } = faultWords(read.field, rules, read.text);
  return [zh, en];
}

describe('the words of a fault in a rule', () => {
  it.each<[string, unknown, RegExp, RegExp]>([
    [
      'a duration',
      { type: 'minGap', gap: 'PT0S' },
      /^第 2 条规则（minGap）的 gap："PT0S" 不是/,
      /^rule 2 \(minGap\), gap: "PT0S" is not/,
    ],
    [
      'a number',
      { type: 'limit', max: 0, per: 'day', window: 'calendar' },
      /^第 2 条规则（limit day）的 max：0 不可用/,
      /^rule 2 \(limit day\), max: 0 will not do/,
    ],
    [
      'what is left out',
      { type: 'limit', per: 'PT1H', window: 'sliding' },
      /^第 2 条规则（limit）的 max：缺少/,
      /^rule 2 \(limit\), max is missing$/,
    ],
    [
      'a range',
      { type: 'hours', workday: ['08:00-12:00', '18-20'] },
      /^第 2 条规则（hours）的 workday\[1\]：/,
      /^rule 2 \(hours\), workday\[1\]: "18-20" is not/,
    ],
    [
      'an unknown type',
      { type: 'throttle' },
      /^第 2 条规则的 type："throttle" 不可用/,
      /^rule 2, type: "throttle" is not/,
    ],
    ['what is no rule', 'minGap', /^第 2 条规则：应为 JSON 对象$/, /^rule 2 must be a JSON object$/],
  ])('name the rule and the field: %s', (_what, bad, zh, en) => {
    const words = wordsOf(GOOD, bad);
    expect(words[0]).toMatch(zh);
    expect(words[1]).toMatch(en);
  });

  it('of the list itself stand alone', () => {
    const why = { zh: '示例', en: 'example' };
    expect(faultWords('rules', [], why)).toEqual(why);
  });
});
