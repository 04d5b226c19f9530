import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A preview somebody had sent to a telephone, and the draft it shows, which must not stay in the box for long. It is no post. */
@Entity('phone_preview')
@Index('phone_preview_stale', ['discardAfter'], { where: 'discarded_at IS NULL' })
export class PhonePreview {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'phone_preview_pk' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'phone_preview_account_fk' })
  account?: unknown;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @ManyToOne('StoryRevision', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'phone_preview_revision_fk' })
  revision?: unknown;

  /** The draft's id on the platform; null until it is known. */
  @Column({ name: 'media_id', type: 'text', nullable: true })
  mediaId: string | null;

  /** "Read more" address of the draft, of no other one: by it a draft is found whose id nobody heard. Empty = it has none. */
  @Column({ name: 'source_url', type: 'text', default: '' })
  sourceUrl: string;

  @Column({ name: 'sent_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  sentAt: Date;

  /** When its draft is to be taken out of the box. */
  @Column({ name: 'discard_after', type: 'timestamptz' })
  discardAfter: Date;

  @Column({ name: 'discarded_at', type: 'timestamptz', nullable: true })
  discardedAt: Date | null;
}
