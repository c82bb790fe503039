export interface HeaderInput {
  readonly nonce: string;
  /** Whether the visitor came over https (directly or through a proxy that says so). */
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
}

/**
 * The content security policy of one response: scripts only with this response's nonce, or loaded by such a script.
 * Style attributes are allowed, because React renders widths and positions as such; style elements need the nonce.
 */
export function contentSecurityPolicy({ nonce, isHttps, isDevelopment }: HeaderInput): string {
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    // Next's development overlay injects styles that carry no nonce.
    "style-src": isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(isDevelopment ? ["ws:"] : [])],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(isHttps ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}

/** The fixed security headers of every response that is not a static file. */
export function securityHeaders(input: HeaderInput): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(input),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    // Pages show families; nothing on the way may keep a copy.
    "Cache-Control": "private, no-store",
    // Over http the header would lock a village's laptop out of a portal that has no certificate yet.
    ...(input.isHttps ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** What the headers of an answer to a script are put on: commands and the exchange with devices. Each answers with JSON alone. */
export const SCRIPTED_PATHS = ["/api/commands/:path*", "/api/sync"] as const;

/**
 * The security headers of answers that only our own scripts read. They are the same for everybody, so that the server
 * adds them by its configuration: handing a request through the file that makes a page's nonce costs it two milliseconds.
 */
export function scriptedHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return {
    ...securityHeaders({ nonce: "", isHttps, isDevelopment: false }),
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  };
}
