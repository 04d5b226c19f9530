import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { PublicationState } from './publication-state.rules.js';

export interface StoredReason {
  policy?: string;
  rule?: number;
  text: { zh: string; en: string };
}

/** A word of the other side that does not fit: what is shown of it, and what was said, so that saying it again adds nothing. */
export interface Contradiction {
  text: { zh: string; en: string };
  said: Record<string, string>;
}

/** One sealed variant on one account at one time. This table is the schedule; queues only wake. */
@Entity('publication')
@Check(
  'publication_state',
  `"state" IN ('scheduled','claimed','sending','confirming','sent','unconfirmed','held','failed','missed','cancelled','retracted')`,
)
@Check('publication_channel', `"channel" IN ('web','wechat','weibo','other')`)
@Check(
  'publication_priority',
  `"priority" IN ('normal','urgent') AND ("priority" = 'normal' OR "priority_reason" IS NOT NULL)`,
)
@Check(
  'publication_sent_has_ref',
  `"state" NOT IN ('sent','retracted') OR ("platform_ref" IS NOT NULL AND "sent_at" IS NOT NULL)`,
)
@Check('publication_claim_has_token', `"state" NOT IN ('claimed','sending','confirming') OR "claim_token" IS NOT NULL`)
@Check('publication_claim_expires', `"state" <> 'claimed' OR "claim_expires_at" IS NOT NULL`)
@Check(
  'publication_waits_with_reason',
  `"state" NOT IN ('held','failed','missed','unconfirmed') OR "state_reason" IS NOT NULL`,
)
@Check('publication_slot_not_before_wish', `"slot_at" >= "wished_at"`)
@Check('publication_window', `"window_from" < "window_to" AND "valid_until" > "window_from"`)
@Check('publication_contradiction', `("contradiction" IS NULL) = ("contradicted_at" IS NULL)`)
@Check('publication_link_by', `"link_by" IS NULL OR "url" IS NOT NULL`)
@Unique('publication_marker', ['marker'])
@Index('publication_due', ['slotAt', 'id'], { where: `state = 'scheduled'` })
@Index('publication_open', ['state'], { where: `state IN ('claimed','sending','confirming','unconfirmed')` })
@Index('publication_laid_aside', ['state', 'stateSince'], { where: `state IN ('held','failed','missed')` })
@Index('publication_planned_department', ['departmentId', 'slotAt'], { where: `state = 'scheduled'` })
@Index('publication_planned_account', ['accountId', 'departmentId', 'slotAt'], { where: `state = 'scheduled'` })
@Index('publication_valid', ['validUntil'], { where: `state = 'scheduled'` })
@Index('publication_sent', ['sentAt'], { where: `state = 'sent'` })
@Index('publication_retracted', ['sentAt'], { where: `state = 'retracted'` })
@Index('publication_story', ['storyId'])
@Index('publication_waits_for', ['dependsOn'], { where: `state = 'scheduled' AND depends_on IS NOT NULL` })
@Index('publication_urgent', ['slotAt'], { where: `state = 'scheduled' AND priority = 'urgent'` })
@Index('publication_slipped', ['accountId', 'departmentId', 'priority', 'firstSlotAt', 'id'], {
  where: `state = 'scheduled' AND slot_at > first_slot_at`,
})
@Index('publication_contradicted', ['contradictedAt'], { where: `contradicted_at IS NOT NULL` })
@Index('publication_given_link', ['url'], { type: 'hash', where: 'link_by IS NOT NULL' })
@Index('publication_once_per_seal', ['sealId', 'accountId'], { unique: true, where: `state <> 'cancelled'` })
export class Publication {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'publication_pk' })
  id: string;

  @Column({ name: 'story_id', type: 'uuid' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'publication_story_fk' })
  story?: unknown;

  /** The approval this publication leaves under; its digest is looked at again right before the call. */
  @Column({ name: 'seal_id', type: 'uuid' })
  sealId: string;

  @ManyToOne('ReviewSeal', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'seal_id', foreignKeyConstraintName: 'publication_seal_fk' })
  seal?: unknown;

  @Column({ name: 'seal_digest', type: 'text' })
  sealDigest: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'publication_department_fk' })
  department?: unknown;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'publication_account_fk' })
  account?: unknown;

  @Column({ type: 'text' })
  channel: ChannelKind;

  /** What the connector leaves on the platform so that a lost answer can be looked up. */
  @Column({ type: 'text' })
  marker: string;

  @Column({ type: 'text', default: 'scheduled' })
  state: PublicationState;

  @Column({ name: 'state_reason', type: 'jsonb', nullable: true })
  stateReason: StoredReason | null;

  @Column({ name: 'state_since', type: 'timestamptz', default: () => 'clock_timestamp()' })
  stateSince: Date;

  @Column({ name: 'wished_at', type: 'timestamptz' })
  wishedAt: Date;

  /** The slot granted when it was planned: its place in the order of the waiting, kept when the slot slips. */
  @Column({ name: 'first_slot_at', type: 'timestamptz' })
  firstSlotAt: Date;

  @Column({ name: 'slot_at', type: 'timestamptz' })
  slotAt: Date;

  @Column({ type: 'jsonb', default: [] })
  because: StoredReason[];

  /** True when other departments share the account: the order there is made at the claim. */
  @Column({ type: 'boolean', default: false })
  forecast: boolean;

  @Column({ name: 'window_from', type: 'timestamptz' })
  windowFrom: Date;

  @Column({ name: 'window_to', type: 'timestamptz' })
  windowTo: Date;

  @Column({ name: 'valid_until', type: 'timestamptz' })
  validUntil: Date;

  @Column({ type: 'text', default: 'normal' })
  priority: 'normal' | 'urgent';

  @Column({ name: 'priority_reason', type: 'text', nullable: true })
  priorityReason: string | null;

  @Column({ name: 'depends_on', type: 'uuid', nullable: true })
  dependsOn: string | null;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'depends_on', foreignKeyConstraintName: 'publication_depends_on_fk' })
  dependency?: unknown;

  @Column({ name: 'claim_token', type: 'uuid', nullable: true })
  claimToken: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz', nullable: true })
  claimedAt: Date | null;

  @Column({ name: 'claim_expires_at', type: 'timestamptz', nullable: true })
  claimExpiresAt: Date | null;

  @Column({ name: 'worker_id', type: 'uuid', nullable: true })
  workerId: string | null;

  @Column({ name: 'prepared_at', type: 'timestamptz', nullable: true })
  preparedAt: Date | null;

  /** Somebody prepares it until then; also the earliest next try after a preparation that must wait. */
  @Column({ name: 'prepare_after', type: 'timestamptz', nullable: true })
  prepareAfter: Date | null;

  /** A call of it ended without a clear answer and nobody has found out since: it never leaves again by one person's word. */
  @Column({ name: 'may_be_out', type: 'boolean', default: false })
  mayBeOut: boolean;

  /** What the other side has said last that does not fit what stands here; a person looks. */
  @Column({ type: 'jsonb', nullable: true })
  contradiction: Contradiction | null;

  @Column({ name: 'contradicted_at', type: 'timestamptz', nullable: true })
  contradictedAt: Date | null;

  @Column({ name: 'platform_ref', type: 'text', nullable: true })
  platformRef: string | null;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  /** Who gave the link, where a person did; null = the platform, or there is none. */
  @Column({ name: 'link_by', type: 'uuid', nullable: true })
  linkBy: string | null;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'link_by', foreignKeyConstraintName: 'publication_link_by_fk' })
  linkGiver?: unknown;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'publication_created_by_fk' })
  creator?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
