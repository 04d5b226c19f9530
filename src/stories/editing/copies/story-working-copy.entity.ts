import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** What one person has typed into a story and not yet saved as a revision; the last that their editor sent. */
@Entity('story_working_copy')
@Check('story_working_copy_base', `"base_revision" >= 1`)
export class StoryWorkingCopy {
  @PrimaryColumn('uuid', { name: 'story_id', primaryKeyConstraintName: 'story_working_copy_pk' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'story_working_copy_story_fk' })
  story?: unknown;

  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'story_working_copy_pk' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'story_working_copy_person_fk' })
  person?: unknown;

  /** Number of the revision it goes out from. */
  @Column({ name: 'base_revision', type: 'integer' })
  baseRevision: number;

  /** The editor's own JSON: what is half written is no valid revision yet, so nothing looks into it. */
  @Column({ type: 'text' })
  content: string;

  @Column({ name: 'saved_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  savedAt: Date;
}
