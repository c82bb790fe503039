import "server-only";
import { decode } from "next-auth/jwt";
import { config } from "@/lib/server/config/config";
import { keep } from "@/lib/server/memory/keep";

/** Cookies whose sealing was opened lately. Opening one takes a key derivation and a decryption, for each request anew. */
const opened = new Map<string, string>();
const MOST = 2_000;

/**
 * The session's opaque token inside its sealed cookie; null when the cookie is none of ours. A cookie's content never
 * changes, and whether its session still lives is asked of the database each time (`findSession`), so remembering is safe.
 */
export async function opaqueTokenOf(cookie: string): Promise<string | null> {
  const known = opened.get(cookie);
  if (known !== undefined) return known;
  const token = await decode({ token: cookie, secret: config().authSecret }).catch(() => null);
  const opaque = token?.["st"];
  if (typeof opaque !== "string") return null;
  keep(opened, cookie, opaque, MOST);
  return opaque;
}
