import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A picture in a revision and the words that stand for it there. Position 0 is the cover, the body follows in reading order. */
@Entity('revision_media')
@Check('revision_media_position', `"position" >= 0`)
@Check('revision_media_alt', `btrim("alt") <> ''`)
export class RevisionMedia {
  @PrimaryColumn('uuid', { name: 'revision_id', primaryKeyConstraintName: 'revision_media_pk' })
  revisionId: string;

  @ManyToOne('StoryRevision', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'revision_media_revision_fk' })
  revision?: unknown;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'revision_media_pk' })
  position: number;

  @Index('revision_media_sha256')
  @Column({ type: 'character', length: 64 })
  sha256: string;

  @ManyToOne('Media', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'sha256', foreignKeyConstraintName: 'revision_media_media_fk' })
  media?: unknown;

  @Column({ type: 'text' })
  alt: string;
}
