import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUrl, Matches, MaxLength } from 'class-validator';
import { Instant } from '../../../platform/http/server/instant.decorator.js';
import { pastedLink } from '../link/pasted-link.rules.js';

export class TakeBody {
  @ApiPropertyOptional({ type: Boolean, default: false, description: '从已领取的人手中接手；请先与其核实尚未发布' })
  @IsOptional()
  @IsBoolean()
  takeOver = false;
}

const WRITTEN = '请写明情况，不能只有空白。 | Say how it is: blanks alone do not count.';
const aLink = Transform(({ value }: { value: unknown }) => pastedLink(value));
const PASTED = '也可整段粘贴平台“复制链接”得到的文字，其中只有一个链接时取该链接';

export class LinkBody {
  @ApiProperty({ maxLength: 1024, example: 'https://weibo.com/1234567890/AbCdEfGhI', description: PASTED })
  @aLink
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  @MaxLength(1024)
  url: string;
}

export class PostedBody {
  @ApiPropertyOptional({
    maxLength: 1024,
    example: 'https://weibo.com/1234567890/AbCdEfGhI',
    description: `发布后的链接，${PASTED}。平台没有链接的（channel 为 other），先上传截图并在 overrule 中说明`,
  })
  @aLink
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  @MaxLength(1024)
  url?: string;

  @ApiPropertyOptional({ maxLength: 500, description: '链接核对未通过仍确认无误，或没有链接的理由' })
  @IsOptional()
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(500)
  overrule?: string;

  @ApiPropertyOptional({ maxLength: 500, description: '停发中或定稿撤销后确已发出的，说明情况；记入审计' })
  @IsOptional()
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(500)
  despite?: string;
}

export class NotPostedBody {
  @ApiProperty({ maxLength: 500, description: '为什么没有发布' })
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(500)
  note: string;
}

export class PutOffBody extends NotPostedBody {
  @ApiPropertyOptional({ type: String, format: 'date-time', description: '希望改到什么时候；不写为尽快' })
  @IsOptional()
  @Instant()
  wishedAt?: Date;
}
