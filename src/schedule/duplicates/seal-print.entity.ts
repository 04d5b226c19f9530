import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { PrintPart } from './seal-prints.rules.js';

/** What an approval is found again by, written once when it is first needed. Approvals never change, nor do their prints. */
@Entity('seal_print')
@Check('seal_print_part', `"part" IN ('body','web','wechat','weibo','other','person','subject')`)
@Check('seal_print_digest', `"digest" ~ '^[0-9a-f]{64}$'`)
@Check('seal_print_print', `"print" IS NULL OR ("part" NOT IN ('person','subject') AND octet_length("print") = 512)`)
export class SealPrintRow {
  @PrimaryColumn('uuid', { name: 'seal_id', primaryKeyConstraintName: 'seal_print_pk' })
  sealId: string;

  @ManyToOne('ReviewSeal', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'seal_id', foreignKeyConstraintName: 'seal_print_seal_fk' })
  seal?: unknown;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'seal_print_pk' })
  part: PrintPart;

  /** sha256 (hex) of the text, or of the name. */
  @Column({ type: 'text' })
  digest: string;

  /** MinHash of a text that is long enough, see `text-print.rules.ts`. */
  @Column({ type: 'bytea', nullable: true })
  print: Buffer | null;
}
