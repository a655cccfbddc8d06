// Telling "the database is not there" and "there is no room" from "the database said no". Node's connection
// errors and the SQLSTATE classes 08 (connection), 57P (shutdown, crash, start-up) and 53300 (no slot left);
// what a full disk, a spent quota and a limit on the size of files are called, and 53100 (disk full).

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What node-postgres says without a code of its own. */
const brokenConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:has encountered a connection error|was closed) and is not queryable)/;

/** Whether trying again a little later may help: the request was not at fault. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (connectionCodes.has(code) || code === '53300') return true;
  if (code.startsWith('08') || code.startsWith('57P')) return true;
  return brokenConnection.test(error.message);
}

const roomCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100']);

/** Whether nothing could be written for want of room. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && roomCodes.has(String(error.code));
}
