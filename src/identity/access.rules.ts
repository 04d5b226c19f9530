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
  'freeze.declare',
  'audit.read',
] as const;
export type Action = (typeof ACTIONS)[number];
