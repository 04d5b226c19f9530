import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A word to another part of the house, committed with the act that caused it and relayed to the queue afterwards. */
@Entity('outbox_event')
@Index('outbox_event_waiting', ['runAt'], { where: 'relayed_at IS NULL' })
export class OutboxEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  /** Name of a job in `src/jobs.ts`. */
  @Column({ type: 'text' })
  job: string;

  /** Ids only. */
  @Column({ type: 'jsonb' })
  payload: Record<string, string>;

  /** When the job should run; null = at once. */
  @Column({ name: 'run_at', type: 'timestamptz', nullable: true })
  runAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column({ name: 'relayed_at', type: 'timestamptz', nullable: true })
  relayedAt: Date | null;
}
