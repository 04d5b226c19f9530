import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import type { LinkFinding } from './link/link-check.rules.js';
import type { HandReport } from './hand-task.rules.js';

/**
 * Who has a post in hand, and what they report of it. The task itself is the attempt that was recorded as accepted; this row comes when
 * somebody takes it. What was reported never changes (trigger).
 */
@Entity('hand_task')
@Check('hand_task_taken', `("taken_by" IS NULL) = ("taken_at" IS NULL)`)
@Check('hand_task_report', `"report" IN ('posted','not_posted','put_off')`)
@Check('hand_task_reported', `num_nulls("report", "reported_by", "reported_at") IN (0, 3)`)
@Check(
  'hand_task_evidence',
  `"report" <> 'posted' OR "link" IS NOT NULL OR "screenshot" IS NOT NULL AND "overruled" IS NOT NULL`,
)
@Check('hand_task_says_why', `"report" NOT IN ('not_posted','put_off') OR btrim("note") <> '' AND "link" IS NULL`)
export class HandTask {
  @PrimaryColumn('uuid', { name: 'attempt_id', primaryKeyConstraintName: 'hand_task_pk' })
  attemptId: string;

  @OneToOne('PublicationAttempt', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'attempt_id', foreignKeyConstraintName: 'hand_task_attempt_fk' })
  attempt?: unknown;

  @Index('hand_task_publication')
  @Column({ name: 'publication_id', type: 'uuid' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'hand_task_publication_fk' })
  publication?: unknown;

  @Column({ name: 'taken_by', type: 'uuid', nullable: true })
  takenBy: string | null;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'taken_by', foreignKeyConstraintName: 'hand_task_taker_fk' })
  taker?: unknown;

  @Column({ name: 'taken_at', type: 'timestamptz', nullable: true })
  takenAt: Date | null;

  /** Somebody else had it before: whether they posted, the one who has it now cannot know for certain. */
  @Column({ name: 'taken_over', type: 'boolean', default: false })
  takenOver: boolean;

  @Column({ type: 'character', length: 64, nullable: true })
  screenshot: string | null;

  @ManyToOne('Media', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'screenshot', foreignKeyConstraintName: 'hand_task_screenshot_fk' })
  picture?: unknown;

  @Column({ type: 'text', nullable: true })
  report: HandReport | null;

  @Column({ name: 'reported_by', type: 'uuid', nullable: true })
  reportedBy: string | null;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'reported_by', foreignKeyConstraintName: 'hand_task_reporter_fk' })
  reporter?: unknown;

  @Column({ name: 'reported_at', type: 'timestamptz', nullable: true })
  reportedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  link: string | null;

  /** What the look at the link found. */
  @Column({ type: 'jsonb', nullable: true })
  finding: LinkFinding | null;

  /** Why the link counts although the look at it was not content, or why there is none. */
  @Column({ type: 'text', nullable: true })
  overruled: string | null;

  /** How it came to be out although nothing was to leave. */
  @Column({ type: 'text', nullable: true })
  despite: string | null;

  /** Why it was not posted. */
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
