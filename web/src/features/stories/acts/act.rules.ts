import type { Overview } from '../api/story-queries';

/** What can be done to several stories at once; each is one act of the server's. */
export const ACTS = ['submit', 'withdraw', 'void', 'place', 'archive', 'unarchive'] as const;
export type Act = (typeof ACTS)[number];

type Standing = Pick<Overview, 'state' | 'archivedAt' | 'mayWrite' | 'review'>;

/**
 * Whether the act can mean anything for a story standing like this; whether it is granted, the server says.
 * @param signs the person decides at the last stage of reviews
 */
export function fits(act: Act, { state, archivedAt, mayWrite, review }: Standing, signs = false): boolean {
  const writable = mayWrite && archivedAt === null && ['draft', 'returned', 'withdrawn'].includes(state);
  switch (act) {
    case 'withdraw':
      return mayWrite && review?.state === 'in_review';
    case 'void':
      return (mayWrite || signs) && review?.state === 'approved';
    case 'unarchive':
      return mayWrite && archivedAt !== null;
    case 'submit':
    case 'place':
    case 'archive':
      return writable;
  }
}
