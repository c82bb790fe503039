import "server-only";
import type { TokenError } from "@/lib/domain/api/problem";

export interface TokenAsked {
  readonly clientId: string;
  readonly secret: string;
  readonly scope: string | null;
}

const FORM = "application/x-www-form-urlencoded";
const LONGEST = 200;

/**
 * What a token request asks (RFC 6749 2.3.1 and 4.4.2): the client by HTTP Basic or in the body, never both, no parameter twice.
 */
export function credentialsIn(headers: Headers, body: string): TokenAsked | { readonly error: TokenError } {
  const bad = { error: "invalid_request" } as const;
  if ((headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() !== FORM) return bad;
  const form = new URLSearchParams(body);
  for (const name of ["grant_type", "client_id", "client_secret", "scope"])
    if (form.getAll(name).length > 1) return bad;
  const basic = basicIn(headers.get("authorization"));
  if (basic === "wrong") return bad;
  const own = { id: form.get("client_id"), secret: form.get("client_secret") };
  if (basic !== null && (own.secret !== null || (own.id !== null && own.id !== basic.clientId))) return bad;
  const clientId = basic?.clientId ?? own.id ?? "";
  const secret = basic?.secret ?? own.secret ?? "";
  if (clientId === "" || secret === "" || clientId.length > LONGEST || secret.length > LONGEST) return bad;
  if (form.get("grant_type") === null) return bad;
  if (form.get("grant_type") !== "client_credentials") return { error: "unsupported_grant_type" };
  return { clientId, secret, scope: form.get("scope") };
}

/** Id and secret are form-encoded each before they are joined (RFC 6749 2.3.1). */
function basicIn(header: string | null): Pick<TokenAsked, "clientId" | "secret"> | "wrong" | null {
  if (header === null) return null;
  const [, packed] = /^Basic +([A-Za-z0-9+/=]{1,1000})$/i.exec(header) ?? [];
  if (packed === undefined) return "wrong";
  const text = Buffer.from(packed, "base64").toString("utf8");
  const at = text.indexOf(":");
  if (at < 0) return "wrong";
  try {
    const plain = (part: string) => decodeURIComponent(part.replaceAll("+", " "));
    return { clientId: plain(text.slice(0, at)), secret: plain(text.slice(at + 1)) };
  } catch {
    return "wrong"; // not form-encoded
  }
}
