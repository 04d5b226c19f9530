import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** One try at the irreversible act, written before the call. */
@Entity('publication_attempt')
@Check('publication_attempt_outcome', `"outcome" IS NULL OR "outcome" IN ('sent','rejected','retry','unconfirmed')`)
@Check(
  'publication_attempt_absence',
  `"absence" IS NULL OR "absence" IN ('wanted','others','proven','believed','asked','out')`,
)
@Check('publication_attempt_end', `("ended_at" IS NULL) = ("outcome" IS NULL)`)
@Check('publication_attempt_sent_has_ref', `"outcome" IS DISTINCT FROM 'sent' OR "platform_ref" IS NOT NULL`)
@Unique('publication_attempt_token', ['claimToken'])
@Index('publication_attempt_one_open', ['publicationId'], { unique: true, where: 'ended_at IS NULL' })
@Index('publication_attempt_one_sent', ['publicationId'], { unique: true, where: `outcome = 'sent'` })
@Index('publication_attempt_publication', ['publicationId', 'beganAt'])
@Index('publication_attempt_began', ['beganAt'])
@Index('publication_attempt_accepted', ['acceptedRef'], { where: 'accepted_ref IS NOT NULL' })
@Index('publication_attempt_to_be_absent', ['publicationId'], { where: `absence IN ('wanted', 'others')` })
export class PublicationAttempt {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'publication_attempt_pk' })
  id: string;

  @Column({ name: 'publication_id', type: 'uuid' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'publication_attempt_publication_fk' })
  publication?: unknown;

  @Column({ name: 'claim_token', type: 'uuid' })
  claimToken: string;

  @Column({ name: 'worker_id', type: 'uuid' })
  workerId: string;

  /** The slot it was begun for: `ended_at` against it is the lateness people are shown. */
  @Column({ name: 'slot_at', type: 'timestamptz' })
  slotAt: Date;

  @Column({ name: 'claimed_at', type: 'timestamptz' })
  claimedAt: Date;

  @Column({ name: 'began_at', type: 'timestamptz' })
  beganAt: Date;

  /** The answer's time; for an unconfirmed call the end of the longest it may have lasted. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome: 'sent' | 'rejected' | 'retry' | 'unconfirmed' | null;

  /** Job reference of a platform that takes its time; never a post. */
  @Column({ name: 'accepted_ref', type: 'text', nullable: true })
  acceptedRef: string | null;

  @Column({ name: 'accepted_until', type: 'timestamptz', nullable: true })
  acceptedUntil: Date | null;

  @Column({ name: 'next_poll_at', type: 'timestamptz', nullable: true })
  nextPollAt: Date | null;

  /** Times the platform was asked how an accepted post gets on: its limits count them. */
  @Column({ type: 'integer', default: 0 })
  polls: number;

  @Column({ name: 'platform_ref', type: 'text', nullable: true })
  platformRef: string | null;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'text', nullable: true })
  code: string | null;

  /** For logs: the platform's own word. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** For people. */
  @Column({ type: 'jsonb', nullable: true })
  text: { zh: string; en: string } | null;

  /** The sender itself saw its call end: it can post no more under this attempt. */
  @Column({ name: 'sender_done', type: 'boolean', default: false })
  senderDone: boolean;

  /** Read-backs of an unconfirmed attempt: [{at, result, reachesBackTo?}]. */
  @Column({ name: 'settle_checks', type: 'jsonb', default: [] })
  settleChecks: { at: string; result: string; reason?: string }[];

  @Column({ name: 'next_check_at', type: 'timestamptz', nullable: true })
  nextCheckAt: Date | null;

  /**
   * Of one that the platform refused after it had been handed over: before the story leaves again for the account its absence is to be
   * shown (`wanted`; `others`: by sending it again under its id nothing is posted twice, so only before another publication leaves), or
   * was (`proven`); the refusal counts, for no look tells (`believed`); a person has to say (`asked`); it was there (`out`).
   */
  @Column({ type: 'text', nullable: true })
  absence: 'wanted' | 'others' | 'proven' | 'believed' | 'asked' | 'out' | null;
}
