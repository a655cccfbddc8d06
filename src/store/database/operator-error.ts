/**
 * A state of affairs that only the operator can change: a full disk, a database that is down, a
 * data folder of a newer release. `message` is the Chinese sentence that says what to do; it is
 * printed without a stack, and the process ends with status 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** `error` itself, or its sentence where its cause is one that the operator has to deal with. */
export function asOperatorError(error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // 53100 is PostgreSQL's disk_full; its start-up errors are known only by the words of its log.
  if (code === 'ENOSPC' || code === '53100' || /No space left on|Check free disk/.test(text)) {
    return new OperatorError('磁盘空间已满：请清理数据目录所在的磁盘后重新启动。', {
      cause: error,
    });
  }
  const path = pathOf(error);
  if (code === 'EROFS') {
    return new OperatorError(
      `磁盘只读，无法写入 ${path}：请改用可写的数据目录（GONGKAI_DATA）后重新启动。`,
      { cause: error },
    );
  }
  if ((code === 'EACCES' || code === 'EPERM') && path !== undefined) {
    return new OperatorError(
      `没有访问 ${path} 的权限：请以有权限的账户启动，或另选数据目录（GONGKAI_DATA）。`,
      { cause: error },
    );
  }
  return error;
}

/** A link is made at `dest`; `path` is then only what it says. */
function pathOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('dest' in error && typeof error.dest === 'string') return error.dest;
  return 'path' in error && typeof error.path === 'string' ? error.path : undefined;
}
