import { type NextRequest, NextResponse } from "next/server";
import { isOpenFile } from "@/lib/domain/open-data/address";
import { securityHeaders } from "@/lib/server/config/security-headers";

/**
 * Puts the security headers on every answer. It judges nobody: who may see what is decided by queries and commands, so
 * a request that went around this file would still find every door closed.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  const headers = securityHeaders({
    nonce,
    isHttps: (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https",
    isDevelopment: process.env.NODE_ENV === "development",
  });
  // Next reads the nonce from the request's own policy and puts it on its scripts.
  const forPage = new Headers(request.headers);
  forPage.set("x-nonce", nonce);
  forPage.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  const response = NextResponse.next({ request: { headers: forPage } });
  const isOpen = isOpenFile(request.nextUrl.pathname);
  for (const [name, value] of Object.entries(headers))
    if (name !== "Cache-Control" || !isOpen) response.headers.set(name, value);
  return response;
}

export const config = {
  // Everything but build output, plain files of `public/` and what `scriptedHeaders` covers. Prefetches are not left out:
  // they carry data, too.
  matcher: [
    "/((?!api/commands/|api/sync$|_next/static/|fonts/|icons/|boundaries/|favicon.ico$|icon.svg$|robots.txt$).*)",
  ],
};
