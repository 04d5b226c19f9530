import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The name this installation goes by in its file store: a process that looks into another store is told so. One row. */
@Entity('file_store_mark')
@Check('file_store_mark_one', `"id" = 1`)
export class FileStoreMark {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'file_store_mark_pk', default: 1 })
  id: number;

  @Column({ type: 'text' })
  mark: string;
}
