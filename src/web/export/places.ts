// Where things lie in the folder of an export, and which file an address of the site is.

/** An address of the site, with what has to change before it is made anew. */
export interface Place {
  readonly address: string;
  /** To what it belongs: when that changes, its addresses are listed anew. */
  readonly owner: string;
  /** It says nothing of today: another day alone does not make it anew. */
  readonly timeless?: boolean;
  /** It may be as large as a video: one after the other. */
  readonly isLarge?: true;
  /** What it is made from, where that says everything: as long as it is the same, so are the bytes. */
  readonly version?: string;
  /**
   * What is listed on it, where its owner lists more than it: as long as that is the same and nothing that it names
   * changed, neither did the page.
   */
  readonly rows?: string;
  /** What it is made from, instead of what it says itself. */
  readonly topics?: readonly string[] | undefined;
}

export const webRoot = 'www';
export const goneFolder = `${webRoot}/_gone`;
/** Written once, for the operator. */
export const listenFile = 'nginx/listen.conf';

/** Undefined for what no file system can hold: then the server alone answers it. */
export function fileOfAddress(address: string): string | undefined {
  const parts = address.split('/').slice(1).map(decoded);
  if (parts.at(-1) === '') parts.splice(-1, 1, 'index.html');
  const isSound = parts.every(
    (part) =>
      part !== undefined &&
      part !== '' &&
      part !== '.' &&
      part !== '..' &&
      !/[/\\\0]/.test(part) &&
      Buffer.byteLength(part) <= 255,
  );
  return isSound ? `${webRoot}/${parts.join('/')}` : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

const documentFile = /\/t\d{8}_([1-9]\d*)(_banben\d*)?\.html$/;

export function addressOfFile(path: string): string {
  const parts = path.slice(webRoot.length).split('/').map(encodeURIComponent);
  if (parts.at(-1) === 'index.html') parts.splice(-1, 1, '');
  return parts.join('/');
}

/** The notice that stands where a document was: found by its number alone. */
export function goneFile(address: string): string | undefined {
  const [, id, version = ''] = documentFile.exec(address) ?? [];
  return id === undefined ? undefined : `${goneFolder}/${id}${version}.html`;
}

/** Number of the document whose page the file is. */
export function documentOfFile(path: string): number | undefined {
  const [, id, version] = documentFile.exec(path) ?? [];
  return id === undefined || version !== undefined ? undefined : Number(id);
}

/** Documents by the ten thousand, as the site map has its parts: what is listed by number changes part by part. */
export function shareTopic(share: number): string {
  return `share:${share}`;
}
