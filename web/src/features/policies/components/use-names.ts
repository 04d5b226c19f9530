import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/language/use-texts';
import { accountsQuery, departmentsQuery } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';

const CHANNELS = ['wechat', 'weibo', 'web', 'other'] as const;

/** Names of departments, accounts and channels by id. */
export function useNames(): (id: string) => string {
  const t = useTexts(POLICIES);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: accounts = [] } = useQuery(accountsQuery);
  const known = new Map([...departments, ...accounts].map(({ id, name }) => [id, name]));
  for (const channel of CHANNELS) known.set(channel, t(channel));
  return (id) => known.get(id) ?? '…';
}
