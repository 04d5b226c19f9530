import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Counters of failed log-ins, shared by all processes. The shape is that of rate-limiter-flexible's PostgreSQL store. */
@Entity('login_throttle')
export class LoginThrottle {
  @PrimaryColumn('varchar', { length: 255, primaryKeyConstraintName: 'login_throttle_pk' })
  key: string;

  @Column({ type: 'integer', default: 0 })
  points: number;

  /** Milliseconds since the epoch. */
  @Column({ type: 'bigint', nullable: true })
  expire: string | null;
}
