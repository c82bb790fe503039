import { isOutcome } from "@/lib/client/command/is-outcome";
import type { Outcome } from "@/lib/domain/error/error-code";
import { OBJECTION_PHOTO_USE } from "@/lib/domain/objection/objection";

/** 200 KB at 20 kbit/s, with room. */
const TIMEOUT_MS = 3 * 60_000;

/** What a file belongs to, by its public id: a draft, or the family of an objection that is being written. */
export type PortalPlace = { readonly grantId: string } & (
  | { readonly draft: string }
  | { readonly objectedFamily: string }
);

/** In the field a photo stays on the device until the portal has it; its id is the answer at once. */
export interface PhotoKeeper {
  readonly keep: (photo: Blob) => Promise<{ readonly kind: "kept"; readonly id: string } | { readonly kind: "full" }>;
  /** Null: it is not on this device. */
  readonly read: (id: string) => Promise<Blob | null>;
}

export type AttachmentPlace = PortalPlace | { readonly device: PhotoKeeper };

/** Sends a file, never its name. No network or no answer is UNAVAILABLE; nothing is thrown. */
export async function sendAttachment(id: string, file: Blob, place: PortalPlace): Promise<Outcome<{ id: string }>> {
  try {
    const response = await fetch(`/api/uploads/${id}`, {
      method: "PUT",
      credentials: "same-origin",
      headers: {
        "content-type": "application/octet-stream",
        "x-mutakhir": "1",
        "x-mutakhir-grant": place.grantId,
        ...("draft" in place
          ? { "x-mutakhir-draft": place.draft }
          : { "x-mutakhir-use": OBJECTION_PHOTO_USE, "x-mutakhir-family": place.objectedFamily }),
      },
      body: file,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    return isOutcome<{ id: string }>(body) ? body : { ok: false, error: { code: "INTERNAL" } };
  } catch {
    return { ok: false, error: { code: "UNAVAILABLE" } };
  }
}
