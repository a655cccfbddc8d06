// Names of files in an archive as their writer meant them.

/** Windows writes names in GBK and does not say so. */
export function archiveName(name: string): string {
  const plain = name.replaceAll('\\', '/');
  if (!/[\u0080-\u00ff]/.test(plain) || /[^\0-\u00ff]/.test(plain)) return plain;
  const bytes = Buffer.from(plain, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
