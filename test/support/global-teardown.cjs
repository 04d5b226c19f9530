const { endServers } = require('./end-servers.cjs');

module.exports = async function globalTeardown() {
  await endServers(process.env.XUANFA_TEST_FOLDER);
};
