import { AppError, type LocalText } from '../../../platform/errors/app-error.js';
import { ISSUE_ARTICLE_VOIDED } from '../mass-issue.errors.js';

/** An article by the names people know it by. */
export interface NamedArticle {
  title: string;
  departmentName: string;
}

/** Why an issue stops whose articles lost their approval: which ones, and what to do. */
export function voidedArticles(articles: readonly NamedArticle[]): AppError {
  return new AppError(ISSUE_ARTICLE_VOIDED, { articles: namesOf(articles) });
}

export function namesOf(articles: readonly NamedArticle[]): LocalText {
  return {
    zh: articles.map(({ title, departmentName }) => `《${title}》（${departmentName}）`).join('、'),
    en: articles.map(({ title, departmentName }) => `“${title}” (${departmentName})`).join(', '),
  };
}
