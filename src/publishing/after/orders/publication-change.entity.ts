import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { OutcomeText } from '../../channels/channel.js';
import type { ChangeKind, ChangeState } from '../change.rules.js';

/** A person's order to change what is out; written before anything is called. At most one is open per publication. */
@Entity('publication_change')
@Check('publication_change_kind', `"kind" IN ('retract','correct','restore')`)
@Check('publication_change_state', `"state" IN ('ordered','by_hand','done','given_up')`)
@Check('publication_change_seal', `("kind" = 'correct') = ("seal_id" IS NOT NULL)`)
@Check('publication_change_reason', `btrim("reason") <> ''`)
@Check('publication_change_end', `("state" IN ('done','given_up')) = ("ended_at" IS NOT NULL)`)
@Check('publication_change_try', `("state" = 'ordered') = ("next_try_at" IS NOT NULL)`)
@Check('publication_change_calling', `"calling_until" IS NULL OR "state" = 'ordered'`)
@Index('publication_change_one_open', ['publicationId'], { unique: true, where: 'ended_at IS NULL' })
@Index('publication_change_of', ['publicationId', 'orderedAt'])
@Index('publication_change_due', ['nextTryAt'], { where: `state = 'ordered'` })
@Index('publication_change_seal_of', ['sealId'])
export class PublicationChange {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'publication_change_pk' })
  id: string;

  @Column({ name: 'publication_id', type: 'uuid' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'publication_change_publication_fk' })
  publication?: unknown;

  @Column({ type: 'text' })
  kind: ChangeKind;

  @Column({ type: 'text' })
  state: ChangeState;

  /** The approval whose text takes the place of what is out. */
  @Column({ name: 'seal_id', type: 'uuid', nullable: true })
  sealId: string | null;

  @ManyToOne('ReviewSeal', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'seal_id', foreignKeyConstraintName: 'publication_change_seal_fk' })
  seal?: unknown;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'ordered_by', type: 'uuid' })
  orderedBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'ordered_by', foreignKeyConstraintName: 'publication_change_orderer_fk' })
  orderer?: unknown;

  @Column({ name: 'ordered_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  orderedAt: Date;

  /** Calls begun; an answer counts only for the latest. */
  @Column({ type: 'integer', default: 0 })
  tries: number;

  /** While it is the connector's turn: when it is looked at again. */
  @Column({ name: 'next_try_at', type: 'timestamptz', nullable: true })
  nextTryAt: Date | null;

  /** While a call may be under way: nobody else calls, and nobody ends the order, or its bytes could undo what is ordered next. */
  @Column({ name: 'calling_until', type: 'timestamptz', nullable: true })
  callingUntil: Date | null;

  /** What the platform last said, or why a person must act. */
  @Column({ type: 'jsonb', nullable: true })
  told: { code: string; text: OutcomeText } | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** Who confirmed having done it, or gave it up; null = the connector did it. */
  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy: string | null;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'ended_by', foreignKeyConstraintName: 'publication_change_ender_fk' })
  ender?: unknown;

  @Column({ type: 'text', nullable: true })
  note: string | null;
}
