import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'] as const;

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'text', 'instance', 'requestId'],
  properties: {
    type: { type: 'string', example: 'urn:xuanfa:error:INVALID_INPUT' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: '稳定的错误代码 / stable code' },
    text: { type: 'object', required: ['zh', 'en'], properties: { zh: { type: 'string' }, en: { type: 'string' } } },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    pointer: { type: 'string', description: '出错字段（JSON 指针） / field at fault, as a JSON pointer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string' },
          code: { type: 'string' },
          zh: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
  },
} as const;

/** The chapters of the document, in order: tag and what it is about. */
export type ApiTagTexts = Readonly<Record<string, string>>;

/** Serves `/api/openapi.json` and the page to try it, `/api/docs`; the document is built at the first call. */
export function describeApi(app: INestApplication, tags: ApiTagTexts): void {
  SwaggerModule.setup('api/docs', app, () => apiDocument(app, tags), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: '宣发台 API',
  });
}

/** The OpenAPI document of everything the application answers. */
export function apiDocument(app: INestApplication, tags: ApiTagTexts): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('宣发台 Xuanfa API')
    .setDescription(
      '宣传稿件审发平台。错误一律为 application/problem+json。 / Drafts, reviews and throttled publishing. Every refusal is application/problem+json.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('xuanfa_session');
  for (const [tag, about] of Object.entries(tags)) builder.addTag(tag, about);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return withProblems(document);
}

/** Every operation answers problems in the same shape: said once here instead of at every handler. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM as never },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (!operation) continue;
      operation.responses = {
        ...operation.responses,
        default: {
          description: '出错 / any refusal',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      };
    }
  }
  return document;
}
