import { AppError } from '../../errors/app-error.js';
import * as platformErrors from '../../errors/platform.errors.js';
import { databaseFault } from './database-fault.rules.js';
import { fieldProblems } from './field-problem.rules.js';
import { preferredLanguage } from './language.rules.js';
import { problemOf } from './problem.rules.js';
import { refusalOf } from './refusal.rules.js';

describe('the language of an answer', () => {
  test.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['de,fr', 'zh'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['zh-TW', 'zh'],
    ['zh,en', 'zh'],
    ['en,zh', 'en'],
    ['en;q=0.8, zh;q=0.9', 'zh'],
    ['de, en;q=0.5', 'en'],
    ['en;q=0', 'zh'],
    ['english', 'zh'],
    ['en;q=broken', 'en'],
  ])('%j is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('the problem document', () => {
  const definition = { code: 'X', status: 409, level: 'info', zh: '中', en: 'en' } as const;

  test('further members never overwrite the standard ones', () => {
    const problem = problemOf({
      definition,
      text: { zh: '中', en: 'en' },
      language: 'en',
      instance: '/a',
      requestId: 'r',
      extra: { status: 200, code: 'Y', current: 7 },
    });
    expect(problem).toEqual({
      type: 'urn:xuanfa:error:X',
      title: 'Conflict',
      status: 409,
      detail: 'en',
      code: 'X',
      text: { zh: '中', en: 'en' },
      instance: '/a',
      requestId: 'r',
      current: 7,
    });
  });

  test('a place in a text is filled by language where the value has both', () => {
    const error = new AppError(
      { ...definition, zh: '找不到{what}{n}', en: 'no {what} {n} {other}' },
      { what: { zh: '人', en: 'person' }, n: 3 },
    );
    expect(error.text).toEqual({ zh: '找不到人3', en: 'no person 3 {other}' });
  });

  test('every error of the platform has both texts, a code that is its name, and a status that fits its level', () => {
    for (const [name, error] of Object.entries(platformErrors)) {
      expect([name, error.code]).toEqual([name, name]);
      expect(error.zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(error.en).toMatch(/^[\x20-\x7e]+\.$/);
      expect([name, error.status >= 500]).toEqual([name, error.level === 'error']);
    }
  });
});

describe('what was thrown', () => {
  const http = (status: number, cause?: unknown) => Object.assign(new Error('inside words'), { status, cause });
  const query = (code: string) => Object.assign(new Error('query failed'), { driverError: { code } });

  test.each([
    ['an error of ours', new AppError(platformErrors.CONFLICT), 'CONFLICT'],
    [
      'an error of ours inside another',
      Object.assign(new Error('x'), { cause: new AppError(platformErrors.CONFLICT) }),
      'CONFLICT',
    ],
    ['a plain error', new Error('boom'), 'INTERNAL'],
    ['a text', 'boom', 'INTERNAL'],
    ['nothing', undefined, 'INTERNAL'],
    ['a type error with a strange status', Object.assign(new TypeError('x'), { status: 7 }), 'INTERNAL'],
    ['the framework: no such route', http(404), 'ROUTE_UNKNOWN'],
    ['the framework: cross-site', http(403), 'CROSS_SITE_REFUSED'],
    ['the framework: too large', http(413), 'BODY_TOO_LARGE'],
    ['the framework: media type', http(415), 'UNSUPPORTED_MEDIA_TYPE'],
    ['the framework: JSON', http(400, { code: 'FST_ERR_CTP_INVALID_JSON_BODY' }), 'MALFORMED_JSON'],
    ['the framework: something else', http(405), 'BAD_REQUEST'],
    ['the framework: our fault', http(502), 'INTERNAL'],
    ['the database: a value it cannot hold', query('22P02'), 'INVALID_INPUT'],
    ['the database: a deadlock', query('40P01'), 'CONFLICT'],
    ['the database: gone', query('57P01'), 'UNAVAILABLE'],
    ['the database: not reachable', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'UNAVAILABLE'],
    ['the database: our fault', query('42601'), 'INTERNAL'],
    ['the database: a constraint nobody worded', query('23505'), 'INTERNAL'],
    ['the database: a reference nobody worded', query('23503'), 'INTERNAL'],
    ['the database: the same while deleting, since PostgreSQL 18', query('23001'), 'INTERNAL'],
  ])('%s is %s', (_what, thrown, code) => {
    expect(refusalOf(thrown).code).toBe(code);
  });

  test('a connection failure of any kind is unavailability', () => {
    expect(databaseFault('08006')?.code).toBe('UNAVAILABLE');
    expect(databaseFault(undefined)).toBeNull();
  });
});

describe('the fields at fault', () => {
  test('pointers reach into lists and escape as JSON pointers do', () => {
    const problems = fieldProblems([
      {
        property: 'rules',
        value: [],
        children: [
          {
            property: '0',
            value: {},
            children: [{ property: 'a/b~c', value: 'x', constraints: { isInt: 'a must be an integer number' } }],
          },
        ],
      },
    ]);
    expect(problems).toEqual([
      { pointer: '/rules/0/a~1b~0c', code: 'NOT_AN_INTEGER', zh: '应为整数。', en: 'a must be an integer number.' },
    ]);
  });

  test('figures of the rule stand in both texts', () => {
    const [problem] = fieldProblems([
      {
        property: 'name',
        value: 'x',
        constraints: { maxLength: 'name must be shorter than or equal to 100 characters' },
      },
    ]);
    expect(problem).toMatchObject({ code: 'TOO_LONG', zh: '不得超过 100 个字符。' });
  });

  test('of another kind altogether is told as that, not by its length as well', () => {
    const constraints = {
      maxLength: 'title must be shorter than or equal to 1000 characters',
      isString: 'title must be a string',
    };
    const problems = fieldProblems([{ property: 'title', value: 5, constraints }]);
    expect(problems.map(({ code }) => code)).toEqual(['NOT_TEXT']);
  });

  test('a rule nobody translated still has a code and both texts', () => {
    const [problem] = fieldProblems([{ property: 'x', value: 1, constraints: { isPrimeNumber: 'x must be prime' } }]);
    expect(problem).toEqual({ pointer: '/x', code: 'IS_PRIME_NUMBER', zh: '不符合要求。', en: 'x must be prime.' });
  });
});
