import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { FullPageWait } from '../../../components/full-page';
import { TroubleNote } from '../../../components/trouble-note';
import { bracketed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { departmentsQuery, type Policy, rulesOf, usageQuery } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { dailyMax, usageOf } from '../usage.rules';
import { DayChart } from './day-chart';

/** How much of each day's limit was and will be used, two weeks either way. */
export function UsageSection({ policies }: { policies: readonly Policy[] }) {
  const t = useTexts(POLICIES);
  const usage = useQuery(usageQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const limited = policies.filter((one) => dailyMax(rulesOf(one)) !== null);
  const [chosen, setChosen] = useState(limited[0]?.id);
  const policy = limited.find(({ id }) => id === chosen);
  const values = useMemo(() => {
    if (!policy || !usage.data) return [];
    const parents = new Map(departments.map(({ id, parentId }) => [id, parentId]));
    return usageOf(policy, usage.data.entries, parents, usage.data.dates).map(({ used }) => used);
  }, [policy, usage.data, departments]);
  const counted = policy?.spread === 'each' ? t('usageBusiest') : t('usageTotal');
  const series = useMemo(() => [{ name: `${t('used')}${bracketed(counted)}`, values }], [values, counted, t]);
  const max = policy ? (dailyMax(rulesOf(policy)) ?? 0) : 0;
  const limit = useMemo(() => ({ name: t('limit'), value: max }), [max, t]);
  if (limited.length === 0) return <p className="soft">{t('usageNone')}</p>;
  if (usage.isError) return <TroubleNote trouble={usage.error} />;
  if (!usage.data) return <FullPageWait />;
  return (
    <>
      <Select
        aria-label={t('usageOf')}
        value={chosen}
        style={{ width: 'min(100%, 360px)' }}
        options={limited.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />{' '}
      <span className="soft">{counted}</span>
      <DayChart
        caption={t('chartUsage')}
        dates={usage.data.dates}
        series={series}
        limit={limit}
        today={usage.data.today}
      />
    </>
  );
}
