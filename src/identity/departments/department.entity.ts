import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { DepartmentKind } from './department-kind.rules.js';

/** A unit of the tree. `path` (root first, itself last) is kept by a trigger, also when a whole subtree moves. */
@Entity('department')
@Check('department_kind', `"kind" IN ('bureau','district','school','agency','union','league','other')`)
@Check('department_root_open', `"parent_id" IS NOT NULL OR "closed_at" IS NULL`)
@Check('department_name', `btrim("name") <> ''`)
@Index('department_path', ['path'], { type: 'gin' })
export class Department {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'department_pk' })
  id: string;

  /** Null at the root. */
  @Index('department_parent')
  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'department_parent_fk' })
  parent?: unknown;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'short_name', type: 'text', nullable: true })
  shortName: string | null;

  @Column({ type: 'text' })
  kind: DepartmentKind;

  /** Never written by the application. */
  @Column({ type: 'uuid', array: true, insert: false, update: false })
  path: string[];

  /** Nothing new begins in it since then; null while it is used. */
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
