import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** While it is there, no variant of the revision changes. Set by the reviews; the revision itself never changes anyway. */
@Entity('revision_lock')
export class RevisionLock {
  @PrimaryColumn('uuid', { name: 'revision_id', primaryKeyConstraintName: 'revision_lock_pk' })
  revisionId: string;

  @ManyToOne('StoryRevision', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'revision_lock_revision_fk' })
  revision?: unknown;

  @Column({ name: 'locked_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  lockedAt: Date;
}
