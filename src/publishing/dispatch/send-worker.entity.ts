import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A process that may send. For as long as it may, it holds the advisory lock of its key in a database session of its own:
 * whoever can take that lock has proof of its death.
 */
@Entity('send_worker')
export class SendWorker {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'send_worker_pk' })
  id: string;

  @Column({ name: 'lock_key', type: 'bigint', unique: false })
  lockKey: string;

  @Column({ name: 'started_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  startedAt: Date;

  @Column({ name: 'seen_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  seenAt: Date;
}
