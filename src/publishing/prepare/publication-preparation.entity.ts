import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Journal of what has been prepared on the platform, step by step, so that a later try resumes. */
@Entity('publication_preparation')
@Index('publication_preparation_standing', ['publicationId'], {
  where: `step = 'draft' AND facts ->> 'mediaId' <> '' AND NOT facts ? 'taken' OR step = 'draft-adding' AND facts ->> 'key' <> ''`,
})
export class PublicationPreparation {
  @PrimaryColumn('uuid', { name: 'publication_id', primaryKeyConstraintName: 'publication_preparation_pk' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'publication_preparation_publication_fk' })
  publication?: unknown;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'publication_preparation_pk' })
  step: string;

  @Column({ type: 'jsonb' })
  facts: Record<string, string>;

  @Column({ name: 'done_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  doneAt: Date;

  /** Of a draft that stands on the platform and is not to leave: nobody tries to take it back before this. */
  @Column({ name: 'take_back_after', type: 'timestamptz', nullable: true })
  takeBackAfter: Date | null;

  /** How often taking it back has failed. */
  @Column({ name: 'take_back_failures', type: 'integer', default: 0 })
  takeBackFailures: number;
}
