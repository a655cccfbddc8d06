// Telling "the database is not there" from "the database said no". Node's connection errors and the
// SQLSTATE classes 08 (connection), 57P (shutdown, crash, start-up) and 53300 (no slot left).

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

/** Whether trying again a little later may help: the request was not at fault. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (connectionCodes.has(code) || code === '53300') return true;
  if (code.startsWith('08') || code.startsWith('57P')) return true;
  return /^(?:Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}
