import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount, everyDepartment } from '../../../lib/api/whole-list';

type Schemas = components['schemas'];
export type Account = Schemas['AccountResponse'];
export type AccountForm = Schemas['AccountFormResponse'];
export type AccountField = Schemas['AccountFieldResponse'];
export type Health = Schemas['AccountHealthResponse'];
export type TestResult = Schemas['AccountTestResponse'];
export type Department = Schemas['DepartmentResponse'];

/** Accounts I may see, those that need somebody first. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts', 'list'],
  meta: { topics: ['account'] },
  queryFn: everyAccount,
});

export const formsQuery = queryOptions({
  queryKey: ['accounts', 'forms'],
  staleTime: Infinity,
  queryFn: ({ signal }) => answered(api.GET('/api/account-forms', { signal })),
});

export const departmentsQuery = queryOptions({
  queryKey: ['accounts', 'departments'],
  meta: { topics: ['department'] },
  queryFn: everyDepartment,
});

export const healthQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'health', id],
    meta: { topics: ['account', 'publication'] },
    queryFn: ({ signal }) => answered(api.GET('/api/accounts/{id}/health', { signal, params: { path: { id } } })),
    refetchInterval: 60_000,
  });

export const deadLettersQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', 'dead-letters', accountId],
    meta: { topics: ['publication', 'account'] },
    queryFn: async ({ signal }) => {
      const query = { accountId, limit: 20 } as never;
      return (await answered(api.GET('/api/webhook-dead-letters', { signal, params: { query } }))).items;
    },
  });
