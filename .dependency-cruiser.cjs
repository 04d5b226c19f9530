// The import rules of the house (src/ARCHITECTURE.md), each with its reason. Run by `npm test`.
const order = [
  'identity',
  'accounts',
  'campaigns',
  'stories',
  'proofing',
  'review',
  'schedule',
  'publishing',
  'site',
  'insights',
  'console',
];
const leftward = order.slice(0, -1).map((feature, index) => ({
  name: `${feature}-imports-leftwards`,
  comment: 'Features import only leftwards; what must travel right goes as an outbox event.',
  severity: 'error',
  from: { path: `^src/${feature}/` },
  to: { path: `^src/(${order.slice(index + 1).join('|')})/` },
}));
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means two rooms that are one; split or merge them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'platform knows no business word.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${order.join('|')}|sandbox)/` },
    },
    ...leftward,
    {
      name: 'no-foreign-tables',
      comment:
        "Across features only services, rules, errors and modules: never another feature's entity, dto or queries.",
      severity: 'error',
      from: { path: `^src/(${order.join('|')})/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^src/(?!$1/)(${order.join('|')})/.*\\.(entity|dto|queries)\\.ts$` },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules decide without Nest, TypeORM, BullMQ, clock or I/O.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: 'node_modules/(@nestjs|typeorm|bullmq|@nestjs/bullmq|pg|ioredis|undici)/|^(node:)?(fs|http|net|child_process|timers)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-import-rules',
      comment: 'A rule that imports a service is no rule.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: '^src/.*\\.(service|controller|module|entity|queries|processor)\\.ts$' },
    },
    {
      name: 'bullmq-is-the-alarm-clock',
      comment: 'BullMQ only wakes: platform/queue and processors alone know it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/queue/|\\.processor\\.ts$' },
      to: { path: 'node_modules/(bullmq|@nestjs/bullmq)/' },
    },
    {
      name: 'outbound-http-in-one-place',
      comment:
        'Outbound calls only in connectors and platform/http, so that limits and last looks cannot be passed by.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/publishing/channels/|^src/platform/http/|^src/sandbox/' },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'sandbox-is-a-stranger',
      comment: 'The sandbox imports nothing of the product: it could be another company.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^src/(?!sandbox/)' },
    },
    {
      name: 'nothing-imports-the-sandbox',
      comment: 'The product must not know it talks to a stand-in; the entry alone starts it.',
      severity: 'error',
      from: { path: '^src/(?!sandbox/|start/)' },
      to: { path: '^src/sandbox/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
