import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import { type Account, accountsQuery, deadlinesQuery } from '../api/desk-queries';
import { DESK } from '../desk.texts';
import { Pile } from './pile';
import { Row } from './row';

type Words = (typeof DESK)['zh'];

export function AccountsPile() {
  const t = useTexts(DESK);
  const query = useQuery(accountsQuery);
  return (
    <Pile
      title={t('accounts')}
      empty={t('accountsEmpty')}
      query={query}
      rowsOf={(items) => items}
      all={(words) => <Link to="/accounts">{words}</Link>}
      isGrave
    >
      {(account) => (
        <Row
          key={account.id}
          main={
            <Link to="/accounts" search={{ id: account.id }}>
              {account.name}
            </Link>
          }
          isBad={account.state !== 'active'}
          more={wordOf(account, t)}
        />
      )}
    </Pile>
  );
}

function wordOf(account: Account, t: Say<Words>): string {
  if (account.stateReason) return spoken(account.stateReason.text as { zh: string; en: string });
  if (account.state === 'unauthorised') return t('unauthorised');
  if (account.state === 'paused') return t('paused');
  return t('expires', { date: local(account.authorisedUntil ?? '').format('MM-DD') });
}

export function DeadlinesPile() {
  const t = useTexts(DESK);
  const query = useQuery(deadlinesQuery);
  return (
    <Pile
      title={t('deadlines')}
      empty={t('deadlinesEmpty')}
      query={query}
      rowsOf={(items) => items}
      all={(words) => <Link to="/campaigns">{words}</Link>}
    >
      {({ campaignId, campaign, what, date, inDays }) => (
        <Row
          key={`${campaignId} ${what} ${inDays}`}
          main={what}
          side={
            inDays < 0 ? t('overdue') : inDays === 0 ? t('dueToday') : t('dueIn', { n: inDays, day: date.slice(5) })
          }
          more={campaign}
        />
      )}
    </Pile>
  );
}
