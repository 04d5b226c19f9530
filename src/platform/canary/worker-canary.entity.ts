import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The last sign of life of the workers: one row for the installation, whoever asked and whoever answered. */
@Entity('worker_canary')
@Check('worker_canary_one_row', `"id" = 1`)
export class WorkerCanary {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'worker_canary_pk' })
  id: number;

  /** The canary sent last. */
  @Column({ name: 'canary_id', type: 'uuid' })
  canaryId: string;

  @Column({ name: 'asked_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  askedAt: Date;

  /** Null = no worker has ever answered. */
  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  /** How long the last answer took through outbox, queue and handler. */
  @Column({ name: 'round_trip_ms', type: 'double precision', nullable: true })
  roundTripMs: number | null;
}
