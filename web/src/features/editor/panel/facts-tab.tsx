import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { type FactField, kindsQuery } from '../../../lib/document/story-kinds';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fromField, toField, LAST_DAY, LAST_MINUTE } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { atLocalWritten } from '../../../lib/moment';
import type { Problem } from '../api/editor-queries';
import type { AiUse, Draft } from '../draft/draft';
import { EDITOR } from '../editor.texts';

const AI_USES = ['none', 'assisted', 'generated'] as const;

/** What is asked of this kind of story beside its text. */
export function FactsTab({
  kind,
  draft,
  problems,
  editable,
  onChange,
}: {
  kind: string;
  draft: Draft;
  problems: readonly Problem[];
  editable: boolean;
  onChange: (next: (draft: Draft) => Draft) => void;
}) {
  const t = useTexts(EDITOR);
  const kinds = useQuery(kindsQuery);
  const known = kinds.data?.find((one) => one.kind === kind);
  if (!known) return <p className="soft">{kinds.error ? kinds.error.message : t('factsNone')}</p>;
  return (
    <div className="editor-facts">
      <p className="soft">
        {spoken(known)} · {t('factsHint')}
      </p>
      {known.fields.map((field) => {
        const problem = problems.find(({ pointer }) => pointer === `/facts/${field.name}`);
        return (
          <label key={field.name} className="editor-field">
            <span className="field-name begins">
              {spoken(field)}
              {field.type === 'time' && bracketed(zoneWords(Date.parse(String(draft.facts[field.name]))))}
              {field.required && <span className="field-needed"> *</span>}
            </span>
            <Fact
              field={field}
              value={draft.facts[field.name]}
              editable={editable}
              bad={problem !== undefined}
              onChange={(value) => onChange((now) => ({ ...now, facts: { ...now.facts, [field.name]: value } }))}
            />
            {problem && <span className="field-problem">{spoken(problem)}</span>}
          </label>
        );
      })}
      <label className="editor-field">
        <span className="field-name">{t('aiUse')}</span>
        <Select<AiUse>
          value={draft.aiUse}
          disabled={!editable}
          aria-label={t('aiUse')}
          options={AI_USES.map((value) => ({ value, label: t(`ai_${value}`) }))}
          onChange={(aiUse) => onChange((now) => ({ ...now, aiUse }))}
        />
      </label>
    </div>
  );
}

function Fact({
  field,
  value,
  editable,
  bad,
  onChange,
}: {
  field: FactField;
  value: unknown;
  editable: boolean;
  bad: boolean;
  onChange: (value: unknown) => void;
}) {
  const t = useTexts(EDITOR);
  const [lines, setLines] = useState<string | null>(null);
  const shared = { id: `fact-${field.name}`, disabled: !editable, status: bad ? ('error' as const) : ('' as const) };
  switch (field.type) {
    case 'lines': {
      const joined = Array.isArray(value) ? value.join('\n') : '';
      // Empty lines are kept while they are being written.
      const shown = lines !== null && split(lines).join('\n') === joined ? lines : joined;
      return (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={t('linesHint')}
          value={shown}
          onChange={({ target }) => {
            setLines(target.value);
            onChange(split(target.value));
          }}
        />
      );
    }
    case 'text':
      return (
        <Input.TextArea {...shared} autoSize value={plain(value)} onChange={({ target }) => onChange(target.value)} />
      );
    case 'year':
    case 'count':
      return (
        <Input
          {...shared}
          inputMode="numeric"
          value={plain(value)}
          onChange={({ target }) => onChange(/^\d{1,4}$/.test(target.value) ? Number(target.value) : target.value)}
        />
      );
    case 'date':
      return (
        <Input
          {...shared}
          type="date"
          max={LAST_DAY}
          value={plain(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'time':
      return (
        <Input
          {...shared}
          type="datetime-local"
          max={LAST_MINUTE}
          value={typeof value === 'string' && value !== '' ? toField(Date.parse(value)) : ''}
          onChange={({ target }) => onChange(fromField(target.value) === null ? '' : atLocalWritten(target.value))}
        />
      );
    case 'line':
    case 'address':
      return <Input {...shared} value={plain(value)} onChange={({ target }) => onChange(target.value)} />;
  }
}

function split(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
