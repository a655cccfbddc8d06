// Files that come with documents: read below the folder that is imported, told by their content, laid into the vault.
// Pictures of the text are drawn anew as those of the editor are.

import { bodyPicture } from '../../formats/body-picture.ts';
import {
  attachmentName,
  attachmentTypeOf,
  attachmentTypes,
} from '../../formats/attachment-type.ts';
import { fileFaultTexts, mostFileBytes } from '../../formats/old-site/old-files.ts';
import { addressOf } from '../../formats/old-site/read-page.ts';
import { picturesByPath } from '../../formats/old-site/old-pictures.ts';
import type { ImportFault, ImportFile } from '../../rules/import-document.ts';
import { decodedAddress } from '../../rules/old-address.ts';
import { storeFile } from '../../store/database/vault.ts';
import type { CommandContext } from '../context.ts';
import { faultOf, type ImportLine, type ImportOptions } from './import-line.ts';

export interface TakenFile {
  readonly sha256: string;
  readonly name: string;
  readonly oldAddress?: string;
}

export interface TakenLines {
  readonly lines: readonly (ImportLine & { readonly files: readonly TakenFile[] })[];
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportFault[];
}

export async function takeFiles(
  context: CommandContext,
  lines: readonly ImportLine[],
  options: ImportOptions,
): Promise<TakenLines> {
  const ready: (ImportLine & { readonly files: readonly TakenFile[] })[] = [];
  const faults: ImportFault[] = [];
  const warnings: ImportFault[] = [];
  for (const line of lines) {
    const { attachments = [], body } = line.document;
    const pictures = options.files === undefined ? undefined : picturesByPath(body);
    if (attachments.length === 0 && (pictures === undefined || pictures.paths.length === 0)) {
      ready.push({ ...line, files: [] });
      continue;
    }
    const own: ImportFault[] = [];
    const files: TakenFile[] = [];
    const placed = new Map<string, string>();
    for (const attachment of attachments) {
      const taken = await takeAttachment(context, attachment, options);
      if ('fault' in taken) {
        own.push(faultOf(line, 'attachments', taken.code, `“${attachment.file}”${taken.fault}`));
      } else {
        files.push(taken.file);
        if (taken.renamed) {
          const text = `“${attachment.file}”的内容不是这种文件，显示为“${taken.file.name}”`;
          warnings.push(faultOf(line, 'attachments', 'file-refused', text));
        }
      }
    }
    for (const path of pictures?.paths ?? []) {
      const taken = await takePicture(context, path, options);
      if ('fault' in taken) {
        own.push(faultOf(line, 'body', taken.code, `图片“${shown(path)}”${taken.fault}`));
      } else {
        placed.set(path, taken.sha256);
        if (!files.some(({ sha256 }) => sha256 === taken.sha256)) files.push(taken);
      }
    }
    const withPictures = pictures?.with(placed) ?? body;
    const document = { ...line.document, body: withPictures };
    if (own.length > 0 && options.missingFiles !== 'note') faults.push(...own);
    else {
      warnings.push(...own);
      ready.push({ ...line, document, files });
    }
  }
  return { lines: ready, faults, warnings };
}

interface Refused {
  readonly fault: string;
  readonly code: 'file-missing' | 'file-refused';
}

async function takeAttachment(
  { db }: CommandContext,
  { file, name, oldAddress }: ImportFile,
  { files, dryRun }: ImportOptions,
): Promise<{ readonly file: TakenFile; readonly renamed: boolean } | Refused> {
  if (files === undefined) return { fault: '没有给出附件所在的文件夹', code: 'file-missing' };
  const read = await files.from.read(file, mostFileBytes);
  if ('fault' in read) return refusal(read.fault);
  const type = await attachmentTypeOf(read.bytes, file);
  if (!type.ok) {
    const detail = type.detail === undefined ? '' : `：${type.detail}`;
    return { fault: `${typeFaults[type.why]}${detail}`, code: 'file-refused' };
  }
  const readable = attachmentName(name, type.kind);
  const { mediaType } = attachmentTypes[type.kind];
  const sha256 =
    dryRun === true ? `dry ${file}` : await storeFile(db, files.dataFolder, read.bytes, mediaType);
  const old = oldAddress === undefined ? {} : { oldAddress };
  return { file: { sha256, name: readable, ...old }, renamed: !sameEnding(file, readable) };
}

const typeFaults = {
  type: '不是可以公开的文件种类（按内容判断）',
  macros: '带有宏',
  bomb: '解开以后异常庞大',
} as const;

function sameEnding(file: string, name: string): boolean {
  return endingOf(file) === endingOf(name);
}

function endingOf(name: string): string {
  return name.split('.').at(-1)?.toLowerCase() ?? '';
}

async function takePicture(
  { db }: CommandContext,
  path: string,
  { files, dryRun }: ImportOptions,
): Promise<TakenFile | Refused> {
  if (files === undefined || path === '') return { fault: '没有地址', code: 'file-missing' };
  // A body written by hand may write 图.png or %E5%9B%BE.png.
  const read = await files.from.read(decodedAddress(path) ?? path, mostFileBytes);
  if ('fault' in read) return refusal(read.fault);
  const picture = await bodyPicture(read.bytes);
  if (picture === undefined) return { fault: '不是能够显示的图片', code: 'file-refused' };
  const { bytes, mediaType, extension } = picture;
  const sha256 =
    dryRun === true ? `dry ${path}` : await storeFile(db, files.dataFolder, bytes, mediaType);
  const own = read.path.split('/').at(-1) ?? '图片';
  const name = attachmentName(own.replace(/\.(?:gif|webp|tiff?|bmp)$/i, ''), extension);
  return { sha256, name, oldAddress: addressOf(read.path) };
}

function refusal(why: keyof typeof fileFaultTexts): Refused {
  return {
    fault: `：${fileFaultTexts[why]}`,
    code: why === 'missing' ? 'file-missing' : 'file-refused',
  };
}

function shown(path: string): string {
  return path.length > 80 ? `${path.slice(0, 80)}…` : path;
}
