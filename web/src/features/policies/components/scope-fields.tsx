import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import { accountsQuery, departmentsQuery } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';

const CHANNELS = ['wechat', 'weibo', 'web', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface ScopeDraft {
  departmentId?: string | undefined;
  channel?: Channel | undefined;
  accountId?: string | undefined;
}

/** Whom and where something holds for; what is left open holds for all. */
export function ScopeFields({ scope, onChange }: { scope: ScopeDraft; onChange: (scope: ScopeDraft) => void }) {
  const t = useTexts(POLICIES);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: accounts = [] } = useQuery(accountsQuery);
  const put = (changes: ScopeDraft): void => onChange({ ...scope, ...changes });
  const fits = (channel: string): boolean => scope.channel === undefined || channel === scope.channel;
  // One that is chosen already is shown by its name, whether it fits or not: a rule from before this was asked may bear it.
  const offered = accounts.filter(({ id, channel }) => fits(channel) || id === scope.accountId);
  const never = accounts.some(({ id, channel }) => id === scope.accountId && !fits(channel));
  return (
    <fieldset className="scope-fields">
      <legend>{t('scope')}</legend>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('department')}
        placeholder={t('everyDepartment')}
        value={scope.departmentId}
        options={departments
          .filter(({ closedAt }) => closedAt === null)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(departmentId) => put({ departmentId })}
      />
      <Select
        allowClear
        aria-label={t('channel')}
        placeholder={t('everyChannel')}
        value={scope.channel}
        options={CHANNELS.map((channel) => ({ value: channel, label: t(channel) }))}
        onChange={(channel) => put({ channel, accountId: undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('account')}
        placeholder={t('everyAccount')}
        value={scope.accountId}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(accountId) => put({ accountId })}
      />
      {never && (
        <p role="alert" className="missing">
          {t('scopeNever')}
        </p>
      )}
    </fieldset>
  );
}
