import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { LocalText } from '../../../platform/errors/app-error.js';
import type { GoneNote } from '../../../schedule/publications/publication-view.rules.js';

/** When something that is out is looked at and measured next, null = not any more; and whether it was found gone, and who knows. */
@Entity('post_follow')
@Check('post_follow_gone', `("gone_at" IS NULL) = ("gone_why" IS NULL)`)
@Check(
  'post_follow_noted',
  `num_nonnulls("noted_at", "noted_by", "noted_as", "note") IN (0, 4) AND ("noted_at" IS NULL OR "gone_at" IS NOT NULL)`,
)
@Check('post_follow_noted_as', `"noted_as" IN ('seen','withdrawn')`)
@Check('post_follow_measured', `"measured" OR "measure_at" IS NULL`)
@Index('post_follow_unnoted', ['publicationId'], { where: 'gone_at IS NOT NULL AND noted_at IS NULL' })
@Index('post_follow_newest', ['sentAt'])
@Index('post_follow_looks', ['lookAt'], { where: 'look_at IS NOT NULL' })
@Index('post_follow_due', ['measureAt'], { where: 'measure_at IS NOT NULL' })
@Index('post_follow_measures', ['accountId', 'measureAt'], { where: 'measure_at IS NOT NULL' })
export class PostFollow {
  @PrimaryColumn('uuid', { name: 'publication_id', primaryKeyConstraintName: 'post_follow_pk' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'post_follow_publication_fk' })
  publication?: unknown;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'post_follow_account_fk' })
  account?: unknown;

  /** That of the publication: the newest one says up to when everything is followed. */
  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt: Date;

  /** What its ages count from: its send, or when it was put up again or corrected. */
  @Column({ name: 'followed_from', type: 'timestamptz' })
  followedFrom: Date;

  /** Index into `LOOK_AGES`. */
  @Column({ name: 'look_step', type: 'smallint', default: 0 })
  lookStep: number;

  /** Looks since this step that found something amiss. */
  @Column({ name: 'look_tries', type: 'smallint', default: 0 })
  lookTries: number;

  /** Also the lease of a look under way. */
  @Column({ name: 'look_at', type: 'timestamptz', nullable: true })
  lookAt: Date | null;

  /** Whether its platform counts anything that can be read. */
  @Column({ type: 'boolean' })
  measured: boolean;

  /** Index into `MEASURE_AGES`. */
  @Column({ name: 'measure_step', type: 'smallint', default: 0 })
  measureStep: number;

  @Column({ name: 'measure_at', type: 'timestamptz', nullable: true })
  measureAt: Date | null;

  /** When a look, or its counting, found it gone; null once it was seen again. */
  @Column({ name: 'gone_at', type: 'timestamptz', nullable: true })
  goneAt: Date | null;

  /** A `LookCause` as code, with its words. */
  @Column({ name: 'gone_why', type: 'jsonb', nullable: true })
  goneWhy: { code: string; text: LocalText } | null;

  @Column({ name: 'noted_at', type: 'timestamptz', nullable: true })
  notedAt: Date | null;

  /** Who has said that they know. */
  @Column({ name: 'noted_by', type: 'uuid', nullable: true })
  notedBy: string | null;

  @ManyToOne('Person')
  @JoinColumn({ name: 'noted_by', foreignKeyConstraintName: 'post_follow_noted_by_fk' })
  noter?: unknown;

  @Column({ name: 'noted_as', type: 'text', nullable: true })
  notedAs: GoneNote | null;

  /** In their words. */
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
