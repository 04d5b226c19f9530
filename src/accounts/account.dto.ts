import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '../platform/http/paging/page.dto.js';
import { TextResponse } from '../platform/http/text.dto.js';
import { ACCOUNT_STATES, type AccountState } from './account-access.rules.js';
import type { Account } from './account.entity.js';
import { type ChannelDriver, DRIVERS } from './channels/channel-driver.rules.js';
import { CHANNELS, type ChannelKind } from './channels/channel-kind.rules.js';
import { fieldsInWords } from './settings/account-fields-text.rules.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class CreateAccountRequest {
  @ApiProperty({ format: 'uuid', description: '账号所属单位' })
  @IsUUID()
  departmentId: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel: ChannelKind;

  @ApiPropertyOptional({
    enum: DRIVERS,
    description:
      '发布方式，建后不变；不填为该渠道的第一种。网站：site 自有、wordpress、webhook、hand 人工；微信：publish 发布、mass 群发、draft 仅存草稿；微博：share、biz 商业接口、hand 人工；其他平台：hand',
  })
  @IsOptional()
  @IsIn(DRIVERS)
  driver?: ChannelDriver;

  @ApiProperty({ maxLength: 100, example: '示例公众号' })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({ maxLength: 300, description: '平台接口地址；不填为官方地址，自有网站不填' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  baseUrl?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: `公开设置，按发布方式。${fieldsInWords(false)}`,
    example: { appId: 'wx0000000000000000' },
  })
  @IsOptional()
  @IsObject()
  settings?: Record<string, unknown>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    writeOnly: true,
    description: `密钥，按发布方式；加密保存、不再显示。${fieldsInWords(true)}`,
  })
  @IsOptional()
  @IsObject()
  credentials?: Record<string, unknown>;
}

/**
 * Members left out stay as they are. Within `settings` and `credentials` the keys given are set, a key given null is removed.
 * A new `baseUrl` on another host discards the credentials: they are entered again for the new place.
 */
export class ChangeAccountRequest extends PartialType(
  OmitType(CreateAccountRequest, ['departmentId', 'channel', 'driver']),
) {
  @ApiPropertyOptional({ description: '由 CHANGE_STRANDS_PLAN 的答复给出：确认改后不再符合规则的发布', maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  confirm?: string;

  @ApiPropertyOptional({ description: '由 NAME_IS_SIGNED 的答复给出：确认改名后到点不再发出的发布', maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  confirmNames?: string;

  @ApiPropertyOptional({ description: '改动所依据的版本（读取时得到的 version）；已被别人改过的拒绝，不填则不核对' })
  @ValidateIf((_body, value) => value !== undefined)
  @IsInt()
  @Min(1)
  version?: number;
}

export class PauseAccountRequest {
  @ApiPropertyOptional({
    maxLength: 200,
    description: '为什么停用，给等这个账号的人看',
    example: '平台后台改版，待核对',
  })
  @IsOptional()
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason?: string;
}

export class AccountListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: ChannelKind;
}

export class StateReasonResponse {
  @ApiProperty({ description: '平台或系统给出的代码' })
  code: string;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

export class AccountResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ enum: DRIVERS, description: '发布方式' })
  driver: ChannelDriver;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: '平台接口地址；自有网站和人工发布为空' })
  baseUrl: string;

  @ApiProperty({ description: '是否为内置沙箱的账号' })
  sandbox: boolean;

  @ApiProperty({ type: 'object', additionalProperties: true })
  settings: Record<string, unknown>;

  @ApiProperty({ type: String, isArray: true, description: '已填写的密钥名；密钥本身从不返回' })
  credentialsSet: string[];

  @ApiProperty({ enum: ACCOUNT_STATES, description: 'unauthorised：平台不再接受其凭据，重新授权或填写凭据后恢复' })
  state: AccountState;

  @ApiProperty({ type: StateReasonResponse, nullable: true, description: '为什么需要重新授权，或停用的理由' })
  stateReason: StateReasonResponse | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '授权到期时间' })
  authorisedUntil: string | null;

  @ApiProperty({ description: '每改一次加一' })
  version: number;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  static of(account: Account): AccountResponse {
    const { id, departmentId, channel, driver, name, baseUrl, sandbox, settings, state, stateReason } = account;
    return {
      id,
      departmentId,
      channel,
      driver,
      name,
      baseUrl,
      sandbox,
      settings,
      credentialsSet: account.credentialKeys,
      state,
      stateReason,
      authorisedUntil: account.authorisedUntil?.toISOString() ?? null,
      version: account.version,
      createdAt: account.createdAt.toISOString(),
    };
  }
}
