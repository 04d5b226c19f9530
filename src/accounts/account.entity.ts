import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { AccountState, StateReason } from './account-access.rules.js';
import type { ChannelDriver } from './channels/channel-driver.rules.js';
import type { ChannelKind } from './channels/channel-kind.rules.js';

/** One account of a channel, owned by a department. Its credentials are sealed (AES-256-GCM) and never leave this table readable. */
@Entity('account')
@Check('account_channel', `"channel" IN ('web','wechat','weibo','other')`)
@Check(
  'account_driver',
  `"channel" = 'web' AND "driver" IN ('site','wordpress','webhook','hand') OR "channel" = 'wechat' AND "driver" IN ('publish','mass','draft') OR "channel" = 'weibo' AND "driver" IN ('share','biz','hand') OR "channel" = 'other' AND "driver" = 'hand'`,
)
@Check('account_state', `"state" IN ('active','paused','unauthorised')`)
@Check('account_state_reason', `"state" = 'paused' OR ("state" = 'unauthorised') = ("state_reason" IS NOT NULL)`)
@Check('account_name', `btrim("name") <> ''`)
@Check('account_address', `("driver" IN ('site','hand')) = ("base_url" = '')`)
@Index('account_mass', ['id'], { where: `driver = 'mass'` })
@Index('account_platform_key', ['platformKey'], { unique: true, where: 'platform_key IS NOT NULL' })
@Index('account_own_name', ['departmentId', 'channel', 'name'], { unique: true })
export class Account {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_pk' })
  id: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'account_department_fk' })
  department?: unknown;

  @Column({ type: 'text' })
  channel: ChannelKind;

  /** How its texts leave; fixed like the channel. */
  @Column({ type: 'text' })
  driver: ChannelDriver;

  @Column({ type: 'text' })
  name: string;

  /** Base address of the platform, e.g. https://api.weixin.qq.com or a sandbox. Empty for the own site. */
  @Column({ name: 'base_url', type: 'text' })
  baseUrl: string;

  /** True when the base address is the built-in sandbox: said so on every page. */
  @Column({ type: 'boolean', default: false })
  sandbox: boolean;

  /** Open settings, e.g. {appId, source} or {uid, rip, boundDomains}: see account-settings.rules.ts. */
  @Column({ type: 'jsonb', default: {} })
  settings: Record<string, unknown>;

  /** Which account of its platform it is (platform-key.rules.ts); null where a person posts, or it was added twice before. */
  @Column({ name: 'platform_key', type: 'text', nullable: true })
  platformKey: string | null;

  /** Sealed JSON of the secrets, or null when the channel needs none. */
  @Column({ type: 'bytea', nullable: true })
  credentials: Buffer | null;

  /** Which secrets are set: all that is ever told about them. */
  @Column({ name: 'credential_keys', type: 'text', array: true, default: '{}' })
  credentialKeys: string[];

  /** When its secrets were last entered: a refusal of older ones says nothing about them. */
  @Column({ name: 'credentials_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  credentialsAt: Date;

  /** When its authorisation ends, as its settings say; kept by a trigger. */
  @Index('account_authorised_until', { where: '"authorised_until" IS NOT NULL' })
  @Column({ name: 'authorised_until', type: 'timestamptz', nullable: true, insert: false, update: false })
  authorisedUntil: Date | null;

  @Column({ type: 'text', default: 'active' })
  state: AccountState;

  @Column({ name: 'state_since', type: 'timestamptz', default: () => 'clock_timestamp()' })
  stateSince: Date;

  /** Why it is `unauthorised`: the platform's code and what to do; why it was paused, where somebody said so. */
  @Column({ name: 'state_reason', type: 'jsonb', nullable: true })
  stateReason: StateReason | null;

  /** Counts the changes people make, so that nobody undoes another's unseen. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
