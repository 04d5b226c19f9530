import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Where a department's next turn on a shared account opens, in turns of weight 1: up to there it has used the account. */
@Entity('fair_turn')
export class FairTurn {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'fair_turn_pk' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fair_turn_account_fk' })
  account?: unknown;

  @PrimaryColumn('uuid', { name: 'department_id', primaryKeyConstraintName: 'fair_turn_pk' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'fair_turn_department_fk' })
  department?: unknown;

  @Column({ type: 'double precision' })
  finish: number;
}
