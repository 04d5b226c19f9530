import { AppError, type LocalText } from '../../../platform/errors/app-error.js';
import { PUBLICATION_STATE_NAMES, type PublicationState } from '../../publications/publication-state.rules.js';
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
  const when = ({ state, pageAt }: ArticlePage): LocalText => {
    if (state === null || pageAt === null) return { zh: '网站稿没有排期', en: 'its page is not planned' };
    const at = show(Date.parse(pageAt));
    if (state === 'scheduled') return { zh: `网站稿排在 ${at}`, en: `its page is planned for ${at}` };
    // What waits for a person, or for the platform, keeps its old time, which says nothing any more.
    const { zh, en } = PUBLICATION_STATE_NAMES[state];
    return { zh: `网站稿${zh}`, en: `its page: ${en}` };
  };
  return {
    zh: articles.map((one) => `《${one.title}》（${one.departmentName}，${when(one).zh}）`).join('、'),
    en: articles.map((one) => `“${one.title}” (${one.departmentName}, ${when(one).en})`).join(', '),
  };
}

/** Why an issue stops whose articles lead to pages that will not be there in time. */
export function pagesMissing(articles: readonly ArticlePage[], show: (at: number) => string): AppError {
  return new AppError(ISSUE_PAGES_MISSING, { articles: pagesOf(articles, show) });
}
