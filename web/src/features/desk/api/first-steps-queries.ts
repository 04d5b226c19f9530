import { queryOptions } from '@tanstack/react-query';
import type { Me } from '../../../app/session/session';
import { answered, api } from '../../../lib/api/client';
import { type Done, doneOf, nextStep, type Step } from '../first-steps.rules';

const SOME = { limit: 5 } as never;

/** Kept on this machine once all is done: a house begins once, and again when a demonstration was cleared away from it. */
const keptAs = ({ personId, roles }: Me): string => `xuanfa.first-steps.${personId}.${roles[0]?.departmentId ?? ''}`;

export const firstStepsQuery = (me: Me) =>
  queryOptions({
    queryKey: ['desk', 'first-steps', me.personId],
    meta: { topics: ['department', 'person', 'account', 'rules', 'story'] },
    enabled: localStorage.getItem(keptAs(me)) !== 'done',
    queryFn: async ({ signal }): Promise<Done> => {
      const query = { signal, params: { query: SOME } };
      const [departments, people, accounts, policies, stories] = await Promise.all([
        answered(api.GET('/api/departments', query)),
        answered(api.GET('/api/people', query)),
        answered(api.GET('/api/accounts', query)),
        answered(api.GET('/api/throttle-policies', { signal })),
        answered(api.GET('/api/stories', query)),
      ]);
      const counts: Record<Step, number> = {
        departments: departments.items.length,
        people: people.items.length,
        accounts: accounts.items.length,
        policies: policies.length,
        story: stories.items.length,
      };
      const done = doneOf(counts);
      if (nextStep(done) === null) localStorage.setItem(keptAs(me), 'done');
      return done;
    },
  });
