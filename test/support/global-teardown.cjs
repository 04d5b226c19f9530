const { endServers } = require('./end-servers.cjs');

module.exports = async function globalTeardown() {
  await endServers(process.env.TEST_RUN_FOLDER);
};
