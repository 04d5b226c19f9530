import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One act, written in the act's own transaction. Append-only: a trigger refuses updates and deletes, the chain columns aside. */
@Entity('audit_entry')
@Index('audit_entry_subject', ['subjectType', 'subjectId'])
@Index('audit_entry_unlinked', ['id'], { where: 'hash IS NULL' })
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at: Date;

  /** Null when the system itself acted. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ type: 'text' })
  action: string;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId: string;

  @Column({ type: 'jsonb', default: {} })
  data: Record<string, unknown>;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId: string | null;

  /** Place in the hash chain, given by the one linker a moment later. */
  @Column({ type: 'bigint', nullable: true, unique: true })
  seq: string | null;

  @Column({ name: 'prev_hash', type: 'bytea', nullable: true })
  prevHash: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  hash: Buffer | null;
}
