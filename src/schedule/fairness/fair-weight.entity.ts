import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** How much of a shared account a department may use, against others; departments without a row weigh 1. */
@Entity('fair_weight')
@Check('fair_weight_range', `"weight" BETWEEN 1 AND 100`)
export class FairWeight {
  @PrimaryColumn('uuid', { name: 'department_id', primaryKeyConstraintName: 'fair_weight_pk' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'fair_weight_department_fk' })
  department?: unknown;

  @Column({ type: 'integer', default: 1 })
  weight: number;
}
