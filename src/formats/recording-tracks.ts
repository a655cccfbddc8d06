// Whether a container of recordings holds pictures or sound alone: both kinds of file may hold either, and sound drawn as
// a video is a black box (国办发〔2016〕80号).

/** Elements of Matroska that are passed through on the way to what a track is. */
const ids = { segment: 0x18_53_80_67, tracks: 0x16_54_ae_6b, entry: 0xae, type: 0x83 } as const;
const soundTrack = 2;

/** Of a WebM by how it begins: its tracks are listed before what is in them. Not listed there, it counts as a video. */
export function isSoundOnlyWebm(start: Uint8Array): boolean {
  const types = trackTypes(start, 0, start.length);
  return types.length > 0 && types.every((type) => type === soundTrack);
}

function trackTypes(bytes: Uint8Array, from: number, to: number): readonly number[] {
  const found: number[] = [];
  let at = from;
  while (at < to) {
    const id = number(bytes, at, true);
    const size = id && number(bytes, id.next, false);
    if (!id || !size) break;
    // A recording that was sent on while it was made does not know how long it is.
    const end = Math.min(size.value === undefined ? to : size.next + size.value, to);
    if (id.value === ids.type) found.push(bytes[size.next] ?? 0);
    else if (id.value === ids.segment || id.value === ids.tracks || id.value === ids.entry)
      found.push(...trackTypes(bytes, size.next, end));
    at = end;
  }
  return found;
}

/** As long as its first byte has leading zeros; an identifier keeps the mark of its length, a size of ones is unknown. */
function number(
  bytes: Uint8Array,
  at: number,
  keepsMark: boolean,
): { readonly value: number | undefined; readonly next: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  const mark = 2 ** (8 - length);
  let value = keepsMark ? first : first - mark;
  for (const byte of bytes.subarray(at + 1, at + length)) value = value * 256 + byte;
  const isUnknown = !keepsMark && value === 2 ** (7 * length) - 1;
  return { value: isUnknown ? undefined : value, next: at + length };
}

/** What the handlers of an MP4 say of its tracks, told as it comes in pieces: they may stand at either end. */
export function watchedTracks(): {
  readonly see: (piece: Uint8Array) => void;
  readonly kinds: ReadonlySet<string>;
} {
  const kinds = new Set<string>();
  let rest = Buffer.alloc(0);
  return {
    kinds,
    see: (piece) => {
      const seen = Buffer.concat([rest, piece]);
      for (let at = seen.indexOf('hdlr'); at !== -1; at = seen.indexOf('hdlr', at + 4)) {
        const kind = seen.toString('latin1', at + 12, at + 16);
        if (kind === 'vide' || kind === 'soun') kinds.add(kind);
      }
      // A handler that is cut between two pieces.
      rest = Buffer.from(seen.subarray(Math.max(0, seen.length - 15)));
    },
  };
}

function tracksOf(mp4: Uint8Array): ReadonlySet<string> {
  const { see, kinds } = watchedTracks();
  see(mp4);
  return kinds;
}

export function hasPictures(mp4: Uint8Array): boolean {
  return tracksOf(mp4).has('vide');
}

/** One that says nothing of its tracks counts as a video. */
export function isSoundOnly(kinds: ReadonlySet<string>): boolean {
  return kinds.has('soun') && !kinds.has('vide');
}

export function isSoundOnlyMp4(mp4: Uint8Array): boolean {
  return isSoundOnly(tracksOf(mp4));
}
