import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer to a creating call, kept so that the same call sent twice acts once. */
@Entity('idempotency_key')
@Check('idempotency_key_answered', `("status" IS NULL) = ("answered_at" IS NULL)`)
export class IdempotencyKey {
  /** Who called: a key of one caller says nothing to another. */
  @PrimaryColumn('text', { name: 'owner_id', primaryKeyConstraintName: 'idempotency_key_pk' })
  ownerId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_key_pk' })
  key: string;

  /** SHA-256 over method, path and body. */
  @Column({ type: 'bytea' })
  fingerprint: Buffer;

  /** Null while the first call is under way. */
  @Column({ type: 'integer', nullable: true })
  status: number | null;

  @Column({ type: 'jsonb', nullable: true })
  answer: unknown;

  /** `Location`, when the first answer had one. */
  @Column({ type: 'text', nullable: true })
  location: string | null;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Index('idempotency_key_expiry')
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
