import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/**
 * An authorisation somebody has begun and not yet come back from. What goes through the browser is kept only as its SHA-256: whoever
 * reads this table can finish nothing with it.
 */
@Entity('weibo_connection')
@Unique('weibo_connection_state', ['stateHash'])
@Check('weibo_connection_state_sha256', `octet_length("state_hash") = 32`)
@Check('weibo_connection_subject', `("account_id" IS NULL) <> ("draft" IS NULL)`)
@Check('weibo_connection_window', `"expires_at" > "created_at"`)
export class WeiboConnection {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'weibo_connection_pk' })
  id: string;

  @Column({ name: 'state_hash', type: 'bytea' })
  stateHash: Buffer;

  /** The one person who may come back with it. */
  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'weibo_connection_person_fk' })
  person?: unknown;

  /** The account that is authorised again; null for a new one. */
  @Index('weibo_connection_account')
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId: string | null;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'weibo_connection_account_fk' })
  account?: unknown;

  /** What the new account is to be, its app's secret among it: sealed like credentials. */
  @Column({ type: 'bytea', nullable: true })
  draft: Buffer | null;

  /** The platform wants the very address again that the authorisation began with. */
  @Column({ name: 'redirect_uri', type: 'text' })
  redirectUri: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Index('weibo_connection_end')
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
