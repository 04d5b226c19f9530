import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { BegunConnection } from './weibo-connect.service.js';
import type { AccountDraft } from './weibo-connections.service.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A Weibo account as far as a person knows it; uid, token and end of the authorisation come from the platform. */
export class BeginConnectionRequest {
  @ApiProperty({ format: 'uuid', description: '账号所属单位' })
  @IsUUID()
  departmentId: string;

  @ApiPropertyOptional({ enum: ['share', 'biz'], default: 'share', description: '开放接口或商业接口' })
  @IsOptional()
  @IsIn(['share', 'biz'])
  driver?: 'share' | 'biz';

  @ApiProperty({ maxLength: 100, example: '示例微博' })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({ maxLength: 300, description: '平台接口地址；不填为官方地址' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  baseUrl?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: '公开设置，必须有 clientId（App Key）和 rip；不填 uid、expiresAt',
    example: { clientId: '1000000001', rip: '203.0.113.7' },
  })
  @IsObject()
  settings: Record<string, unknown>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    writeOnly: true,
    description: '密钥，必须有 clientSecret（App Secret）；加密保存、不再显示',
  })
  @IsObject()
  credentials: Record<string, string>;
}

export function toAccountDraft(body: BeginConnectionRequest): AccountDraft {
  const { departmentId, driver = 'share', name, baseUrl, settings, credentials } = body;
  return { departmentId, driver, name, ...(baseUrl === undefined ? {} : { baseUrl }), settings, credentials };
}

export class BegunConnectionResponse {
  @ApiProperty({ description: '请在浏览器中打开的微博授权页；只有发起人可用，一次有效' })
  url: string;

  @ApiProperty({ description: '应用的授权回调页须填为这个地址' })
  redirectUri: string;

  @ApiProperty({ format: 'date-time', description: '在此之前完成授权' })
  expiresAt: string;

  static of({ url, redirectUri, expiresAt }: BegunConnection): BegunConnectionResponse {
    return { url, redirectUri, expiresAt: expiresAt.toISOString() };
  }
}
