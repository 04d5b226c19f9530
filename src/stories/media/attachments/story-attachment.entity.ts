import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { AttachmentKindName } from './attachment-kind.rules.js';

/**
 * A file that goes with a story for the by-hand channel. It comes and goes only while the story may be written on: what was reviewed is
 * what is posted.
 */
@Entity('story_attachment')
@Unique('story_attachment_once', ['storyId', 'sha256'])
@Check('story_attachment_name', `btrim("name") <> '' AND "name" !~ '[/\\\\[:cntrl:]]'`)
@Check('story_attachment_size', `"size" > 0`)
export class StoryAttachment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'story_attachment_pk' })
  id: string;

  @Column({ name: 'story_id', type: 'uuid' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'story_attachment_story_fk' })
  story?: unknown;

  @Column({ type: 'character', length: 64 })
  sha256: string;

  @ManyToOne('StoredFile', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'sha256', foreignKeyConstraintName: 'story_attachment_file_fk' })
  file?: unknown;

  @Column({ type: 'text' })
  kind: AttachmentKindName;

  @Column({ type: 'text' })
  name: string;

  /** Bytes. */
  @Column({ type: 'bigint', transformer: { from: Number, to: (size: number) => size } })
  size: number;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'story_attachment_creator_fk' })
  creator?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
