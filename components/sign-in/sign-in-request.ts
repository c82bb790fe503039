import { postAuth } from "@/components/shell/auth-post";

export type SignInResult = "ok" | "wrong" | "tooMany" | "offline";

/** Signs in through next-auth. Wrong name and wrong password are one answer, so neither can be guessed. */
export async function requestSignIn(username: string, password: string): Promise<SignInResult> {
  try {
    const response = await postAuth("callback/credentials", { username, password, callbackUrl: "/beranda" });
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
