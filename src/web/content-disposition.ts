// A file handed to the reader's disk under its Chinese name (RFC 6266, RFC 5987).

export function asDownload(name: string): string {
  return `attachment; filename*=UTF-8''${percentEncoded(name)}`;
}

/** The five marks that encodeURIComponent leaves as they are have a meaning here. */
function percentEncoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
