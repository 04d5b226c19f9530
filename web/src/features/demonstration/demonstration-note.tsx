import { useQuery } from '@tanstack/react-query';
import { lately } from '../../lib/late/late';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { demonstrationQuery } from './api/demonstration-queries';
import { DEMONSTRATION } from './demonstration.texts';
import './demonstration.css';

/** Asked for by one person, once. */
const LeaveDialog = lately(() => import('./leave-dialog').then(({ LeaveDialog }) => LeaveDialog));

/** Tells whoever looks after the house that all of it is made up, and how to begin in earnest; nothing where it is not. */
export function DemonstrationNote() {
  const t = useTexts(DEMONSTRATION);
  const { data } = useQuery(demonstrationQuery);
  const [leaving, setLeaving] = useState(false);
  if (!data?.here) return null;
  return (
    <section className="demonstration" aria-labelledby="demonstration">
      <div>
        <h2 id="demonstration">{t('title')}</h2>
        <p className="soft">{t('hint')}</p>
      </div>
      <Button onClick={() => setLeaving(true)}>{t('open')}</Button>
      {leaving && (
        <Suspense fallback={null}>
          <LeaveDialog onClose={() => setLeaving(false)} />
        </Suspense>
      )}
    </section>
  );
}
