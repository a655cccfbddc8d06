// What every answer forbids the browser. The portal needs nothing but its own stylesheet, pictures, small
// scripts with a thread for the toll of forms, and forms that come back here; the back office sets its own,
// wider policy.

export const portalPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On a page that shows a file of this site by what the browser has for it. */
export function withObjects(policy: string): string {
  // Browsers draw a PDF in a frame of the object.
  return `${policy}; object-src 'self'; frame-src 'self'`;
}

/** A PDF in the page of its preview: the browser's reader draws it, in a frame of this site only. */
export const shownPdfPolicy = {
  'Content-Security-Policy':
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  'X-Frame-Options': 'SAMEORIGIN',
} as const;

const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const oneYear = 31_536_000;

/** `origin` decides about what means nothing under plain http (browsers ignore it there and complain). */
export function securityHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    ...always,
    'Content-Security-Policy': portalPolicy,
    ...(origin.startsWith('https:')
      ? {
          'Strict-Transport-Security': `max-age=${oneYear}`,
          'Cross-Origin-Opener-Policy': 'same-origin',
        }
      : {}),
  };
}
