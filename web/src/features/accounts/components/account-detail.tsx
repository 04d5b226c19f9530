import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lately } from '../../../lib/late/late';
import { Alert, Button } from 'antd';
import { Suspense, useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { StateTag } from '../../../components/state-tag';
import { ReasonDialog } from '../../../components/reason-dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shownState } from '../../../lib/account-state.rules';
import { ACCOUNTS } from '../accounts.texts';
import { type Account, healthQuery, type TestResult } from '../api/accounts-queries';
import { TONES, useWayName } from './account-list';
import { AccountHealth, Egress } from './account-health';
import { type Begun, WeiboDialog } from './weibo-dialog';

const EditAccount = lately(() => import('./edit-account').then(({ EditAccount }) => EditAccount));
const WebhookPanel = lately(() => import('./webhook-panel').then(({ WebhookPanel }) => WebhookPanel));

/** One account: how it is and why, and what can be done about it. */
export function AccountDetail({ account, onBack }: { account: Account; onBack: () => void }) {
  const t = useTexts(ACCOUNTS);
  const may = useMay();
  const wayName = useWayName();
  const queries = useQueryClient();
  const health = useQuery(healthQuery(account.id));
  const [dialog, setDialog] = useState<'edit' | 'pause' | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [test, setTest] = useState<TestResult | null>(null);
  const doing = useAct();
  const params = { path: { id: account.id } };
  const waiting = health.data?.waiting.count ?? 0;
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['accounts'] });
  const does = (work: () => Promise<unknown>): void => void doing.run(work).then(refresh);
  const isPosting = account.driver !== 'site' && account.driver !== 'hand';
  const isWeibo = account.driver === 'share' || account.driver === 'biz';
  return (
    <section className="account-card" aria-labelledby="account-name">
      <button type="button" className="account-back" onClick={onBack}>
        ‹ {t('back')}
      </button>
      <header className="account-head">
        <h2 id="account-name">{account.name}</h2>
        <StateTag tone={TONES[account.state]}>{t(shownState(account.state, account.stateReason))}</StateTag>
        <span className="soft">
          {wayName(account)}
          {isPosting && ` · ${account.sandbox ? t('sandbox') : t('real')}`}
        </span>
      </header>
      {account.stateReason && (
        <Alert
          className="account-note"
          type={account.state === 'paused' ? 'warning' : 'error'}
          showIcon
          title={spoken(account.stateReason.text)}
        />
      )}
      <TroubleNote trouble={doing.trouble} />
      {may('account.administer') && (
        <div className="account-acts">
          {isPosting && (
            <Button
              type="primary"
              loading={doing.busy}
              title={t('testHint')}
              onClick={() =>
                does(async () => {
                  setTest(null);
                  setTest(await answered(api.POST('/api/accounts/{id}/test', { params })));
                })
              }
            >
              {t('test')}
            </Button>
          )}
          {isWeibo && (
            <Button
              onClick={() =>
                does(async () =>
                  setBegun(await answered(api.POST('/api/accounts/{id}/weibo-authorization', { params }))),
                )
              }
            >
              {t('authorise')}
            </Button>
          )}
          <Button onClick={() => setDialog('edit')}>{t('edit')}</Button>
          {account.state === 'paused' ? (
            <Button onClick={() => does(() => answered(api.POST('/api/accounts/{id}/resume', { params })))}>
              {t('resume')}
            </Button>
          ) : (
            <Button onClick={() => setDialog('pause')}>{t('pause')}</Button>
          )}
        </div>
      )}
      <div aria-live="polite">
        {test && (
          <Alert
            className="account-note"
            type={test.ok ? 'success' : 'error'}
            showIcon
            title={test.ok ? t('testOk') : t('testBad')}
            description={
              <>
                <p>
                  {spoken(test.hint)} {test.resumed && t('resumed')}
                </p>
                {test.refusedAddress && <Egress address={test.refusedAddress} />}
              </>
            }
          />
        )}
      </div>
      <AccountHealth account={account} query={health} />
      {account.driver === 'webhook' && (
        <Suspense fallback={null}>
          <WebhookPanel account={account} />
        </Suspense>
      )}
      {dialog === 'pause' && (
        <ReasonDialog
          dialogName="account-pause"
          thing={`pause.${account.id}`}
          title={t('pauseTitle', { name: account.name })}
          what={waiting > 0 ? t('pauseWhat', { n: waiting }) : t('pauseWhatNone')}
          act={t('pause')}
          isDanger
          most={200}
          onAct={async (reason) => {
            await answered(api.POST('/api/accounts/{id}/pause', { params, body: { reason } }));
            await refresh();
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'edit' && (
        <Suspense fallback={null}>
          <EditAccount account={account} onClose={() => setDialog(null)} />
        </Suspense>
      )}
      {begun && <WeiboDialog begun={begun} onClose={() => setBegun(null)} />}
    </section>
  );
}
