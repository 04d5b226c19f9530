import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** What a person found out about an unconfirmed publication. Sending again needs a second person. */
@Entity('publication_resolution')
@Check('publication_resolution_verdict', `"verdict" IN ('found','absent','give_up')`)
@Check('publication_resolution_two_people', `"confirmed_by" IS NULL OR "confirmed_by" <> "proposed_by"`)
@Check('publication_resolution_confirmation', `("confirmed_by" IS NULL) = ("confirmed_at" IS NULL)`)
@Check(
  'publication_resolution_overtaken',
  `"overtaken_at" IS NULL OR ("verdict" = 'absent' AND "confirmed_at" IS NULL)`,
)
@Index('publication_resolution_one_open', ['attemptId'], {
  unique: true,
  where: `verdict = 'absent' AND overtaken_at IS NULL`,
})
export class PublicationResolution {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'publication_resolution_pk' })
  id: string;

  @Column({ name: 'publication_id', type: 'uuid' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'publication_resolution_publication_fk' })
  publication?: unknown;

  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @ManyToOne('PublicationAttempt', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'attempt_id', foreignKeyConstraintName: 'publication_resolution_attempt_fk' })
  attempt?: unknown;

  @Column({ type: 'text' })
  verdict: 'found' | 'absent' | 'give_up';

  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy: string;

  @Column({ name: 'proposed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  proposedAt: Date;

  @Column({ name: 'confirmed_by', type: 'uuid', nullable: true })
  confirmedBy: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  /** When the platform showed that it was at the post after all: nobody may agree to what was proposed before. */
  @Column({ name: 'overtaken_at', type: 'timestamptz', nullable: true })
  overtakenAt: Date | null;
}
