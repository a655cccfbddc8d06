import { mkdir, realpath } from 'node:fs/promises';
import { OperatorError } from './operator-error.ts';

/** Makes the data folder where it is missing; returns its real path. */
export async function prepareDataFolder(dataFolder: string): Promise<string> {
  try {
    // Under root the database's own account has to pass through it, though not to list it.
    await mkdir(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return await realpath(dataFolder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new OperatorError(
        `GONGKAI_DATA：${dataFolder} 不能用作数据目录，其路径上有同名的文件：请另选目录。`,
        { cause: error },
      );
    }
    throw error;
  }
}
