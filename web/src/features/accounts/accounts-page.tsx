import { useQuery } from '@tanstack/react-query';
import { lately } from '../../lib/late/late';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { PageHead } from '../../components/page-head';
import { Statement } from '../../components/statement';
import { useTexts } from '../../lib/language/use-texts';
import { ACCOUNTS } from './accounts.texts';
import { accountsQuery } from './api/accounts-queries';
import { AccountDetail } from './components/account-detail';
import { AccountList } from './components/account-list';
import './accounts.css';

const AddAccount = lately(() => import('./components/add-account').then(({ AddAccount }) => AddAccount));

/** Is every account well; connect another; mend the one that is not. */
export function AccountsPage() {
  const t = useTexts(ACCOUNTS);
  const may = useMay();
  const navigate = useNavigate();
  const { id } = useSearch({ from: '/accounts' });
  const [adding, setAdding] = useState(false);
  const query = useQuery(accountsQuery);
  const choose = (next?: string): void => void navigate({ to: '/accounts', search: { id: next } });
  if (query.isPending) return <FullPageWait />;
  if (query.isError && !query.data) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  const accounts = query.data ?? [];
  const chosen = accounts.find((one) => one.id === id);
  const add = may('account.administer') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} lead={may('account.administer') ? t('hint') : t('noRight')} acts={add} />
      {accounts.length === 0 ? (
        <Statement title={t('empty')} text={t('emptyHint')} way={add} />
      ) : (
        <div className={chosen ? 'accounts has-chosen' : 'accounts'}>
          <AccountList accounts={accounts} chosen={id} onChoose={choose} />
          {chosen ? (
            <AccountDetail key={chosen.id} account={chosen} onBack={() => choose()} />
          ) : (
            <p className="accounts-none soft">{t(may('account.administer') ? 'choose' : 'chooseToRead')}</p>
          )}
        </div>
      )}
      {adding && (
        <Suspense fallback={null}>
          <AddAccount
            onClose={(added) => {
              setAdding(false);
              if (added !== undefined) choose(added);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
