import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** A log-in. The cookie's token is stored only as its SHA-256: whoever reads this table cannot enter with it. */
@Entity('session')
@Unique('session_token', ['tokenHash'])
@Check('session_token_sha256', `octet_length("token_hash") = 32`)
@Check('session_window', `"expires_at" > "created_at"`)
export class Session {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'session_pk' })
  id: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Index('session_person')
  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'session_person_fk' })
  person?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** Absolute end, whatever the person does. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  /** Written at most once a minute; the idle limit counts from here. */
  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
