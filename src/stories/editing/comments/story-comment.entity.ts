import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Where in a story a comment stands; `story` is the story as a whole. */
export const COMMENT_FIELDS = ['story', 'title', 'summary', 'body'] as const;
export type CommentField = (typeof COMMENT_FIELDS)[number];

/** What somebody says about a piece of a story's text, or answers to that. It holds the words it stands at, not their place: those move. */
@Entity('story_comment')
@Check('story_comment_field', `"field" IN ('story','title','summary','body')`)
@Check('story_comment_words', `btrim("words") <> ''`)
@Check('story_comment_resolved', `("resolved_by" IS NULL) = ("resolved_at" IS NULL)`)
@Check('story_comment_answer', `"answers_id" IS NULL OR "resolved_at" IS NULL`)
@Index('story_comment_story', ['storyId', 'id'])
export class StoryComment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'story_comment_pk' })
  id: string;

  @Column({ name: 'story_id', type: 'uuid' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'story_comment_story_fk' })
  story?: unknown;

  /** The comment it answers; null for one that begins a talk. */
  @Column({ name: 'answers_id', type: 'uuid', nullable: true })
  answersId: string | null;

  @ManyToOne('StoryComment', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'answers_id', foreignKeyConstraintName: 'story_comment_answers_fk' })
  answers?: unknown;

  /** Number of the revision that stood when it was made. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  field: CommentField;

  /** The words it stands at; empty for a comment on the whole. */
  @Column({ type: 'text' })
  quote: string;

  /** A little of what stood before and behind them, to tell the same words apart. */
  @Column({ type: 'text' })
  before: string;

  @Column({ type: 'text' })
  after: string;

  @Column({ type: 'text' })
  words: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'story_comment_author_fk' })
  author?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column({ name: 'resolved_by', type: 'uuid', nullable: true })
  resolvedBy: string | null;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'resolved_by', foreignKeyConstraintName: 'story_comment_resolver_fk' })
  resolver?: unknown;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;
}
