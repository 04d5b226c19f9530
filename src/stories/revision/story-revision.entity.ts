import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Facts } from '../facts/facts.rules.js';
import type { AiUse } from '../story.rules.js';
import type { DocumentNode } from '../variant-content.rules.js';

/** One numbered state of a story's texts. Never changed, never deleted: a change is the next revision. */
@Entity('story_revision')
@Unique('story_revision_number_once', ['storyId', 'number'])
@Check('story_revision_number', `"number" >= 1`)
@Check('story_revision_title', `btrim("title") <> '' AND char_length("title") <= 100`)
@Check('story_revision_summary', `char_length("summary") <= 500`)
@Check('story_revision_facts', `jsonb_typeof("facts") = 'object'`)
@Check('story_revision_body', `"body"->>'type' = 'doc'`)
@Check('story_revision_ai_use', `"ai_use" IN ('none','assisted','generated')`)
export class StoryRevision {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'story_revision_pk' })
  id: string;

  @Column({ name: 'story_id', type: 'uuid' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'story_revision_story_fk' })
  story?: unknown;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  summary: string;

  @Column({ type: 'jsonb' })
  facts: Facts;

  @Column({ type: 'jsonb' })
  body: DocumentNode;

  /** sha256 of the cover picture; its alternative text is at position 0 of `revision_media`. */
  @Column({ type: 'character', length: 64, nullable: true })
  cover: string | null;

  @ManyToOne('Media', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'cover', foreignKeyConstraintName: 'story_revision_cover_fk' })
  coverMedia?: unknown;

  @Column({ name: 'ai_use', type: 'text', default: 'none' })
  aiUse: AiUse;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'story_revision_creator_fk' })
  creator?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
