import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { peopleQuery } from '../api/admin-queries';
import { LAST_DAY } from '../../../lib/clock/days';
import { type AuditFilter, auditWorkbookOf } from './audit-queries';
import { AUDIT_KINDS } from './audit-kinds';
import { AUDIT } from './audit.texts';

/** Narrows the record by days, person, kind and name of the object; the same is taken away as a workbook. */
export function AuditFilters({ filter, onFilter }: { filter: AuditFilter; onFilter: (filter: AuditFilter) => void }) {
  const t = useTexts(AUDIT);
  const { data: people = [] } = useQuery(peopleQuery);
  // Asked for by Enter or the button, not letter by letter.
  const [words, setWords] = useState(filter.object ?? '');
  const put = <Key extends keyof AuditFilter>(key: Key, value: AuditFilter[Key] | undefined): void => {
    const { [key]: _, ...rest } = filter;
    onFilter(value === undefined || value === '' ? rest : { ...rest, [key]: value });
  };
  const day = (key: 'since' | 'until') => (
    <label className="audit-day">
      <span>{t(key)}</span>
      <Input type="date" max={LAST_DAY} value={filter[key] ?? ''} onChange={({ target }) => put(key, target.value)} />
    </label>
  );
  return (
    <>
      <div className="admin-tools">
        {day('since')}
        {day('until')}
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('who')}
          placeholder={t('everyone')}
          style={{ minWidth: 160 }}
          value={filter.actorId ?? null}
          options={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          onChange={(value?: string | null) => put('actorId', value ?? undefined)}
        />
        <Select
          allowClear
          aria-label={t('kind')}
          placeholder={t('everything')}
          style={{ minWidth: 140 }}
          disabled={filter.only !== undefined}
          value={filter.only?.type ?? filter.subjectType ?? null}
          options={AUDIT_KINDS.map(([value, key]) => ({ value, label: t(key) }))}
          onChange={(value?: string | null) => put('subjectType', value ?? undefined)}
        />
        <Input.Search
          allowClear
          aria-label={t('object')}
          placeholder={t('objectHint')}
          className="audit-object"
          maxLength={100}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onSearch={(asked) => put('object', asked.trim())}
        />
        {(Object.keys(filter).length > 0 || words !== '') && (
          <Button
            onClick={() => {
              setWords('');
              onFilter({});
            }}
          >
            {t('clear')}
          </Button>
        )}
        <Button href={auditWorkbookOf(filter)} download title={t('exportHint')}>
          {t('export')}
        </Button>
      </div>
      {filter.only && (
        <p className="audit-only">
          <Tag>{t('onlyThis', { name: filter.only.name })}</Tag>
          <Button size="small" onClick={() => put('only', undefined)}>
            {t('all')}
          </Button>
        </p>
      )}
    </>
  );
}
