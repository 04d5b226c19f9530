import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { FullPageWait } from '../../../components/full-page';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, local } from '../../../lib/moment';
import { ADMIN } from '../admin.texts';
import { type AuditEntry, type AuditFilter, auditQuery, peopleQuery, type Verdict } from '../api/admin-queries';

const SUBJECTS = [
  ['story', 'story'],
  ['publication', 'publication'],
  ['account', 'account'],
  ['policy', 'policy'],
  ['blackout', 'blackout'],
  ['freeze', 'freeze'],
  ['campaign', 'campaign'],
  ['person', 'person'],
  ['department', 'subjectDepartment'],
  ['session', 'session'],
  ['issue', 'issue'],
] as const;

/** Who did what and when, the latest first, and whether the record is whole. */
export function AuditSection() {
  const t = useTexts(ADMIN);
  const { data: people = [] } = useQuery(peopleQuery);
  const [filter, setFilter] = useState<AuditFilter>({});
  const log = useInfiniteQuery(auditQuery(filter));
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const put = (key: keyof AuditFilter, value: string | undefined): void => {
    const { [key]: _, ...rest } = filter;
    setFilter(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <>
      <div className="admin-tools">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('who')}
          placeholder={t('everyone')}
          style={{ minWidth: 180 }}
          options={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          onChange={(value?: string) => put('actorId', value)}
        />
        <Select
          allowClear
          aria-label={t('on')}
          placeholder={t('everything')}
          style={{ minWidth: 140 }}
          options={SUBJECTS.map(([value, key]) => ({ value, label: t(key) }))}
          onChange={(value?: string) => put('subjectType', value)}
        />
        <ChainCheck />
      </div>
      <TroubleNote trouble={log.error} />
      {log.isPending && <FullPageWait />}
      {log.isSuccess && entries.length === 0 && <p className="soft">{t('auditNone')}</p>}
      <ol className="audit">
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ol>
      {log.hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useTexts(ADMIN);
  const { at, actorId, actorName, action, actionName, subjectType, data } = entry;
  const known = SUBJECTS.find(([type]) => type === subjectType);
  return (
    <li>
      <time dateTime={at} title={fullTime(at)}>
        {local(at).format('MM-DD HH:mm:ss')}
      </time>
      <span>{actorId === null ? t('system') : (actorName ?? t('formerPerson'))}</span>
      <span>
        {actionName ? (
          <span className="begins">{spoken(actionName)}</span>
        ) : (
          `${known ? `${t(known[1])} ` : ''}${t('otherAct')}`
        )}
      </span>
      <details>
        <summary>{t('details')}</summary>
        <code className="audit-data">
          {action} {entry.subjectId} {JSON.stringify(data, null, 1)}
        </code>
      </details>
    </li>
  );
}

function ChainCheck() {
  const t = useTexts(ADMIN);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const doing = useAct();
  return (
    <>
      <Button
        loading={doing.busy}
        title={t('checkHint')}
        onClick={() => void doing.run(async () => setVerdict(await answered(api.POST('/api/audit/verification'))))}
      >
        {t('check')}
      </Button>
      <div className="audit-verdict" aria-live="polite">
        <TroubleNote trouble={doing.trouble} />
        {verdict && (
          <Alert
            showIcon
            type={verdict.ok ? 'success' : 'error'}
            title={
              verdict.ok
                ? t('intact', { n: verdict.checked, m: verdict.unlinked })
                : t('broken', {
                    seq: verdict.brokenAt?.seq ?? '',
                    reason: verdict.brokenAt ? t(verdict.brokenAt.reason) : '',
                  })
            }
            description={
              <>
                {t('keepHead')} <code>{`${verdict.head.seq}:${verdict.head.hash}`}</code>
              </>
            }
          />
        )}
      </div>
    </>
  );
}
