import type { components } from '../../../lib/api/schema';

export type Figures = components['schemas']['PublicationFiguresResponse'];
type Told = Pick<Figures, 'measured' | 'figures' | 'looks' | 'nextLookAt' | 'nextMeasureAt'>;

/** How it stands with the counts: there are some, they come, the channel gives none, or none came in all its time. */
export type Counting = 'counted' | 'comes' | 'not_offered' | 'missed';

export function countingOf({ measured, figures, looks, nextLookAt, nextMeasureAt }: Told): Counting {
  if (figures.length > 0) return 'counted';
  // What has only just gone out is followed in a moment, and nothing is known of its channel before.
  const isNew = looks.length === 0 && nextLookAt === null && nextMeasureAt === null;
  if (nextMeasureAt !== null || (isNew && !measured)) return 'comes';
  return measured ? 'missed' : 'not_offered';
}

/** What the last look found that somebody has to know; null where it is there and its link opens, or has none. */
export type Finding = 'gone' | 'broken' | 'unseen' | null;

export function findingOf({ post, link }: Pick<Figures['looks'][number], 'post' | 'link'>): Finding {
  if (post === 'gone') return 'gone';
  if (link === 'broken') return 'broken';
  return post === 'unknown' || link === 'unknown' ? 'unseen' : null;
}
