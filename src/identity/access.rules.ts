/** Roles a person holds in a department (design: identity). */
export const ROLES = [
  'press_officer',
  'proofreader',
  'first_reviewer',
  'second_reviewer',
  'final_reviewer',
  'duty_editor',
  'channel_administrator',
  'coordinator',
  'administrator',
  'viewer',
] as const;
export type Role = (typeof ROLES)[number];

/** Everything somebody may be asked the permission for. The target of each is a department. */
export const ACTIONS = [
  'department.read',
  'department.administer',
  'person.administer',
  'campaign.read',
  'campaign.write',
  'story.read',
  'story.write',
  'review.read',
  'review.submit',
  'review.comment',
  'review.decide.first_reviewer',
  'review.decide.second_reviewer',
  'review.decide.final_reviewer',
  'account.read',
  'account.administer',
  'policy.read',
  'policy.administer',
  'publication.read',
  'publication.schedule',
  'publication.control',
  'publication.resolve',
  'publication.post',
  'freeze.declare',
  'audit.read',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * How far a grant reaches from the department the role is held in.
 * - `own`: that department alone
 * - `below`: it and everything below it
 * - `above`: it and every department on the way up to the root: a school reads the bureau's campaigns, accounts and rules
 * - `line`: below and above
 */
export const REACHES = ['own', 'below', 'above', 'line'] as const;
export type Reach = (typeof REACHES)[number];

type Grants = Partial<Record<Action, Reach>>;

/** What a person must see of the house to work in it: whose campaign, whose account, whose rule made them wait. */
const surroundingsOf = (reach: 'above' | 'line'): Grants => ({
  'department.read': reach,
  'campaign.read': reach,
  'account.read': reach,
  'policy.read': reach,
});

const readingBelow: Grants = {
  'story.read': 'below',
  'review.read': 'below',
  'publication.read': 'below',
};

const reviewer = (stage: 'first_reviewer' | 'second_reviewer' | 'final_reviewer'): Grants => ({
  ...surroundingsOf('line'),
  ...readingBelow,
  'review.comment': 'below',
  [`review.decide.${stage}` satisfies Action]: 'below',
});

/** The whole of the house's permissions. No role contains another, and no role passes a review it was not named for. */
const GRANTS: Record<Role, Grants> = {
  press_officer: {
    ...surroundingsOf('above'),
    'story.read': 'own',
    'story.write': 'own',
    'review.read': 'own',
    'review.submit': 'own',
    'review.comment': 'own',
    'publication.read': 'own',
    'publication.schedule': 'own',
    'publication.post': 'own',
  },
  proofreader: { ...surroundingsOf('line'), ...readingBelow, 'review.comment': 'below' },
  first_reviewer: reviewer('first_reviewer'),
  second_reviewer: reviewer('second_reviewer'),
  final_reviewer: reviewer('final_reviewer'),
  duty_editor: {
    ...surroundingsOf('line'),
    ...readingBelow,
    'publication.schedule': 'below',
    'publication.control': 'below',
    'publication.resolve': 'below',
    'publication.post': 'below',
    'freeze.declare': 'below',
  },
  channel_administrator: {
    ...surroundingsOf('line'),
    ...readingBelow,
    'account.administer': 'below',
    'policy.administer': 'below',
    'publication.control': 'below',
    'publication.resolve': 'below',
    'publication.post': 'below',
    'freeze.declare': 'below',
  },
  coordinator: {
    ...surroundingsOf('line'),
    ...readingBelow,
    'campaign.write': 'below',
    'publication.schedule': 'below',
  },
  administrator: {
    ...surroundingsOf('line'),
    ...readingBelow,
    'department.administer': 'below',
    'person.administer': 'below',
    'account.administer': 'below',
    'policy.administer': 'below',
    'publication.control': 'below',
    'freeze.declare': 'below',
    'audit.read': 'below',
  },
  viewer: {
    'department.read': 'below',
    'campaign.read': 'below',
    'account.read': 'below',
    'policy.read': 'below',
    ...readingBelow,
  },
};

/** How far `role` carries `action`, or undefined when it does not carry it at all. */
export function reachOf(role: Role, action: Action): Reach | undefined {
  return GRANTS[role][action];
}

/** The roles that carry `action` each way; a role may stand in both. */
export function rolesReaching(action: Action): { own: Role[]; below: Role[]; above: Role[] } {
  const that = (...reaches: Reach[]): Role[] =>
    ROLES.filter((role) => reaches.some((reach) => reach === reachOf(role, action)));
  return { own: that(...REACHES), below: that('below', 'line'), above: that('above', 'line') };
}

/** Where a department lies as seen from the one a role is held in. */
export type Relation = 'same' | 'below' | 'above' | 'elsewhere';

/** The rule in one line: does `role`, held in one department, allow `action` on a department in this relation to it? */
export function allows(role: Role, action: Action, relation: Relation): boolean {
  const reach = reachOf(role, action);
  if (reach === undefined || relation === 'elsewhere') return false;
  return relation === 'same' || reach === 'line' || reach === relation;
}
