import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { everyAccount, everyDepartment } from '../../../lib/api/whole-list';
import { addDays, dayOf, instantOf } from '../../../lib/clock/days';
import type { Rule } from '../policy-sentence.rules';

type Schemas = components['schemas'];
export type Policy = Schemas['PolicyResponse'];
export type PolicyBody = Schemas['PolicyBody'];
export type Blackout = Schemas['BlackoutResponse'];
export type BlackoutBody = Schemas['BlackoutBody'];
export type ChangePreview = Schemas['ChangePreviewResponse'];
export type WhatIf = Schemas['WhatIfResponse'];
export type WhatIfChanges = Schemas['WhatIfBody'];
export type Department = Schemas['DepartmentResponse'];
export type Weight = Schemas['FairWeightResponse'];
export type Account = Schemas['AccountResponse'];

/** What a policy says; the server describes its rules one by one. */
export function rulesOf({ rules }: Pick<Policy, 'rules'>): Rule[] {
  return rules as unknown as Rule[];
}

const RULES = { topics: ['rules'] };

export const policiesQuery = queryOptions({
  queryKey: ['policies', 'list'],
  meta: RULES,
  queryFn: ({ signal }) => answered(api.GET('/api/throttle-policies', { signal })),
});

export const blackoutsQuery = queryOptions({
  queryKey: ['policies', 'blackouts'],
  meta: RULES,
  queryFn: ({ signal }) => answered(api.GET('/api/blackouts', { signal })),
});

export const weightsQuery = queryOptions({
  queryKey: ['policies', 'weights'],
  meta: { topics: ['department'] },
  queryFn: ({ signal }) => answered(api.GET('/api/fair-weights', { signal })),
});

export const daysQuery = (year: number) =>
  queryOptions({
    queryKey: ['policies', 'days', year],
    meta: RULES,
    queryFn: ({ signal }) => answered(api.GET('/api/day-classes', { signal, params: { query: { year } } })),
  });

export const departmentsQuery = queryOptions({
  queryKey: ['policies', 'departments'],
  meta: { topics: ['department'] },
  queryFn: everyDepartment,
});

export const accountsQuery = queryOptions({
  queryKey: ['policies', 'accounts'],
  meta: { topics: ['account'] },
  queryFn: everyAccount,
});

/** Days before and after today that are looked at. */
const AROUND_DAYS = 14;

/** What has left and will leave around today, by the institution's days. */
export const usageQuery = queryOptions({
  queryKey: ['policies', 'usage'],
  meta: { topics: ['publication', 'rules'] },
  queryFn: async ({ signal }) => {
    const today = dayOf(Date.now());
    const dates = Array.from({ length: 2 * AROUND_DAYS + 1 }, (_, day) => addDays(today, day - AROUND_DAYS));
    const borders = [addDays(today, -AROUND_DAYS), addDays(today, AROUND_DAYS + 1)];
    const [from = '', to = ''] = borders.map((day) => new Date(instantOf(day)).toISOString());
    const query = { from, to };
    const { items } = await answered(api.GET('/api/calendar', { signal, params: { query } }));
    const entries = items.map(({ at, departmentId, channel, accountId }) => ({
      date: dayOf(Date.parse(at)),
      ...{ departmentId, channel, accountId },
    }));
    return { dates, entries, today };
  },
});
