import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../../components/full-page';
import { Statement } from '../../../components/statement';
import { channelName } from '../../../lib/channel-names';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import {
  accountNamesQuery,
  type Choice,
  departmentNamesQuery,
  QUOTA_DAYS,
  type Quota,
  quotaSpanOf,
  quotasQuery,
} from '../api/insights-queries';
import { Bars } from '../components/bars';
import { Table } from '../components/table';
import { daysBetween } from '../insights.rules';
import { INSIGHTS } from '../insights.texts';
import { type QuotaUse, quotaUses, withAllBelow } from '../quota.rules';

const BLUE = '#1554ad';

/** How far the limits of accounts and departments were used. */
export function QuotaPart({ choice }: { choice: Choice }) {
  const t = useTexts(INSIGHTS);
  const may = useMay();
  const query = useQuery(quotasQuery(choice));
  const departments = useQuery({ ...departmentNamesQuery, enabled: may('department.read') }).data;
  const accounts = useQuery({ ...accountNamesQuery, enabled: may('account.read') }).data;
  const names = useMemo(
    () => new Map([...(departments ?? []), ...(accounts ?? [])].map(({ id, name }) => [id, name])),
    [departments, accounts],
  );
  const uses = useMemo(() => {
    const { from, to } = quotaSpanOf(choice.span);
    const parents = new Map((departments ?? []).map(({ id, parentId }) => [id, parentId]));
    const chosen = choice.departmentId ? withAllBelow(choice.departmentId, parents) : null;
    return quotaUses(query.data ?? [], daysBetween(from, to), chosen);
  }, [query.data, departments, choice.span, choice.departmentId]);
  if (query.isError && !query.data) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <FullPageWait />;
  if (uses.length === 0) return <Statement title={t('quotaNone')} text={t('quotaNoneHint')} />;
  const name = (quota: Quota): string => nameOf(quota, names);
  return (
    <div className="insights-parts">
      {Number(choice.span) > QUOTA_DAYS && <p className="soft">{t('quotaDays')}</p>}
      <OverTime uses={uses} name={name} />
      <section className="insights-part">
        <h2>{t('quotas')}</h2>
        <Table
          head={[t('quotas'), t('quotaMax'), t('quotaMost'), t('quotaAverage'), t('quotaFull')]}
          rows={uses.map(({ quota, most, average, full, uses: periods }) => [
            name(quota),
            t(`max_${quota.per}`, { n: quota.max }),
            most,
            average.toFixed(average < 1 ? 2 : 1),
            t(`of_${quota.per}`, { n: full, all: periods.length }),
          ])}
        />
        <p className="soft">{t('quotaHint')}</p>
      </section>
    </div>
  );
}

function OverTime({ uses, name }: { uses: readonly QuotaUse[]; name: (quota: Quota) => string }) {
  const t = useTexts(INSIGHTS);
  const [chosen, setChosen] = useState(0);
  const use = uses[chosen] ?? uses[0];
  const labels = useMemo(() => use?.uses.map(({ from }) => from.slice(5)) ?? [], [use]);
  const series = useMemo(
    () => [{ name: t('quotaUsed'), colour: BLUE, values: use?.uses.map(({ used }) => used) ?? [] }],
    [use, t],
  );
  const limit = useMemo(() => ({ name: t('quotaMax'), value: use?.quota.max ?? 0 }), [use, t]);
  if (!use) return null;
  return (
    <section className="insights-part">
      <h2>{t('quotaByTime')}</h2>
      <Select
        aria-label={t('quotas')}
        className="insights-quota"
        value={uses.indexOf(use)}
        options={uses.map(({ quota }, at) => ({
          value: at,
          label: `${name(quota)} · ${t(`max_${quota.per}`, { n: quota.max })}`,
        }))}
        onChange={setChosen}
      />
      <Bars labels={labels} series={series} limit={limit} />
      <details>
        <summary>{t('asTable')}</summary>
        <Table
          name={t('quotaByTime')}
          head={[t('day'), t('quotaUsed'), t('quotaMax')]}
          rows={use.uses.map(({ from, to, used }) => [from === to ? from : `${from} — ${to}`, used, use.quota.max])}
        />
      </details>
    </section>
  );
}

/** The rule, and whose use of it is counted. */
function nameOf({ label, departmentId, accountId, channel }: Quota, names: ReadonlyMap<string, string>): string {
  const whose = [
    ...(departmentId ? [names.get(departmentId)] : []),
    ...(accountId ? [names.get(accountId)] : channel ? [channelName(channel)] : []),
  ].filter((one) => one !== undefined);
  return `${spoken(label)}${whose.length > 0 ? bracketed(whose.join(' · ')) : ''}`;
}
