import type { Action } from '../session/session';
import type { SHELL } from './shell.texts';

/** A place in the navigation. It is drawn for whoever the server lets do one of `needs`; without them for everybody. */
export interface Page {
  path: string;
  title: keyof (typeof SHELL)['zh'];
  needs?: readonly Action[];
}

/** In the order of a day's work. A page stands here when there is something behind it. */
export const PAGES: readonly Page[] = [
  { path: '/', title: 'desk' },
  { path: '/live', title: 'live', needs: ['publication.read'] },
  { path: '/tasks', title: 'tasks', needs: ['publication.post'] },
  { path: '/stories', title: 'stories', needs: ['story.read'] },
  {
    path: '/review',
    title: 'review',
    needs: ['review.decide.first_reviewer', 'review.decide.second_reviewer', 'review.decide.final_reviewer'],
  },
  { path: '/calendar', title: 'calendar', needs: ['publication.read'] },
  { path: '/campaigns', title: 'campaigns', needs: ['campaign.read'] },
  { path: '/insights', title: 'insights', needs: ['publication.read'] },
  { path: '/policies', title: 'policies', needs: ['policy.read'] },
  { path: '/accounts', title: 'accounts', needs: ['account.read'] },
  { path: '/admin', title: 'admin', needs: ['person.administer', 'department.administer', 'audit.read'] },
];
