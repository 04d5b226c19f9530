import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors/app-error.js';
import { STORY_SEARCH_SLOW } from '../story.errors.js';
import { wordsOf } from './search-words.rules.js';
import { AS_PLANNED, BY_TERMS, STORIES_WITH_TERMS } from './story-search.queries.js';

/** The longest a statement of a search may take, ms: the desk shares the database with the engine. */
const LONGEST_MS = 2_000;
/** Up to so many stories are told by their ids; what more of them contain is soon met on the way back from the last changed. */
const FEW = 1_000;
const QUERY_CANCELED = '57014';

/** Stories by their words; each of `words` still has to be looked for in `story_words.folded`. */
export interface StoryHits {
  /** Folded; null when nothing is looked for. */
  words: string[] | null;
  /** The stories among which they are; null for all. */
  among: string[] | null;
}

/** Finds stories by Chinese words (decision 54). */
@Injectable()
export class StorySearch {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `read` with what was found, within two seconds a statement.
   * @param typed what somebody looks for; undefined or blank for everything
   * @throws AppError STORY_SEARCH_SLOW
   */
  async run<T>(typed: string | undefined, read: (tx: EntityManager, hits: StoryHits) => Promise<T>): Promise<T> {
    const words = wordsOf(typed ?? '');
    if (words.length === 0) return read(this.dataSource.manager, { words: null, among: null });
    try {
      return await this.dataSource.transaction(async (tx) => {
        await tx.query(BY_TERMS(LONGEST_MS));
        const found: { id: string }[] = await tx.query(STORIES_WITH_TERMS, [words.join(' '), FEW + 1]);
        await tx.query(AS_PLANNED);
        return read(tx, { words, among: found.length <= FEW ? found.map(({ id }) => id) : null });
      });
    } catch (error) {
      if ((error as { driverError?: { code?: unknown } }).driverError?.code === QUERY_CANCELED) {
        throw new AppError(STORY_SEARCH_SLOW);
      }
      throw error;
    }
  }
}
