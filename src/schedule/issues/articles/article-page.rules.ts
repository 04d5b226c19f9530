import { AppError, type LocalText } from '../../../platform/errors/app-error.js';
import type { PublicationState } from '../../publications/publication-state.rules.js';
import { ISSUE_PAGES_MISSING } from '../mass-issue.errors.js';

/** An article of an issue whose own web page is not out yet. */
export interface ArticlePage {
  title: string;
  departmentName: string;
  /** Null: nobody has planned the page, or it will not come by itself any more. */
  state: PublicationState | null;
  /** When the page is to leave, ISO. */
  pageAt: string | null;
}

/** Which articles, and when their pages come. @param show writes an instant, epoch ms */
export function pagesOf(articles: readonly ArticlePage[], show: (at: number) => string): LocalText {
  const when = ({ pageAt }: ArticlePage): LocalText =>
    pageAt === null
      ? { zh: '网站稿没有排期', en: 'its page is not planned' }
      : { zh: `网站稿排在 ${show(Date.parse(pageAt))}`, en: `its page is planned for ${show(Date.parse(pageAt))}` };
  return {
    zh: articles.map((one) => `《${one.title}》（${one.departmentName}，${when(one).zh}）`).join('、'),
    en: articles.map((one) => `“${one.title}” (${one.departmentName}, ${when(one).en})`).join(', '),
  };
}

/** Why an issue stops whose articles lead to pages that will not be there in time. */
export function pagesMissing(articles: readonly ArticlePage[], show: (at: number) => string): AppError {
  return new AppError(ISSUE_PAGES_MISSING, { articles: pagesOf(articles, show) });
}
