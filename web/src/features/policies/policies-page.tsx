import { useQuery } from '@tanstack/react-query';
import { lately } from '../../lib/late/late';
import { Button, Tabs } from 'antd';
import { Suspense, useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { PageHead } from '../../components/page-head';
import { useTexts } from '../../lib/language/use-texts';
import { policiesQuery, type Policy } from './api/policy-queries';
import { BlackoutsSection } from './components/blackouts-section';
import { DaysSection } from './components/days-section';
import { SharesSection } from './components/shares-section';
import { PolicyDialog } from './components/policy-dialog';
import { PolicyList } from './components/policy-list';
import { POLICIES } from './policies.texts';
import './policies.css';

/** Pictures are heavy: whoever reads the rules does not wait for them. */
const UsageSection = lately(() => import('./components/usage-section').then(({ UsageSection }) => UsageSection));

/** What holds, in sentences; how far it is used; and changes that are looked at before they are made. */
export function PoliciesPage() {
  const t = useTexts(POLICIES);
  const may = useMay();
  const query = useQuery(policiesQuery);
  const [dialog, setDialog] = useState<{ policy: Policy | null } | null>(null);
  if (query.isPending) return <FullPageWait />;
  if (query.isError && !query.data) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  const policies = query.data ?? [];
  const add = may('policy.administer') && (
    <Button type="primary" onClick={() => setDialog({ policy: null })}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} lead={t('hint')} acts={add} />
      <Tabs
        className="policies"
        // Five of them fit a phone, without a menu for the rest.
        tabBarGutter={18}
        destroyOnHidden
        items={[
          {
            key: 'rules',
            label: t('rules'),
            children: <PolicyList policies={policies} onChange={(policy) => setDialog({ policy })} />,
          },
          {
            key: 'usage',
            label: t('usage'),
            children: (
              <Suspense fallback={<FullPageWait />}>
                <UsageSection policies={policies} />
              </Suspense>
            ),
          },
          { key: 'blackouts', label: t('blackouts'), children: <BlackoutsSection /> },
          { key: 'days', label: t('days'), children: <DaysSection /> },
          { key: 'shares', label: t('shares'), children: <SharesSection /> },
        ]}
      />
      {dialog && <PolicyDialog policy={dialog.policy} onClose={() => setDialog(null)} />}
    </>
  );
}
