import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../accounts/channels/channel-kind.rules.js';

/** Whose publications are meant. Parts that are left out match all. */
export class ScopeBody {
  @ApiPropertyOptional({ format: 'uuid', description: '单位（含下级）；不填为全部' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: CHANNELS, description: '渠道；不填为全部' })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: ChannelKind;

  @ApiPropertyOptional({ format: 'uuid', description: '账号；不填为全部' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
}
