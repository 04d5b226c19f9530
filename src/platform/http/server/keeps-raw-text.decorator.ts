import { RouteConfig } from '@nestjs/platform-fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The JSON body as it came, for handlers that check a signature over it (`@KeepsRawText()`). */
    rawText?: string;
  }
  interface FastifyContextConfig {
    keepsRawText?: boolean;
  }
}

/** A handler whose callers sign their text: it is given byte for byte beside the parsed body. */
export const KeepsRawText = (): MethodDecorator => RouteConfig({ keepsRawText: true });
