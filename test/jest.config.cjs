// Tests run as CommonJS (Jest cannot require ES modules before Node 24.9); production runs as ESM, and so do the libraries here.
// One smoke test runs the built output, so both forms are covered.
module.exports = {
  rootDir: '..',
  // Libraries are loaded once for a worker process, not once for each spec file.
  runtime: '<rootDir>/test/support/jest/runtime.cjs',
  testEnvironment: '<rootDir>/test/support/jest/environment.cjs',
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'default'] },
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
  // What a spec leaves behind makes collecting garbage dear for all that come after it: at some point a new process costs less.
  workerIdleMemoryLimit: '800MB',
  // A worker with nothing left to do ends within half a second, unless the machine is busy; one with a handle left open never does.
  workerGracefulExitTimeout: 10_000,
  testTimeout: 30_000,
};
