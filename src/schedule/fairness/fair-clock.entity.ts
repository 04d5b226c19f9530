import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** The virtual time of a shared account: the start tag of the last place given. Who comes back after a rest begins here. */
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
