import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { TestFailure } from './probe-result.rules.js';

/** When an account's test last passed, and last failed: a failure stands until something later has succeeded. */
@Entity('account_test')
@Check('account_test_failure', `("failed_at" IS NULL) = ("failure" IS NULL)`)
@Check('account_test_any', `"passed_at" IS NOT NULL OR "failed_at" IS NOT NULL`)
export class AccountTest {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'account_test_pk' })
  accountId: string;

  @OneToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'account_test_account_fk' })
  account?: unknown;

  @Column({ name: 'passed_at', type: 'timestamptz', nullable: true })
  passedAt: Date | null;

  @Column({ name: 'failed_at', type: 'timestamptz', nullable: true })
  failedAt: Date | null;

  /** What the platform said, and what to do. */
  @Column({ type: 'jsonb', nullable: true })
  failure: TestFailure | null;
}
