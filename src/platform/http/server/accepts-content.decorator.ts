import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';

export const ACCEPTS_CONTENT = 'http.accepts-content';

/** The content types a handler reads instead of JSON, e.g. `@AcceptsContent('multipart/form-data')` for uploads. */
export const AcceptsContent = (...types: ('multipart/form-data' | 'text/xml' | 'application/xml')[]): MethodDecorator =>
  applyDecorators(SetMetadata(ACCEPTS_CONTENT, types), ApiConsumes(...types));
