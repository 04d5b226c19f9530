import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../access.rules.js';

/** One role one person holds in one department. */
@Entity('role_assignment')
@Unique('role_assignment_once', ['personId', 'departmentId', 'role'])
@Check(
  'role_assignment_role',
  `"role" IN ('press_officer','proofreader','first_reviewer','second_reviewer','final_reviewer','duty_editor','channel_administrator','coordinator','administrator','viewer')`,
)
export class RoleAssignment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'role_assignment_pk' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'role_assignment_person_fk' })
  person?: unknown;

  @Index('role_assignment_department')
  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'role_assignment_department_fk' })
  department?: unknown;

  @Column({ type: 'text' })
  role: Role;

  @Column({ name: 'granted_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  grantedAt: Date;
}
