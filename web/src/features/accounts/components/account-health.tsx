import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { CopyButton } from '../../../components/copy-button';
import { StateTag, type Tone } from '../../../components/state-tag';
import { TroubleNote } from '../../../components/trouble-note';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, local, shortTime } from '../../../lib/moment';
import { shownState } from '../../../lib/account-state.rules';
import { ACCOUNTS } from '../accounts.texts';
import { type Account, departmentsQuery, type Health } from '../api/accounts-queries';

const TOKEN_TONES: Record<Health['token']['state'], Tone> = {
  not_needed: 'plain',
  missing: 'bad',
  refused: 'bad',
  ended: 'bad',
  failed: 'bad',
  untried: 'wait',
  good: 'good',
};

/** What is known of an account without asking its platform. */
export function AccountHealth({ account, query }: { account: Account; query: UseQueryResult<Health> }) {
  const t = useTexts(ACCOUNTS);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const health = query.data;
  const department = departments.find(({ id }) => id === account.departmentId)?.name ?? '';
  if (!health) return <TroubleNote trouble={query.error} />;
  const { token, waiting, lastPost, lastTrouble, massSends, failedTest } = health;
  const isUnlisted = shownState(account.state, account.stateReason) === 'unlisted';
  const address = health.refusedAddress ?? failedTest?.refusedAddress ?? null;
  return (
    <dl className="account-facts">
      <Fact name={t('token')}>
        <StateTag tone={TOKEN_TONES[token.state]}>{t(isUnlisted ? 'unlisted' : token.state)}</StateTag>{' '}
        {token.expiresAt && t('expires', { date: local(token.expiresAt).format('YYYY-MM-DD') })}
        {failedTest && <p className="soft">{spoken(failedTest.text)}</p>}
      </Fact>
      {address && (
        <Fact name={t('egress')}>
          <Egress address={address} />
        </Fact>
      )}
      {massSends && (
        <Fact name={t('mass')}>
          {t(massSends.per === 'day' ? 'massLeftDay' : 'massLeftMonth', {
            left: massSends.left,
            limit: massSends.limit,
            planned: massSends.planned,
          })}
        </Fact>
      )}
      {health.quota.length > 0 && (
        <Fact name={t('quota')}>
          <ul className="quotas">
            {health.quota.map(({ path, name, left, limit, resetsAt }) => (
              <li key={path}>
                <span>{spoken(name)}</span>
                <meter min={0} max={limit} low={limit / 10} optimum={limit} value={left} aria-hidden />
                <span title={t('quotaHint', { time: shortTime(resetsAt) })}>{t('quotaLeft', { left, limit })}</span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact name={t('waiting')}>
        {waiting.count === 0
          ? t('waitingNone')
          : t('waitingCount', { n: waiting.count, time: waiting.nextSlotAt ? shortTime(waiting.nextSlotAt) : '—' })}
      </Fact>
      <Fact name={t('lastPost')}>
        {lastPost ? (
          <>
            <time dateTime={lastPost.sentAt} title={fullTime(lastPost.sentAt)}>
              {shortTime(lastPost.sentAt)}
            </time>{' '}
            {lastPost.takenDown
              ? t('takenDown')
              : lastPost.url && (
                  <a href={lastPost.url} target="_blank" rel="noopener noreferrer">
                    {t('open')}
                  </a>
                )}
          </>
        ) : (
          t('never')
        )}
      </Fact>
      {lastTrouble && (
        <Fact name={t('trouble')}>
          {shortTime(lastTrouble.at)} · {spoken(lastTrouble.text)}
        </Fact>
      )}
      <Fact name={t('department')}>{department}</Fact>
      {account.baseUrl !== '' && <Fact name={t('address')}>{account.baseUrl}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Our own address as a platform refused it. */
export function Egress({ address }: { address: string }) {
  const t = useTexts(ACCOUNTS);
  return (
    <>
      <code>{address}</code> <CopyButton text={address} />
      <p className="soft">{t('egressHint')}</p>
    </>
  );
}
