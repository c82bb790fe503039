import { postAuth } from "@/components/shell/auth-post";

export type SignInResult = "ok" | "wrong" | "tooMany" | "offline";

/** Signs in through next-auth. Wrong name and wrong password are one answer, so neither can be guessed. */
export function requestSignIn(username: string, password: string): Promise<SignInResult> {
  return request("credentials", { username, password });
}

/** Chooses a password with a code, and signs in. Wrong, used and ended codes are one answer, too. */
export function requestActivation(username: string, code: string, password: string): Promise<SignInResult> {
  return request("activation", { username, code, password });
}

async function request(way: string, fields: Readonly<Record<string, string>>): Promise<SignInResult> {
  try {
    const response = await postAuth(`callback/${way}`, { ...fields, callbackUrl: "/beranda" });
    if (response.status === 429) return "tooMany";
    if (response.status >= 500) return "offline";
    const { url }: { url?: string } = await response.json();
    const problem = url ? new URL(url, location.href).searchParams.get("error") : null;
    if (response.ok && problem === null) return "ok";
    return problem === "RATE_LIMITED" ? "tooMany" : "wrong";
  } catch {
    // Neither a network failure nor an answer that is no JSON tells more than this.
    return "offline";
  }
}
