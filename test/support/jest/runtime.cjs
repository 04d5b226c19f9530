const { sep } = require('node:path');
const { compileFunction } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');
const { library } = require('./libraries.cjs');

const LIBRARIES = `${sep}node_modules${sep}`;

/** What this process has compiled, by file: every spec file runs our modules anew, but compiling them once is enough. */
const compiled = new Map();

/**
 * Loads libraries as Node does, once for a worker process; only what is ours (and Jest's own parts) is run anew for every spec file.
 * Goes with environment.cjs: libraries and specs live in one world, as in production.
 */
module.exports = class LibrariesOnce extends JestRuntime {
  constructor(...given) {
    super(...given);
    this.executor.compile = (source, filename) => functionOf(source, this.executor.injectedModuleParameters, filename);
  }

  requireModule(from, name, options, isRequireActual) {
    const isOurs = !name || name.startsWith('.') || options?.isInternalModule || this._resolution.isCoreModule(name);
    const found = isOurs ? undefined : library(name, () => this.libraryFile(from, name));
    return found ? found.exports : super.requireModule(from, name, options, isRequireActual);
  }

  /** As the product imports it: where a package comes in two forms there must be no second copy of it. */
  libraryFile(from, name) {
    const file = this._resolution.resolveEsm(from, name);
    return file.includes(LIBRARIES) ? file : undefined;
  }
};

function functionOf(source, parameters, filename) {
  const known = compiled.get(filename);
  if (known?.source === source) return known.run;
  const run = compileFunction(source, parameters, { filename });
  compiled.set(filename, { source, run });
  return run;
}
