const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { forgetSpecFile } = require('./libraries.cjs');

/** Set up by a library when it is loaded, for as long as the process lasts. */
const LASTING = /undici/;

/**
 * The world of Node itself in place of a copy for every spec file, so that libraries can be loaded once (runtime.cjs). What a spec file
 * leaves behind in it is taken away when the file has ended.
 */
module.exports = class OneWorld {
  constructor({ projectConfig }) {
    this.conditions = projectConfig.testEnvironmentOptions.customExportConditions;
    this.globals = globals();
    this.variables = { ...process.env };
    this.exit = process.exit;
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = new LegacyFakeTimers({
      config: projectConfig,
      global: globalThis,
      moduleMocker: this.moduleMocker,
      timerConfig: { idToRef: (id) => id, refToId: (ref) => ref },
    });
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    process.exit = this.exit;
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    this.restoreGlobals(globals());
    forgetSpecFile();
    this.global = null;
  }

  restoreGlobals(now) {
    for (const [key, { configurable }] of now)
      if (configurable && !this.globals.has(key) && !LASTING.test(String(key))) delete globalThis[key];
    for (const [key, before] of this.globals)
      if (before.configurable && now.get(key)?.value !== before.value) Object.defineProperty(globalThis, key, before);
  }

  exportConditions() {
    return this.conditions;
  }

  /** Nothing is run in a context of its own: see runtime.cjs. */
  getVmContext() {
    return {};
  }
};

function globals() {
  return new Map(Reflect.ownKeys(globalThis).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)]));
}
