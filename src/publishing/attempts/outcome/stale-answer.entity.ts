import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

/** An answer that came after somebody else had settled its attempt: kept beside the truth, never over it. */
@Entity('stale_answer')
export class StaleAnswer {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'stale_answer_pk',
  })
  id: string;

  @Index('stale_answer_attempt')
  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @ManyToOne('PublicationAttempt', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'attempt_id', foreignKeyConstraintName: 'stale_answer_attempt_fk' })
  attempt?: unknown;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at: Date;

  @Column({ type: 'jsonb' })
  answer: Record<string, unknown>;
}
