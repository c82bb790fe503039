import "server-only";
import { config } from "@/lib/server/config/config";

export interface CookieKind {
  /** Without the prefix that a browser holds a secure one to. */
  readonly name: string;
  readonly prefix: "__Host-" | "__Secure-";
  readonly path: string;
  readonly sameSite: "Strict" | "Lax";
  readonly seconds: number;
}

/** Over TLS a browser keeps it to that; on a village's own machine there may be none. */
function isSecure(): boolean {
  return config().publicUrl.startsWith("https:");
}

export function cookieName({ name, prefix }: CookieKind): string {
  return isSecure() ? `${prefix}${name}` : name;
}

/** The header that sets a cookie which no script reads; without a value it ends it on this device. */
export function setCookie(kind: CookieKind, value: string | null): string {
  const age = value === null ? 0 : kind.seconds;
  const secure = isSecure() ? "; Secure" : "";
  return `${cookieName(kind)}=${value ?? ""}; Path=${kind.path}; HttpOnly; SameSite=${kind.sameSite}; Max-Age=${age}${secure}`;
}

export function cookieOf(request: Request, kind: CookieKind): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === cookieName(kind))?.[1];
}
