import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, IsUrl, MaxLength } from 'class-validator';
import { Instant } from '../../../platform/http/server/instant.decorator.js';

export class TakeBody {
  @ApiPropertyOptional({ type: Boolean, default: false, description: '从已领取的人手中接手；请先与其核实尚未发布' })
  @IsOptional()
  @IsBoolean()
  takeOver = false;
}

export class LinkBody {
  @ApiProperty({ format: 'uri', maxLength: 1024 })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  @MaxLength(1024)
  url: string;
}

export class PostedBody {
  @ApiPropertyOptional({
    format: 'uri',
    maxLength: 1024,
    description: '发布后的链接。平台没有链接的（channel 为 other），先上传截图并在 overrule 中说明',
  })
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  @MaxLength(1024)
  url?: string;

  @ApiPropertyOptional({ maxLength: 500, description: '链接核对未通过仍确认无误，或没有链接的理由' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  overrule?: string;

  @ApiPropertyOptional({ maxLength: 500, description: '停发中或定稿撤回后确已发出的，说明情况；记入审计' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  despite?: string;
}

export class NotPostedBody {
  @ApiProperty({ maxLength: 500, description: '为什么没有发布' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  note: string;
}

export class PutOffBody extends NotPostedBody {
  @ApiPropertyOptional({ type: String, format: 'date-time', description: '希望改到什么时候；不写为尽快' })
  @IsOptional()
  @Instant()
  wishedAt?: Date;
}
