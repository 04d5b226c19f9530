import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import type { SignedNames } from '../lib/api/problem';
import { useTexts } from '../lib/language/use-texts';
import { shortTime } from '../lib/moment';
import { SIGNED_NAMES } from './signed-names.texts';

/** What was approved under a name that is about to be another: which posts will stop at their times, before it is saved. */
export function SignedNamesNote({ signed }: { signed: SignedNames }) {
  const t = useTexts(SIGNED_NAMES);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [signed.message]);
  const more = signed.planned + signed.waiting - signed.items.length;
  return (
    <div ref={place} style={{ marginBottom: 16, scrollMarginTop: 16 }}>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={signed.message}
        description={
          <>
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {signed.items.map(({ id, title, accountName, slotAt }) => (
                <li key={id}>
                  {title} · {accountName !== null && `${accountName} · `}
                  {slotAt === null ? t('unplanned') : shortTime(slotAt)}
                </li>
              ))}
            </ul>
            {more > 0 && t('more', { n: more })}
          </>
        }
      />
    </div>
  );
}
