import { ApiProperty } from '@nestjs/swagger';
import { CodedTextResponse, TextResponse } from '../../../platform/http/text.dto.js';
import type { HandTaskView } from '../hand-tasks.service.js';
import type { HandPackage } from '../pack/hand-package.service.js';

export class HandTextResponse {
  @ApiProperty({ enum: ['title', 'summary', 'text', 'html'] })
  key: string;

  @ApiProperty({ type: TextResponse })
  label: TextResponse;

  @ApiProperty({ description: '定稿原文，链接已代入，请整段复制' })
  text: string;
}

export class HandFileResponse {
  @ApiProperty({ enum: ['picture', 'attachment'] })
  kind: 'picture' | 'attachment';

  @ApiProperty({ description: '压缩包中的位置' })
  path: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  sha256: string;

  @ApiProperty({ description: '定稿中的 sha256；与上一项不同的，是为便于上传由定稿图片转换的' })
  source: string;

  @ApiProperty({ description: '字节' })
  size: number;

  @ApiProperty({ type: String, nullable: true, description: '替代文字' })
  alt: string | null;

  @ApiProperty({ description: '单独下载的地址' })
  href: string;
}

export class HandPackageResponse {
  @ApiProperty({ format: 'date-time', description: '此前请勿发布' })
  notBefore: string;

  @ApiProperty({ description: '定稿摘要（sha256），与审签单一致：发出的就是审定的' })
  digest: string;

  @ApiProperty({ type: HandTextResponse, isArray: true })
  texts: HandTextResponse[];

  @ApiProperty({ type: String, isArray: true, description: '文中的话题，请在平台上点选' })
  topics: string[];

  @ApiProperty({ type: String, nullable: true, description: '文中代入的链接，带有本条发布的记号，请勿改动' })
  link: string | null;

  @ApiProperty({ type: HandFileResponse, isArray: true })
  files: HandFileResponse[];

  @ApiProperty({ description: '全部内容打包下载的地址' })
  archive: string;

  @ApiProperty({ type: CodedTextResponse, isArray: true, description: '平台上要由人完成的事' })
  checklist: CodedTextResponse[];
}

export function toHandPackageResponse({ id, slotAt, digest }: HandTaskView, content: HandPackage): HandPackageResponse {
  const base = `/api/hand-tasks/${id}`;
  return {
    notBefore: slotAt.toISOString(),
    digest,
    texts: content.texts,
    topics: content.topics,
    link: content.link,
    files: content.files.map((file) => ({ ...file, href: `${base}/files/${file.sha256}` })),
    archive: `${base}/package.zip`,
    checklist: content.checklist,
  };
}
