// Addresses of other sites that the office enters: parts of an address only, what a browser would run is none.

export function isWebAddress(link: string): boolean {
  if (!/^https?:\/\/[^\s"'<>]+$/.test(link)) return false;
  return /^https?:\/\/[a-z0-9一-龥.-]+(?::\d{1,5})?(?:[/?#].*)?$/i.test(link);
}

/** A reader who leaves government sites is told so (国办发〔2017〕47号). */
export function isGovernmentAddress(link: string): boolean {
  // What a browser reads as a name with a password, or as the end of the host, is none of it.
  const [, host = ''] = /^https?:\/\/([^/?#:@\\\s]+)(?::\d{1,5})?(?:[/?#]|$)/i.exec(link) ?? [];
  return /(?:^|\.)gov\.cn$|\.(?:政务|xn--zfr164b)$/i.test(host);
}
