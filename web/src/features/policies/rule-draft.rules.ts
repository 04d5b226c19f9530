import { listed } from '../../lib/language/spoken';
import { minutesOf, type Rule } from './policy-sentence.rules';

export const RULE_KINDS = ['day', 'week', 'month', 'sliding', 'minGap', 'hours', 'maxInFlight'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** A rule as a form holds it. */
export interface RuleDraft {
  kind: RuleKind | 'kept';
  max: number;
  minutes: number;
  workday: string;
  weekend: string;
  holiday: string;
  /** What a form cannot show, as it came. */
  kept?: Rule;
}

export const NEW_RULE: RuleDraft = {
  kind: 'day',
  max: 2,
  minutes: 30,
  workday: '08:00-18:00',
  weekend: '09:00-18:00',
  holiday: '',
};

/** The form of a rule; what has parts that no field shows is kept whole. */
export function draftOf(rule: Rule): RuleDraft {
  const draft = { ...NEW_RULE, max: rule.max ?? NEW_RULE.max };
  const kept = { ...draft, kind: 'kept' as const, kept: rule };
  if (rule.type === 'limit') {
    if (rule.per === 'day' || rule.per === 'week' || rule.per === 'month') return { ...draft, kind: rule.per };
    const minutes = minutesOf(rule.per ?? '');
    return minutes !== null && Number.isInteger(minutes) ? { ...draft, kind: 'sliding', minutes } : kept;
  }
  if (rule.type === 'minGap') {
    const minutes = minutesOf(rule.gap ?? '');
    return minutes !== null && Number.isInteger(minutes) ? { ...draft, kind: 'minGap', minutes } : kept;
  }
  if (rule.type === 'maxInFlight') return { ...draft, kind: 'maxInFlight' };
  if (rule.type === 'hours') {
    const text = (ranges?: readonly string[]): string => listed(ranges ?? []);
    const { workday, weekend, holiday } = rule;
    return { ...draft, kind: 'hours', workday: text(workday), weekend: text(weekend), holiday: text(holiday) };
  }
  return kept;
}

/** The rule of a form, as the server takes it. */
export function ruleOf(draft: RuleDraft): Rule {
  const { kind, max, minutes } = draft;
  switch (kind) {
    case 'kept':
      return draft.kept ?? { type: 'limit' };
    case 'minGap':
      return { type: 'minGap', gap: `PT${minutes}M` };
    case 'sliding':
      return { type: 'limit', max, per: `PT${minutes}M`, window: 'sliding' };
    case 'maxInFlight':
      return { type: 'maxInFlight', max };
    case 'hours': {
      const parts = (['workday', 'weekend', 'holiday'] as const).map((key) => [key, rangesOf(draft[key])] as const);
      return { type: 'hours', ...Object.fromEntries(parts.filter(([, ranges]) => ranges.length > 0)) };
    }
    default:
      return { type: 'limit', max, per: kind, window: 'calendar' };
  }
}

/** As people write hours: full-width marks and other dashes are taken, too. */
function rangesOf(text: string): string[] {
  return text
    .replace(/：/gu, ':')
    .split(/[、,，;；\s]+/u)
    .map((one) => one.replace(/[–—~～至]/gu, '-').replace(/(^|-)(\d):/gu, '$10$2:'))
    .filter((one) => one !== '');
}
