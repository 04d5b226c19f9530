import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** 本期图文: one mass send of an official account, which departments book places in until it closes. */
@Entity('mass_issue')
@Check('mass_issue_state', `"state" IN ('open','closed','cancelled')`)
@Check('mass_issue_times', `"closes_at" < "slot_at"`)
@Check('mass_issue_closed_has_publication', `("state" = 'closed') = ("publication_id" IS NOT NULL)`)
@Index('mass_issue_one_per_slot', ['accountId', 'slotAt'], { unique: true, where: `state <> 'cancelled'` })
@Index('mass_issue_closing', ['closesAt'], { where: `state = 'open'` })
@Index('mass_issue_publication', ['publicationId'], { unique: true })
export class MassIssue {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mass_issue_pk' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'mass_issue_account_fk' })
  account?: unknown;

  /** When it is to go out; the throttle may grant a later slot when it closes. */
  @Column({ name: 'slot_at', type: 'timestamptz' })
  slotAt: Date;

  /** From then on nothing is booked any more, and its order stands. */
  @Column({ name: 'closes_at', type: 'timestamptz' })
  closesAt: Date;

  @Column({ type: 'text', default: 'open' })
  state: 'open' | 'closed' | 'cancelled';

  /** Why it could not be closed, or was cancelled. */
  @Column({ name: 'state_reason', type: 'jsonb', nullable: true })
  stateReason: { code: string; text: { zh: string; en: string } } | null;

  /** What sends it once it is closed: the publication of its first article, with which the others travel. */
  @Column({ name: 'publication_id', type: 'uuid', nullable: true })
  publicationId: string | null;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'mass_issue_publication_fk' })
  publication?: unknown;

  @Column({ name: 'opened_by', type: 'uuid' })
  openedBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'opened_by', foreignKeyConstraintName: 'mass_issue_opened_by_fk' })
  opener?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
