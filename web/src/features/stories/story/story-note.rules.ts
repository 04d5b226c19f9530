import type { OverviewDetail } from '../api/story-queries';

/** What is to be done next with a story, for whoever opens it; null where its stage says it all. @param now epoch ms */
export function noteOf(
  {
    archivedAt,
    stage,
    state,
    review,
    publications,
  }: Pick<OverviewDetail, 'archivedAt' | 'stage' | 'state' | 'review' | 'publications'>,
  now: number,
): 'archivedNote' | 'overNote' | 'toScheduleNote' | 'returnedNote' | 'stillOutNote' | null {
  // To take an approval back takes nothing down.
  if (state === 'withdrawn' && publications.some((one) => one.state === 'sent')) return 'stillOutNote';
  if (archivedAt !== null) return 'archivedNote';
  if (stage === 'returned') return 'returnedNote';
  if (stage !== 'approved') return null;
  return review && Date.parse(review.windowTo) < now ? 'overNote' : 'toScheduleNote';
}
