import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { PREFLIGHT_LEVELS, type PreflightItem, type PreflightLevel } from './preflight-item.rules.js';
import type { Preflight } from './preflight.service.js';

export class PreflightQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '打算用的公众号；不写则只看稿件' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
}

class PreflightItemResponse implements PreflightItem {
  @ApiProperty({
    enum: PREFLIGHT_LEVELS,
    description: 'refused：这样发不出去；changed：读者看到的会不同；note：须知或须办',
  })
  level: PreflightLevel;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: String, nullable: true, description: '渠道稿中的字段（JSON pointer）；为空是关于账号的' })
  pointer: string | null;

  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

export class PreflightResponse implements Preflight {
  @ApiProperty({ description: '没有会让它发不出去的问题' })
  ready: boolean;

  @ApiProperty({ type: PreflightItemResponse, isArray: true, description: '最要紧的在前' })
  items: PreflightItemResponse[];
}
