import { useQuery } from '@tanstack/react-query';
import { StateTag, type Tone } from '../../../components/state-tag';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shownState } from '../../../lib/account-state.rules';
import { ACCOUNTS } from '../accounts.texts';
import { type Account, formsQuery } from '../api/accounts-queries';

export const TONES: Record<Account['state'], Tone> = { active: 'good', paused: 'wait', unauthorised: 'bad' };
const URGENCY: Record<Account['state'], number> = { unauthorised: 0, paused: 1, active: 2 };

/** All accounts, those that need somebody first. */
export function AccountList({
  accounts,
  chosen,
  onChoose,
}: {
  accounts: readonly Account[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useTexts(ACCOUNTS);
  const sorted = [...accounts].sort((one, other) => URGENCY[one.state] - URGENCY[other.state]);
  const wayName = useWayName();
  return (
    <ul className="account-list" aria-label={t('title')}>
      {sorted.map((account) => (
        <li key={account.id}>
          <button
            type="button"
            className="account-row"
            aria-current={account.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(account.id)}
          >
            <span className="account-row-name">{account.name}</span>
            <StateTag tone={TONES[account.state]}>{t(shownState(account.state, account.stateReason))}</StateTag>
            <span className="account-row-more">
              {wayName(account)}
              {account.sandbox && ` · ${t('sandbox')}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** 微信公众号 · 发布（不推送） */
export function useWayName(): (account: Pick<Account, 'channel' | 'driver'>) => string {
  const { data: forms = [] } = useQuery(formsQuery);
  return ({ channel, driver }) => {
    const form = forms.find((one) => one.channel === channel && one.driver === driver);
    return form ? `${spoken(form.channelName)} · ${spoken(form.name)}` : '';
  };
}
