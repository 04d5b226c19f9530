import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The last link of the audit chain; one row, moved forward by the linker alone (a trigger refuses anything else). */
@Entity('audit_chain_head')
@Check('audit_chain_head_single', `"single"`)
@Check('audit_chain_head_hash', `octet_length("hash") = 32`)
export class AuditChainHead {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'audit_chain_head_pk' })
  single: boolean;

  @Column({ type: 'bigint' })
  seq: string;

  @Column({ type: 'bytea' })
  hash: Buffer;
}
