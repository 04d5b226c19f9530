import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { DayClass } from '../planner/time/day-class.rules.js';

/** The class somebody gave a day, before what the holiday package says of it: for years it does not know yet, and for local days off. */
@Entity('day_class')
@Check('day_class_class', `"class" IN ('workday','weekend','holiday')`)
@Check('day_class_note', `"note" IS NULL OR btrim("note") <> ''`)
export class DayClassSetting {
  /** A local date. Read and written as text `YYYY-MM-DD` alone: a Date made of it would slip a day with the zone of the process. */
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'day_class_pk' })
  date: string;

  @Column({ type: 'text' })
  class: DayClass;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'set_by', type: 'uuid' })
  setBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'set_by', foreignKeyConstraintName: 'day_class_set_by_fk' })
  setter?: unknown;

  @Column({ name: 'set_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  setAt: Date;
}
