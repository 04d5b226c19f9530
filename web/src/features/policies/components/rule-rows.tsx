import { Button, Input, InputNumber, Select } from 'antd';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { POLICIES } from '../policies.texts';
import { sentenceOf } from '../policy-sentence.rules';
import { NEW_RULE, RULE_KINDS, type RuleDraft } from '../rule-draft.rules';

/** The rules of a policy, each a line that reads like a sentence. */
export function RuleRows({ rules, onChange }: { rules: readonly RuleDraft[]; onChange: (rules: RuleDraft[]) => void }) {
  const t = useTexts(POLICIES);
  const put = (index: number, changes: Partial<RuleDraft>): void =>
    onChange(rules.map((rule, at) => (at === index ? { ...rule, ...changes } : rule)));
  return (
    <fieldset className="rule-rows">
      <legend>{t('whatRules')}</legend>
      {rules.map((rule, index) => (
        <div key={index} className="rule-row">
          {rule.kind === 'kept' ? (
            <span>
              {rule.kept && spoken(sentenceOf(rule.kept))} <span className="soft">{t('keptRule')}</span>
            </span>
          ) : (
            <>
              <Select
                aria-label={t('whatRules')}
                value={rule.kind}
                options={RULE_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
                onChange={(kind) => put(index, { kind })}
                style={{ minWidth: 190 }}
              />
              <RuleFields rule={rule} onChange={(changes) => put(index, changes)} />
            </>
          )}
          <Button
            type="text"
            aria-label={t('removeRule')}
            title={t('removeRule')}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...rules, NEW_RULE])}>{t('addRule')}</Button>
    </fieldset>
  );
}

function RuleFields({ rule, onChange }: { rule: RuleDraft; onChange: (changes: Partial<RuleDraft>) => void }) {
  const t = useTexts(POLICIES);
  const { kind } = rule;
  if (kind === 'hours') {
    return (
      <div className="rule-hours">
        {(['workday', 'weekend', 'holiday'] as const).map((key) => (
          <label key={key}>
            <span>{t(key)}</span>
            <Input value={rule[key]} onChange={(event) => onChange({ [key]: event.target.value })} />
          </label>
        ))}
        <span className="soft">{t('rangesHint')}</span>
      </div>
    );
  }
  return (
    <>
      {(kind === 'sliding' || kind === 'minGap') && (
        <>
          <InputNumber
            aria-label={kind === 'sliding' ? t('within') : t('minGap')}
            min={1}
            max={527_040}
            precision={0}
            value={rule.minutes}
            onChange={(minutes) => onChange({ minutes: minutes ?? 1 })}
          />
          <span>{t('minutes')}</span>
        </>
      )}
      {kind !== 'minGap' && (
        <>
          <InputNumber
            aria-label={t(kind === 'kept' ? 'items' : kind)}
            min={1}
            max={10_000}
            precision={0}
            value={rule.max}
            onChange={(max) => onChange({ max: max ?? 1 })}
          />
          <span>{t('items')}</span>
        </>
      )}
    </>
  );
}
