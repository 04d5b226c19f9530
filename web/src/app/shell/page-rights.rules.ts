import type { Action, Me } from '../session/session';

export type Role = Me['roles'][number]['role'];

/** A page, as the router writes its path, and who can use it: whoever may do one of `needs` somewhere. */
export interface PageRight {
  path: string;
  needs: readonly Action[];
  /** Who holds one of those rights, to be named to whoever does not: as the server's own table of roles has it. */
  who: readonly Role[] | 'everybody';
}

const EVERYBODY = 'everybody';
const REVIEWERS = ['first_reviewer', 'second_reviewer', 'final_reviewer'] as const;
const POSTERS = ['press_officer', 'duty_editor', 'channel_administrator'] as const;

/** Every page; `everybody` is whoever holds any role at all. A page that is one's own asks for nothing. */
export const PAGE_RIGHTS: readonly PageRight[] = [
  { path: '/', needs: [], who: EVERYBODY },
  { path: '/live', needs: ['publication.read'], who: EVERYBODY },
  { path: '/publications/$id', needs: ['publication.read'], who: EVERYBODY },
  { path: '/tasks', needs: ['publication.post'], who: POSTERS },
  { path: '/tasks/$id', needs: ['publication.post', 'publication.read'], who: EVERYBODY },
  { path: '/stories', needs: ['story.read'], who: EVERYBODY },
  { path: '/stories/$id', needs: ['story.read'], who: EVERYBODY },
  { path: '/stories/$id/edit', needs: ['story.read'], who: EVERYBODY },
  { path: '/review', needs: REVIEWERS.map((role) => `review.decide.${role}` as const), who: REVIEWERS },
  // A piece is read by whoever may read its story's reviews; who decides on it is said there.
  { path: '/review/$storyId', needs: ['review.read'], who: EVERYBODY },
  { path: '/calendar', needs: ['publication.read'], who: EVERYBODY },
  { path: '/campaigns', needs: ['campaign.read'], who: EVERYBODY },
  { path: '/campaigns/new', needs: ['campaign.write'], who: ['coordinator'] },
  { path: '/campaigns/notices/$id', needs: ['campaign.write'], who: ['coordinator'] },
  { path: '/campaigns/$id', needs: ['campaign.read'], who: EVERYBODY },
  { path: '/campaigns/$id/edit', needs: ['campaign.write'], who: ['coordinator'] },
  { path: '/insights', needs: ['publication.read'], who: EVERYBODY },
  { path: '/policies', needs: ['policy.read'], who: EVERYBODY },
  { path: '/accounts', needs: ['account.read'], who: EVERYBODY },
  {
    path: '/admin',
    needs: ['person.administer', 'department.administer', 'audit.read'],
    who: ['administrator'],
  },
];

/** The right of the page at a path; null where there is no such page. The most literal one counts: `/campaigns/new` is no campaign. */
export function rightOf(path: string): PageRight | null {
  const parts = path.replace(/\/+$/, '').split('/');
  const fits = PAGE_RIGHTS.filter(({ path: pattern }) => {
    const wanted = pattern.replace(/\/+$/, '').split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at]);
  });
  const openness = ({ path: pattern }: PageRight): number => pattern.split('$').length;
  return fits.sort((one, other) => openness(one) - openness(other))[0] ?? null;
}

/** Whether somebody who may do these can use the page. */
export function canUse({ needs }: PageRight, may: readonly Action[]): boolean {
  return needs.length === 0 || needs.some((action) => may.includes(action));
}
