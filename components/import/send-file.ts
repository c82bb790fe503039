import { isOutcome } from "@/lib/client/command/is-outcome";
import type { Outcome } from "@/lib/domain/error/error-code";

/** A village's line may need minutes for 20 MB. */
const TIMEOUT_MS = 10 * 60_000;

/**
 * Uploads the bytes of a file, never its name. No network or no answer is UNAVAILABLE; nothing is thrown.
 * @param use what the file is for, where the page has to say it
 * @param postId the post that a decree belongs to
 */
export async function sendFile(
  path: string,
  file: Blob,
  grantId: string,
  use?: string,
  postId?: string,
): Promise<Outcome<object>> {
  try {
    const response = await fetch(path, {
      method: "PUT",
      credentials: "same-origin",
      headers: {
        "content-type": "application/octet-stream",
        "x-mutakhir": "1",
        "x-mutakhir-grant": grantId,
        ...(use === undefined ? {} : { "x-mutakhir-use": use }),
        ...(postId === undefined ? {} : { "x-mutakhir-post": postId }),
      },
      body: file,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    return isOutcome<object>(body) ? body : { ok: false, error: { code: "INTERNAL" } };
  } catch {
    return { ok: false, error: { code: "UNAVAILABLE" } };
  }
}
