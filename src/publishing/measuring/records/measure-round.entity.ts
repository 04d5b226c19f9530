import type { LocalText } from '../../../platform/errors/app-error.js';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** When the posts of an account may be measured next: calls are few, and many posts share one. */
@Entity('measure_round')
export class MeasureRound {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'measure_round_pk' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'measure_round_account_fk' })
  account?: unknown;

  /** Also the lease of a round under way. */
  @Column({ name: 'next_at', type: 'timestamptz' })
  nextAt: Date;

  /** Why the platform put the last round off. */
  @Column({ type: 'jsonb', nullable: true })
  told: LocalText | null;
}
