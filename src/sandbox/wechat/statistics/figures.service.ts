import type { Journal, Table } from '../../ledger/journal.service.js';
import { platformDay } from '../../ledger/platform-day.rules.js';
import type { ArticleShelf, Publication } from '../publish/article-shelf.service.js';
import { FIGURE_NAMES, type Figures, NO_FIGURES } from './datacube.rules.js';

/** One article as statistics know it. */
export interface CountedArticle {
  publication: Publication;
  /** 1-based. */
  index: number;
  /** `<msg_data_id>_<index>`: the key of every statistics call. */
  msgid: string;
  title: string;
  url: string;
  /** The day it came out. */
  day: string;
}

/** Reads, shares and the like by article and day: nobody reads a sandbox, so they are as somebody sets them. */
export class ArticleFigures {
  private readonly figures: Table<Figures>;

  constructor(
    journal: Journal,
    private readonly shelf: ArticleShelf,
  ) {
    this.figures = journal.table('wechat.figures');
  }

  /** Sets what is named for one article and day. */
  set(msgid: string, day: string, changes: Partial<Figures>): Figures {
    return this.figures.put(`${msgid}|${day}`, { ...this.of(msgid, day), ...changes });
  }

  of(msgid: string, day: string): Figures {
    return this.figures.get(`${msgid}|${day}`) ?? NO_FIGURES;
  }

  /** Whether anything happened. */
  has(msgid: string, day: string): boolean {
    const figures = this.of(msgid, day);
    return FIGURE_NAMES.some((name) => figures[name] > 0);
  }

  /** All articles of an account that came out, oldest first. */
  articles(appid: string): CountedArticle[] {
    return this.shelf
      .list(appid)
      .reverse()
      .flatMap((publication) => this.articlesOf(publication));
  }

  articlesOf(publication: Publication): CountedArticle[] {
    const urls = this.shelf.urls(publication.articleId);
    return publication.articles.map((article, at) => ({
      publication,
      index: at + 1,
      msgid: `${publication.msgDataId}_${at + 1}`,
      title: article.title,
      url: urls[at] ?? '',
      day: platformDay(publication.publishedAt),
    }));
  }
}
