import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { RoundState } from './review-round.rules.js';
import type { ReviewStage } from './workflow.rules.js';

/** One run of the workflow over one revision, with what it would release. Triggers hold its moves; nothing of it is deleted. */
@Entity('review_round')
@Unique('review_round_revision_once', ['revisionId'])
@Unique('review_round_number_once', ['storyId', 'number'])
@Index('review_round_open', ['storyId'], { unique: true, where: `state IN ('in_review','approved')` })
@Index('review_round_waiting', ['departmentId', 'submittedAt', 'id'], { where: `state = 'in_review'` })
@Index('review_round_releasing', ['releaseTo'], { where: `state = 'approved'` })
@Check('review_round_number', `number >= 1`)
@Check('review_round_state', `state IN ('in_review','returned','approved','withdrawn','voided')`)
@Check('review_round_stage', `jsonb_typeof(stages) = 'array' AND stage >= 0 AND stage < jsonb_array_length(stages)`)
@Check('review_round_authors', `submitted_by = ANY (authors)`)
@Check(
  'review_round_accounts',
  `cardinality(release_accounts) BETWEEN 1 AND 50 AND array_position(release_accounts, NULL) IS NULL`,
)
@Check('review_round_window', `release_from < release_to AND release_to <= submitted_at + interval '367 days'`)
@Check('review_round_closed', `(state = 'in_review') = (closed_at IS NULL)`)
@Check('review_round_reason', `state <> 'withdrawn' OR coalesce(btrim(closing_reason), '') <> ''`)
export class ReviewRound {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'review_round_pk' })
  id: string;

  @Column({ name: 'story_id', type: 'uuid' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'review_round_story_fk' })
  story?: unknown;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @ManyToOne('StoryRevision', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'review_round_revision_fk' })
  revision?: unknown;

  /** The story's department when it was handed in: whose reviewers decide. */
  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'review_round_department_fk' })
  department?: unknown;

  /** 1, 2, 3 … within the story. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text', default: 'in_review' })
  state: RoundState;

  /** The template as it was when the round opened. */
  @Column({ type: 'jsonb' })
  stages: ReviewStage[];

  /** Index of the stage that is asked now; where it stopped when closed. */
  @Column({ type: 'integer', default: 0 })
  stage: number;

  /** Everybody on the authors' side when it was handed in: all contributors and who handed it in. */
  @Column({ type: 'uuid', array: true })
  authors: string[];

  @Column({ name: 'submitted_by', type: 'uuid' })
  submittedBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'submitted_by', foreignKeyConstraintName: 'review_round_submitter_fk' })
  submitter?: unknown;

  @Column({ name: 'submitted_at', type: 'timestamptz' })
  submittedAt: Date;

  /** Accounts the story may leave through: part of what is sealed. */
  @Column({ name: 'release_accounts', type: 'uuid', array: true })
  releaseAccounts: string[];

  /** Time in which it may leave, [from, to): part of what is sealed. */
  @Column({ name: 'release_from', type: 'timestamptz' })
  releaseFrom: Date;

  @Column({ name: 'release_to', type: 'timestamptz' })
  releaseTo: Date;

  /** When it left review. */
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  /** Why it was withdrawn. */
  @Column({ name: 'closing_reason', type: 'text', nullable: true })
  closingReason: string | null;
}
