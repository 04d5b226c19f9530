import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import type { StoryFacts } from '../../review-material.rules.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import type { CommentResponse } from './comment.dto.js';
import { type CommentField, StoryComment } from './story-comment.entity.js';

export interface NewComment {
  words: string;
  answersId?: string;
  field?: CommentField;
  quote?: string;
  before?: string;
  after?: string;
}

/** More of one story are not shown: by then people should have met. */
const MOST = 1_000;

/**
 * What people say about a story beside its text. A comment keeps the words it stands at; where they stand now, the page finds. Nobody
 * becomes an author by it: reviewers may comment and still decide.
 */
@Injectable()
export class CommentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stories: StoryAccessService,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** The latest, oldest first. @throws AppError NOT_FOUND */
  async list(actor: Actor, storyId: string): Promise<CommentResponse[]> {
    await this.stories.requireReadable(actor, storyId);
    const rows = await this.dataSource.query<CommentResponse[]>(
      `SELECT c.id, c.answers_id AS "answersId", c.revision, c.field, c.quote, c.before, c.after, c.words,
              c.author_id AS "authorId", a.display_name AS "authorName", c.created_at AS "createdAt",
              r.display_name AS "resolvedByName", c.resolved_at AS "resolvedAt"
         FROM story_comment c
         JOIN person a ON a.id = c.author_id
         LEFT JOIN person r ON r.id = c.resolved_by
        WHERE c.story_id = $1 ORDER BY c.id DESC LIMIT ${MOST}`,
      [storyId],
    );
    return rows.reverse();
  }

  /** @throws AppError NOT_FOUND also for an unknown comment to answer, FORBIDDEN */
  async add(actor: Actor, storyId: string, comment: NewComment): Promise<void> {
    const story = await this.requireVoice(actor, storyId);
    const { words, answersId = null, field = 'story', quote = '', before = '', after = '' } = comment;
    await this.dataSource.transaction(async (tx) => {
      // An answer stands where its talk began, and one level deep.
      const begun = answersId === null ? null : await this.require(tx, storyId, answersId);
      await tx.insert(StoryComment, {
        ...{ id: uuid(), storyId, revision: story.revision.number, words: words.trim(), authorId: actor.personId },
        ...(begun === null
          ? { answersId: null, field: quote === '' ? 'story' : field, quote, before, after }
          : { answersId: begun.answersId ?? begun.id, field: begun.field, quote: '', before: '', after: '' }),
      });
      await this.record(tx, actor, 'story.comment', storyId, { answersId });
    });
  }

  /** Marks a talk as settled, or takes that back; repeating it changes nothing. @throws AppError NOT_FOUND, FORBIDDEN */
  async resolve(actor: Actor, storyId: string, commentId: string, resolved: boolean): Promise<void> {
    await this.requireVoice(actor, storyId);
    await this.dataSource.transaction(async (tx) => {
      const found = await this.require(tx, storyId, commentId);
      const id = found.answersId ?? found.id;
      const set = resolved
        ? { resolvedBy: actor.personId, resolvedAt: () => 'clock_timestamp()' }
        : { resolvedBy: null, resolvedAt: null };
      const of = tx.createQueryBuilder().update(StoryComment).set(set).where({ id });
      const { affected } = await of.andWhere(`resolved_at IS ${resolved ? '' : 'NOT '}NULL`).execute();
      if (affected) await this.record(tx, actor, 'story.comment.resolve', storyId, { commentId: id, resolved });
    });
  }

  /** Whoever writes the story, and whoever reviews it, may speak. */
  private async requireVoice(actor: Actor, storyId: string): Promise<StoryFacts> {
    const story = await this.stories.requireReadable(actor, storyId);
    if (!(await this.access.can(actor, 'review.comment', story.departmentId)))
      await this.access.require(actor, 'story.write', story.departmentId);
    return story;
  }

  private async require(tx: EntityManager, storyId: string, id: string): Promise<StoryComment> {
    const comment = await tx.findOneBy(StoryComment, { id, storyId });
    if (comment === null) throw new AppError(NOT_FOUND, { what: { zh: '这条批注', en: 'comment' } });
    return comment;
  }

  private record(tx: EntityManager, actor: Actor, action: string, storyId: string, data: object): Promise<void> {
    return this.audit.record(tx, {
      actorId: actor.personId,
      action,
      subjectType: 'story',
      subjectId: storyId,
      data: { ...data },
    });
  }
}
