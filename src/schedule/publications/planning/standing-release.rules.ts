import { AppError } from '../../../platform/errors/app-error.js';
import { ISSUE_MOVES_WHOLE } from '../../issues/mass-issue.errors.js';
import { type NamedArticle, voidedArticles } from '../../issues/watch/voided-article.rules.js';
import { SLOT_OUTSIDE_WINDOW, STORY_NOT_APPROVED } from '../../schedule.errors.js';

/** What a publication that is to get another slot was signed for, as it stands now. */
export interface ReleaseStanding {
  voided: boolean;
  sendsIssue: boolean;
  /** Articles of the issue it sends that lost their approval; null = none. */
  voidedArticles: NamedArticle[] | null;
}

/** Nothing gets a slot that could not begin in it. @throws AppError STORY_NOT_APPROVED, ISSUE_ARTICLE_VOIDED */
export function requireStanding({ voided, voidedArticles: articles }: ReleaseStanding): void {
  if (articles) throw voidedArticles(articles);
  if (voided) throw new AppError(STORY_NOT_APPROVED);
}

/** An issue leaves when it was announced or is moved as a whole: its window is that time, which nobody signed for. */
export function asIssueMove({ sendsIssue }: ReleaseStanding, error: unknown): unknown {
  if (!sendsIssue || !(error instanceof AppError) || error.code !== SLOT_OUTSIDE_WINDOW.code) return error;
  return new AppError(ISSUE_MOVES_WHOLE, { slot: error.parameters['from'] ?? '' });
}
