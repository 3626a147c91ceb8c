'use strict';
// The direction of imports, as docs/architecture.md draws it:
// kernel <- ports <- models, policy, world, wire <- services <- engine <- learn <- surfaces <- main.
// Adapters implement ports, messages hold words; both stand beside the line.

/** Each layer's name stands for the folder (or file) of that name in src/. Layers in one row may import each other. */
const rows = [['kernel'], ['ports'], ['models', 'policy', 'world', 'wire'], ['services'], ['engine'], ['learn'], ['surfaces'], ['main']];

const inLayers = (layers) => `^src/(${layers.join('|')})(/|\\.ts$)`;

const direction = rows.slice(0, -1).map((row, index) => ({
  name: `${row.join('-')}-imports-downward`,
  comment: `Imports point one way: ${row.join(', ')} may not import ${rows
    .slice(index + 1)
    .flat()
    .join(', ')}.`,
  severity: 'error',
  from: { path: inLayers(row) },
  to: { path: inLayers(rows.slice(index + 1).flat()) },
}));

/** Runtime imports: those that remain when types are gone. */
const runtime = { dependencyTypesNot: ['type-only'] };
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...direction,
    rule('no-cycles', 'Modules that import each other cannot be understood, or loaded, one by one.', {}, { circular: true }),
    rule('no-orphans', 'A module that nothing imports and that imports nothing is dead.', { orphan: true, pathNot: '^src/main\\.ts$' }, {}),
    rule('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    rule(
      'services-apart',
      'A service reaches another one by a nested call through the pipeline, so that it is authorized and recorded; what services share stands in services/shared.',
      { path: '^src/services/([^/]+)/', pathNot: '^src/services/shared/' },
      { path: '^src/services/[^/]+/', pathNot: '^src/services/($1|shared)/' },
    ),
    rule('shared-apart', 'services/shared knows no service.', { path: '^src/services/shared/' }, { path: '^src/services/', pathNot: '^src/services/shared/' }),
    rule(
      'adapters-below-main',
      'Only main chooses adapters; everything else knows ports.',
      { path: '^src/', pathNot: '^src/(adapters|main)(/|\\.ts$)' },
      { path: '^src/adapters/' },
    ),
    rule(
      'adapters-know-ports',
      'An adapter implements a port and knows nothing of what uses it.',
      { path: '^src/adapters/' },
      { path: '^src/', pathNot: '^src/(adapters|kernel|ports)/' },
    ),
    rule(
      'words-at-the-edge',
      'Decisions return reasons; only learn and surfaces put them into words.',
      { path: '^src/', pathNot: '^src/(learn|surfaces|messages)/' },
      { path: '^src/messages/' },
    ),
    rule(
      'messages-know-types',
      'Messages are words for what the core decides; they import only its types.',
      { path: '^src/messages/' },
      { path: '^src/', pathNot: '^src/(messages|kernel)/', ...runtime },
    ),
    rule(
      'machine-at-the-edge',
      'Files, processes and the network belong to adapters, surfaces and main.',
      { path: '^src/', pathNot: '^src/(adapters|surfaces|main)(/|\\.ts$)' },
      { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    ),
    rule(
      'hashes-and-ciphers',
      'Besides the edge, only wire, engine and services hash and seal.',
      { path: '^src/', pathNot: '^src/(adapters|surfaces|main|wire|engine|services)(/|\\.ts$)' },
      { path: '^(node:)?crypto$', dependencyTypes: ['core'] },
    ),
    rule(
      'types-of-the-sdk',
      'The SDK clients are here for their types; their code is not shipped.',
      { path: '^src/' },
      { path: 'node_modules/@aws-sdk/', ...runtime },
    ),
    rule(
      'lean-calls',
      'The core is ours down to the bottom, and what every call loads must start fast: a package is loaded by import() when it is needed. Hashes are, by every call; QR codes by the one operation that draws one, which is itself loaded by import().',
      { path: inLayers(['kernel', 'ports', 'models', 'policy', 'world', 'wire', 'services', 'engine', 'main']) },
      { dependencyTypes: npm, dependencyTypesNot: ['type-only'], dynamic: false, pathNot: 'node_modules/(?:@aws-crypto/sha256-js|qrcode-generator)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts'], conditionNames: ['import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
