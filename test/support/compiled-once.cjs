// Every spec file loads its modules anew, some 5,000 where it boots the product, and V8 compiles them again: for the first file of a process
// that is half of all it costs. Here what V8 has made of a text is kept beside Jest's transformed sources, and the next process starts from it.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const DIGEST_BYTES = 20;

const compileFunction = vm.compileFunction;
/** Where it is kept; undefined while no spec file runs. */
let folder;
/** Compiled in this spec file for want of anything kept: `{ script, file }`. */
const fresh = [];

/** Jest compiles the modules of specs with it, in their context; everybody else gets Node's own. */
vm.compileFunction = function compileOnce(source, parameters = [], options = {}) {
  const { filename, importModuleDynamically, parsingContext } = options;
  if (folder === undefined || parsingContext === undefined) return compileFunction(source, parameters, options);
  const head = `(function (${parameters.join(',')}) {`;
  const text = `${head}${source}\n})`;
  // V8 itself compares no more than the length of the text, its own version and its flags.
  const file = join(folder, digest(text).toString('hex'));
  const cachedData = kept(file);
  const script = new vm.Script(text, { filename, importModuleDynamically, columnOffset: -head.length, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) fresh.push({ script, file });
  return script.runInContext(parsingContext);
};

/** What was kept, if it is whole: V8 trusts it, and falls over what a machine that lost its power has left half on the disk. */
function kept(file) {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(0, -DIGEST_BYTES);
    return digest(data).equals(bytes.subarray(-DIGEST_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Only at the end, for by now what was called has been compiled, too. Nobody sees a half-written file. */
function keep({ script, file }) {
  const data = script.createCachedData();
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, Buffer.concat([data, digest(data)]));
  renameSync(draft, file);
}

function digest(data) {
  return createHash('sha1').update(data).digest();
}

/** Node's, whose modules are compiled once for all spec files. */
module.exports = class CompiledOnce extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    folder = join(config.projectConfig.cacheDirectory, `compiled-${process.version}-${process.arch}`);
    mkdirSync(folder, { recursive: true });
  }

  async teardown() {
    folder = undefined;
    fresh.splice(0).forEach(keep);
    await super.teardown();
  }
};
