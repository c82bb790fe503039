import type { Outcome } from "@/lib/domain/error/error-code";

/** 200 KB at 20 kbit/s, with room. */
const TIMEOUT_MS = 3 * 60_000;

export interface AttachmentPlace {
  readonly grantId: string;
  /** Public id of the draft. */
  readonly draft: string;
}

/** Sends a draft's file, never its name. No network or no answer is UNAVAILABLE; nothing is thrown. */
export async function sendAttachment(id: string, file: Blob, place: AttachmentPlace): Promise<Outcome<{ id: string }>> {
  try {
    const response = await fetch(`/api/uploads/${id}`, {
      method: "PUT",
      credentials: "same-origin",
      headers: {
        "content-type": "application/octet-stream",
        "x-mutakhir": "1",
        "x-mutakhir-grant": place.grantId,
        "x-mutakhir-draft": place.draft,
      },
      body: file,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    return isOutcome(body) ? body : { ok: false, error: { code: "INTERNAL" } };
  } catch {
    return { ok: false, error: { code: "UNAVAILABLE" } };
  }
}

function isOutcome(body: unknown): body is Outcome<{ id: string }> {
  return typeof body === "object" && body !== null && "ok" in body;
}
