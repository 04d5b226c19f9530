import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Calls made to one path of a platform on one of its days, by whoever works for the account: workers share what it allows. */
@Entity('platform_calls')
@Check('platform_calls_used', `"used" >= 0`)
@Check('platform_calls_limit', `"daily_limit" > 0`)
export class PlatformCalls {
  /** Address of the platform and the account's id there: two accounts of ours may be one of theirs. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'platform_calls_pk' })
  owner: string;

  /** The platform's day. */
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'platform_calls_pk' })
  day: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'platform_calls_pk' })
  path: string;

  @Column({ type: 'integer', default: 0 })
  used: number;

  /** What the platform itself says it allows; null while it has not said. */
  @Column({ name: 'daily_limit', type: 'integer', nullable: true })
  dailyLimit: number | null;

  /** When the platform was last asked what it allows. */
  @Column({ name: 'asked_at', type: 'timestamptz', nullable: true })
  askedAt: Date | null;
}
