import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Instant } from '../../../platform/http/server/instant.decorator.js';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  Min,
} from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { RULE_SCHEMA } from './rule-schema.rules.js';
import { ScopeBody } from '../../scope.dto.js';
import type { Blackout } from '../policies/blackout.entity.js';
import type { BlackoutDraft } from './blackout.service.js';
import type { PolicyDraft } from './policy.service.js';
import type { ThrottlePolicy } from '../policies/throttle-policy.entity.js';

export class PolicyBody extends ScopeBody {
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({
    enum: ['each', 'shared'],
    description: '每个单位各算各的，或整个下级合用一份；不填时指定了单位为 each，否则为 shared',
  })
  @IsOptional()
  @IsIn(['each', 'shared'])
  spread?: 'each' | 'shared';

  @ApiPropertyOptional({ description: 'IANA 时区名；不填为本单位的时区' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  zone?: string;

  @ApiProperty({
    type: 'array',
    items: RULE_SCHEMA,
    example: [{ type: 'limit', max: 3, per: 'day', window: 'calendar' }],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  rules: unknown[];

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ maxLength: 64, description: '会影响已排期的发布时，预览返回的确认码' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  confirm?: string;
}

export class PolicyChangeBody extends PolicyBody {
  @ApiProperty({ description: '读到的版本号；别人改过则返回 409' })
  @IsInt()
  @Min(1)
  version: number;
}

export class BlackoutBody extends ScopeBody {
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  @ApiProperty({ format: 'date-time' })
  @Instant()
  startsAt: Date;

  @ApiProperty({ format: 'date-time' })
  @Instant()
  endsAt: Date;

  @ApiProperty({ enum: ['shift', 'freeze'], description: 'shift 顺延；freeze 暂停，待人工决定' })
  @IsIn(['shift', 'freeze'])
  mode: 'shift' | 'freeze';

  @ApiPropertyOptional({ default: false, description: '哀悼日：期间本站网页以灰色显示；只能对全部单位设置' })
  @IsOptional()
  @IsBoolean()
  mourning?: boolean;

  @ApiPropertyOptional({ maxLength: 64, description: '会影响已排期的发布时，预览返回的确认码' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  confirm?: string;
}

export class PolicyResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  departmentId: string | null;

  @ApiProperty({ enum: CHANNELS, nullable: true })
  channel: ChannelKind | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId: string | null;

  @ApiProperty({ enum: ['each', 'shared'] })
  spread: 'each' | 'shared';

  @ApiProperty()
  zone: string;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  rules: unknown[];

  @ApiProperty()
  enabled: boolean;

  @ApiProperty()
  version: number;
}

export class BlackoutResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  departmentId: string | null;

  @ApiProperty({ enum: CHANNELS, nullable: true })
  channel: ChannelKind | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId: string | null;

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;

  @ApiProperty({ enum: ['shift', 'freeze'] })
  mode: 'shift' | 'freeze';

  @ApiProperty({ description: '哀悼日，本站网页以灰色显示' })
  mourning: boolean;
}

export function toPolicyDraft(body: PolicyBody, defaultZone: string): PolicyDraft {
  return {
    name: body.name,
    departmentId: body.departmentId ?? null,
    channel: body.channel ?? null,
    accountId: body.accountId ?? null,
    spread: body.spread ?? (body.departmentId ? 'each' : 'shared'),
    zone: body.zone ?? defaultZone,
    rules: body.rules,
    enabled: body.enabled ?? true,
  };
}

export function toBlackoutDraft(body: BlackoutBody): BlackoutDraft {
  return {
    name: body.name,
    departmentId: body.departmentId ?? null,
    channel: body.channel ?? null,
    accountId: body.accountId ?? null,
    startsAt: body.startsAt,
    endsAt: body.endsAt,
    mode: body.mode,
    mourning: body.mourning ?? false,
  };
}

export function toPolicyResponse(policy: ThrottlePolicy): PolicyResponse {
  const { id, name, departmentId, channel, accountId, spread, zone, rules, enabled, version } = policy;
  return { id, name, departmentId, channel, accountId, spread, zone, rules, enabled, version };
}

export function toBlackoutResponse(blackout: Blackout): BlackoutResponse {
  const { id, name, departmentId, channel, accountId, mode, mourning } = blackout;
  return {
    id,
    name,
    departmentId,
    channel,
    accountId,
    mode,
    mourning,
    startsAt: blackout.startsAt.toISOString(),
    endsAt: blackout.endsAt.toISOString(),
  };
}
