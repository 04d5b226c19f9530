import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** The time of a shared account while departments contend for it, in turns. Who comes begins here. */
@Entity('fair_clock')
export class FairClock {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'fair_clock_pk' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fair_clock_account_fk' })
  account?: unknown;

  @Column({ type: 'double precision' })
  turn: number;
}
