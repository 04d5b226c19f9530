import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** What a final approval signed, whole. Never changed; voided at most once, together with its round. */
@Entity('review_seal')
@Index('review_seal_voided', ['id'], { where: 'voided_at IS NOT NULL' })
@Unique('review_seal_round_once', ['roundId'])
@Check('review_seal_digest', `digest = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')`)
@Check('review_seal_void', `num_nulls(voided_at, voided_by, void_reason) IN (0, 3) AND btrim(void_reason) <> ''`)
export class ReviewSeal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'review_seal_pk' })
  id: string;

  @Column({ name: 'round_id', type: 'uuid' })
  roundId: string;

  @ManyToOne('ReviewRound', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'round_id', foreignKeyConstraintName: 'review_seal_round_fk' })
  round?: unknown;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @ManyToOne('StoryRevision', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'review_seal_revision_fk' })
  revision?: unknown;

  /** Version of the canonical form, see `seal.rules.ts`. */
  @Column({ type: 'text' })
  version: string;

  /** sha256 (hex) of `canonical`. */
  @Column({ type: 'text' })
  digest: string;

  @Column({ type: 'text' })
  canonical: string;

  @Column({ name: 'sealed_at', type: 'timestamptz' })
  sealedAt: Date;

  @Column({ name: 'voided_at', type: 'timestamptz', nullable: true })
  voidedAt: Date | null;

  @Column({ name: 'voided_by', type: 'uuid', nullable: true })
  voidedBy: string | null;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'voided_by', foreignKeyConstraintName: 'review_seal_voider_fk' })
  voider?: unknown;

  @Column({ name: 'void_reason', type: 'text', nullable: true })
  voidReason: string | null;
}
