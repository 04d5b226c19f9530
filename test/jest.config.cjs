// Tests run as CommonJS (Jest cannot require ES modules before Node 24.9); production runs as ESM.
// One smoke test runs the built output, so both forms are covered.
const esm =
  '@nestjs|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|peek-readable|get-stream|uid|iterare|es-toolkit|js-yaml|dotenv|dotenv-expand|uuid|feed|fast-check|pure-rand|@tiptap|@fastify|cookie|content-disposition|@opentelemetry/otlp-exporter-base|proxy-chain|socks-proxy-agent|agent-base';
module.exports = {
  rootDir: '..',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'require', 'default'] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm})/)`],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
      },
    ],
  },
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  // More than the two cores that a small machine has: the longest specs wait for servers and clocks most of the time.
  maxWorkers: 4,
  // What a spec leaves behind makes collecting garbage dear for all that come after it: a new process costs less.
  workerIdleMemoryLimit: '500MB',
  // A worker with nothing left to do ends within half a second, unless the machine is busy; one with a handle left open never does.
  workerGracefulExitTimeout: 10_000,
  testTimeout: 30_000,
};
