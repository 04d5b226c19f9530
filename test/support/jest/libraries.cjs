const { join } = require('node:path');

/** Not among what the package lets others import. */
const NEST_ENTITIES = join(require.resolve('@nestjs/typeorm/package.json'), '../dist/entities-metadata.storage.js');

/** The libraries this process has loaded, by the names they are asked for: it keeps them from one spec file to the next. */
const libraries = new Map();

/** @param find says in which file the library lies; undefined when the name is none of a library */
exports.library = function library(name, find) {
  if (!libraries.has(name)) {
    const file = find();
    if (file === undefined) return undefined;
    libraries.set(name, { exports: require(file) });
  }
  return libraries.get(name);
};

/**
 * Makes them forget a spec file that has ended: its classes, which would be kept with all that hangs on them, and how it wanted the log.
 * TypeORM and class-validator keep theirs where environment.cjs clears up anyway.
 */
exports.forgetSpecFile = function forgetSpecFile() {
  if (libraries.has('class-transformer')) require('class-transformer/cjs/storage').defaultMetadataStorage.clear();
  if (libraries.has('@nestjs/typeorm')) require(NEST_ENTITIES).EntitiesMetadataStorage.storage.clear();
  const { Logger, ConsoleLogger } = libraries.get('@nestjs/common')?.exports ?? {};
  Logger?.overrideLogger(new ConsoleLogger());
};
