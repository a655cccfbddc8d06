// Names of files in an exported case file. Applicants named some of them: nothing in a name may lead out of the
// folder, hide what it is or be refused by the machine on which the file is unpacked.

/** Bytes; file systems end at 255, and a number stands before it. */
const longestName = 180;

export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(unseen, '')
    .replaceAll(/[<>:"|?*/\\]/gu, '_')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
  const whole = plain === '' ? '未命名' : plain;
  return shortened(reserved.test(whole) ? `_${whole}` : whole);
}

/** 07 补正告知书 测公开补〔2026〕3号.pdf: the place in the index makes every name another one. */
export function entryName(place: number, title: string, extension: string): string {
  const number = String(place).padStart(2, '0');
  const end = extension === '' || hasEnding(title, extension) ? '' : `.${extension}`;
  return safeFileName(`${number} ${safeFileName(title)}${end}`);
}

/** The kinds of upload that the vault takes, and their endings. */
export function extensionOf(mediaType: string): string {
  return extensions[mediaType] ?? '';
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What it is said to be at its end is what it is: photo.exe of a JPEG becomes photo.exe.jpg. */
function hasEnding(name: string, extension: string): boolean {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase();
  return ending === extension || (extension === 'jpg' && ending === 'jpeg');
}

/** Controls, what turns the direction of text around, what has no shape. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}]/gu;

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

function shortened(name: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= longestName) return name;
  const ending = /\.[^.]{1,8}$/u.exec(name)?.[0] ?? '';
  let stem = '';
  let left = longestName - encoder.encode(ending).length - 3;
  for (const character of name.slice(0, name.length - ending.length)) {
    left -= encoder.encode(character).length;
    if (left < 0) break;
    stem += character;
  }
  return `${stem.trimEnd()}…${ending}`;
}
