import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** What a platform gave an account for a picture, by content: every picture is uploaded once per account and purpose. */
@Entity('upload_cache')
export class UploadedMedia {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'upload_cache_pk' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'upload_cache_account_fk' })
  account?: unknown;

  /** e.g. `wechat:cover` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'upload_cache_pk' })
  purpose: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'upload_cache_pk' })
  sha256: string;

  @Column({ type: 'jsonb' })
  facts: Record<string, string>;

  @Column({ name: 'given_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  givenAt: Date;
}
