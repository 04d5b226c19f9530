import { isFarOff, MOST_ARTICLES } from '../mass-issue.rules.js';
import type { ArticleView, IssueView } from '../mass-issue-view.rules.js';

/** What can be done with an issue: `take_out` an article, `move` the whole of it to another time. */
export const ISSUE_MOVES = ['book', 'order', 'take_out', 'close', 'reopen', 'move', 'cancel'] as const;
export type IssueMoveName = (typeof ISSUE_MOVES)[number];

/** States of its publication in which nothing has begun, or nothing is left to call back. */
const STILL: readonly string[] = ['scheduled', 'held', 'failed', 'missed', 'cancelled'];

/**
 * The moves that would be accepted now, and no others; whoever only books for a department has those of its open time.
 * @param isEditor may control the account
 */
export function issueMoves(
  issue: Pick<IssueView, 'state' | 'slotAt' | 'closesAt' | 'publicationState' | 'mayBeOut' | 'now'>,
  articles: readonly Pick<ArticleView, 'standing'>[],
  isEditor: boolean,
): IssueMoveName[] {
  const now = issue.now.getTime();
  const standing = articles.filter((article) => article.standing).length;
  const moves: Record<IssueMoveName, boolean> = {
    ...{ book: false, order: false, take_out: false, close: false, reopen: false, move: false, cancel: false },
  };
  if (issue.state === 'open') {
    const books = issue.closesAt.getTime() > now;
    moves.book = books && articles.length < MOST_ARTICLES;
    moves.order = books && isEditor && articles.length > 1;
    moves.take_out = (books || isEditor) && articles.length > 0;
    moves.close = isEditor && standing > 0;
    moves.move = moves.cancel = isEditor;
  } else if (issue.state === 'closed' && isEditor && !issue.mayBeOut && STILL.includes(issue.publicationState ?? '')) {
    // At least one that stands stays: the last one is not taken out, the issue is cancelled.
    moves.take_out = standing > 1 || (standing === 1 && articles.length > 1);
    moves.reopen = isFarOff(issue.slotAt, now);
    moves.move = standing > 0;
    moves.cancel = true;
  }
  return ISSUE_MOVES.filter((move) => moves[move]);
}
