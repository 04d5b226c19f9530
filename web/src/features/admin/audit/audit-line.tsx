import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, secondTime } from '../../../lib/moment';
import type { AuditDetail, AuditEntry, AuditFilter } from './audit-queries';
import { AUDIT } from './audit.texts';

/** Where the object's name stands in the server's sentence. */
const OBJECT = '{o}';

/** One act as a sentence, with what it changed and noted below it. */
export function AuditLine({
  entry,
  onOnly,
}: {
  entry: AuditEntry;
  /** Left out while one object alone is shown. */
  onOnly: ((only: NonNullable<AuditFilter['only']>) => void) | undefined;
}) {
  const t = useTexts(AUDIT);
  const { at, actorId, actorName, object, details, seq, requestId } = entry;
  const name = object && spoken(object.name);
  return (
    <li>
      <time dateTime={at} title={fullTime(at)}>
        {secondTime(at)}
      </time>
      <div className="audit-told">
        <p>
          <strong>{actorId === null ? t('system') : (actorName ?? t('formerPerson'))}</strong> <Said entry={entry} />
        </p>
        <details>
          <summary>{t('details')}</summary>
          <Details details={details} />
          <p className="soft">
            {seq === null ? t('placeYet') : t('place', { seq })}
            {requestId !== null && ` · ${t('request', { id: requestId })}`}
          </p>
          {object && name !== null && onOnly && (
            <Button size="small" onClick={() => onOnly({ type: object.type, id: object.id, name })}>
              {t('only', { name })}
            </Button>
          )}
        </details>
      </div>
    </li>
  );
}

function Said({ entry: { sentence, object, action } }: { entry: AuditEntry }): ReactNode {
  const t = useTexts(AUDIT);
  if (!sentence) return t('otherAct', { code: action });
  const [before = '', after = ''] = spoken(sentence).split(OBJECT);
  return (
    <>
      {before}
      {object && spoken(sentence).includes(OBJECT) && <ObjectName object={object} />}
      {after}
    </>
  );
}

/** Leads to the object's page, where it has one and still is. */
function ObjectName({ object: { type, id, name, gone } }: { object: NonNullable<AuditEntry['object']> }) {
  const words = spoken(name);
  if (gone) return words;
  switch (type) {
    case 'story':
      return (
        <Link to="/stories/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'publication':
      return (
        <Link to="/publications/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'campaign':
      return (
        <Link to="/campaigns/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'account':
      return (
        <Link to="/accounts" search={{ id }}>
          {words}
        </Link>
      );
    case 'person':
    case 'department':
      return (
        <Link to="/admin" search={{ tab: type === 'person' ? 'people' : 'departments' }}>
          {words}
        </Link>
      );
    case 'policy':
    case 'blackout':
      return <Link to="/policies">{words}</Link>;
    case 'freeze':
      return <Link to="/live">{words}</Link>;
    default:
      return words;
  }
}

function Details({ details }: { details: readonly AuditDetail[] }) {
  const t = useTexts(AUDIT);
  if (details.length === 0) return <p className="soft">{t('nothingMore')}</p>;
  const isChange = details.some(({ before }) => before !== null);
  return (
    <table className="audit-table">
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          {isChange && <th scope="col">{t('before')}</th>}
          <th scope="col">{t(isChange ? 'after' : 'content')}</th>
        </tr>
      </thead>
      <tbody>
        {details.map(({ field, before, after }) => (
          <tr key={field.zh}>
            <th scope="row">{spoken(field)}</th>
            {isChange && <td>{before ? spoken(before) : <span className="soft">—</span>}</td>}
            <td>{after ? spoken(after) : <span className="soft">—</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
