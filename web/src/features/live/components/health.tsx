import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { accountsQuery } from '../api/live-queries';
import { HEALTH } from '../health.texts';
import { HealthCard } from './health-card';
import { AskingPanel, PanelEmpty } from '../../../components/panel';

/** So many are looked at at first: each is a question of its own. */
const SHOWN = 12;

/** Each account at a glance: may it post, how much is left, when did it last. Those in trouble come first. */
export function Health() {
  const t = useTexts(HEALTH);
  const query = useQuery(accountsQuery);
  const [all, setAll] = useState(false);
  return (
    <AskingPanel title={t('accounts')} query={query}>
      {(items) => {
        if (items.length === 0) return <PanelEmpty word={t('none')} hint={t('noneHint')} />;
        const sorted = [...items].sort(
          (one, other) => Number(one.state === 'active') - Number(other.state === 'active'),
        );
        const shown = all ? sorted : sorted.slice(0, SHOWN);
        return (
          <>
            <ul className="panel-rows">
              {shown.map((account) => (
                <HealthCard key={account.id} account={account} />
              ))}
            </ul>
            {shown.length < sorted.length && (
              <Button type="link" onClick={() => setAll(true)}>
                {t('more', { n: sorted.length - shown.length })}
              </Button>
            )}
          </>
        );
      }}
    </AskingPanel>
  );
}
