import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** What one person said at one stage. Append-only; triggers hold that it is the current stage and nobody's own story. */
@Entity('review_decision')
@Unique('review_decision_stage_once', ['roundId', 'stage'])
@Unique('review_decision_person_once', ['roundId', 'personId'])
@Index('review_decision_person', ['personId', 'at'])
@Check('review_decision_kind', `decision IN ('approve','return')`)
@Check('review_decision_digest', `digest ~ '^[0-9a-f]{64}$'`)
@Check('review_decision_opinion', `CASE WHEN opinion IS NULL THEN decision = 'approve' ELSE btrim(opinion) <> '' END`)
export class ReviewDecision {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'review_decision_pk' })
  id: string;

  @Column({ name: 'round_id', type: 'uuid' })
  roundId: string;

  @ManyToOne('ReviewRound', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'round_id', foreignKeyConstraintName: 'review_decision_round_fk' })
  round?: unknown;

  /** 0-based. */
  @Column({ type: 'integer' })
  stage: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'review_decision_person_fk' })
  person?: unknown;

  @Column({ type: 'text' })
  decision: 'approve' | 'return';

  @Column({ type: 'text', nullable: true })
  opinion: string | null;

  /** sha256 (hex) of what the reviewer saw. */
  @Column({ type: 'text' })
  digest: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
