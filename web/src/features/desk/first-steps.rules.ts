export const STEPS = ['departments', 'people', 'accounts', 'policies', 'story'] as const;
export type Step = (typeof STEPS)[number];
export type Done = Record<Step, boolean>;

/** So many people at least: who writes is not who decides, and three decide. */
const FEWEST_PEOPLE = 4;

/** How far a new house has come, by how much of each there is. */
export function doneOf(counts: Record<Step, number>): Done {
  return {
    departments: counts.departments > 1,
    people: counts.people >= FEWEST_PEOPLE,
    accounts: counts.accounts > 0,
    policies: counts.policies > 0,
    story: counts.story > 0,
  };
}

/** The first that is still to be done; null when all is. */
export function nextStep(done: Done): Step | null {
  return STEPS.find((step) => !done[step]) ?? null;
}
