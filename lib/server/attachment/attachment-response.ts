import "server-only";
import { isPicture } from "@/lib/domain/attachment/attachment";
import type { AttachmentFile } from "./read-attachment";

/**
 * A file as the browser gets it: pictures to be shown, papers to be saved, neither able to run anything. The name in the
 * list of downloads is an id's end, never a person's.
 * @param stem what its name begins with
 */
export function attachmentResponse({ kind, bytes }: AttachmentFile, id: string, stem = "lampiran"): Response {
  const disposition = isPicture(kind) ? "inline" : "attachment";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Content-Type": kind,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `${disposition}; filename="${stem}-${id.slice(-8)}.${kind.split("/")[1] ?? "bin"}"`,
    },
  });
}
