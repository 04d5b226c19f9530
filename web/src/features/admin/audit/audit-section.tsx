import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { FullPageWait } from '../../../components/full-page';
import { TroubleNote } from '../../../components/trouble-note';
import { useTexts } from '../../../lib/language/use-texts';
import { AuditFilters } from './audit-filters';
import { AuditLine } from './audit-line';
import { type AuditFilter, auditQuery } from './audit-queries';
import { AUDIT } from './audit.texts';
import { ChainCheck } from './chain-check';
import './audit.css';

/** Who did what to what and when, the latest first, and whether the record is whole. */
export function AuditSection() {
  const t = useTexts(AUDIT);
  const [filter, setFilter] = useState<AuditFilter>({});
  const log = useInfiniteQuery(auditQuery(filter));
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <AuditFilters filter={filter} onFilter={setFilter} />
      <ChainCheck />
      <TroubleNote trouble={log.error} />
      {log.isPending && <FullPageWait />}
      {log.isSuccess && entries.length === 0 && <p className="soft">{t('none')}</p>}
      <ol className="audit">
        {entries.map((entry) => (
          <AuditLine
            key={entry.id}
            entry={entry}
            onOnly={filter.only ? undefined : (only) => setFilter({ ...filter, only })}
          />
        ))}
      </ol>
      {entries.length > 0 && (
        <p className="audit-end">
          <span className="soft" aria-live="polite">
            {t(log.hasNextPage ? 'shown' : 'shownAll', { n: entries.length })}
          </span>
          {log.hasNextPage && (
            <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
