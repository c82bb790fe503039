"use client";

import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { compressPhoto } from "@/lib/client/attachment/compress-photo";
import { type AttachmentPlace, type PhotoKeeper, sendAttachment } from "@/lib/client/attachment/send-attachment";
import { MAX_PAPER_BYTES } from "@/lib/domain/attachment/attachment";

/** What can be wrong, as a key of the `attachment.fault` messages. */
export type AttachmentTrouble =
  | "unreadable"
  | "paperTooLarge"
  | "offline"
  | "refused"
  | "closed"
  | "signedOut"
  | "full"
  | "failed";

/** Where a chosen file is: nothing, being made small, being sent, or stopped with the reason and a way to go on. */
export type AttachmentState =
  | { readonly kind: "idle" }
  | { readonly kind: "preparing" | "sending" }
  | { readonly kind: "stopped"; readonly trouble: AttachmentTrouble; readonly canRetry: boolean };

interface Attempt {
  readonly id: string;
  readonly blob: Blob;
}

/**
 * A photo or paper on its way to the draft. The id of one file is kept until it is taken, so that a repeat after a lost
 * connection is the same file.
 */
export function useAttachment(place: AttachmentPlace, papers: boolean, onStored: (id: string) => void) {
  const attempt = useRef<Attempt | null>(null);
  const [state, setState] = useState<AttachmentState>({ kind: "idle" });

  const stop = (trouble: AttachmentTrouble, canRetry: boolean) => setState({ kind: "stopped", trouble, canRetry });

  async function choose(file: File) {
    setState({ kind: "preparing" });
    const isPaper = papers && file.type === "application/pdf";
    if (isPaper && file.size > MAX_PAPER_BYTES) return stop("paperTooLarge", false);
    const blob = isPaper ? file : await compressPhoto(file);
    if (blob === null) return stop("unreadable", false);
    if ("device" in place) return keep(place.device, blob);
    attempt.current = { id: uuidv7(), blob };
    await send();
  }

  async function keep(device: PhotoKeeper, blob: Blob) {
    const kept = await device.keep(blob);
    if (kept.kind === "full") return stop("full", false);
    setState({ kind: "idle" });
    onStored(kept.id);
  }

  async function send() {
    const { current } = attempt;
    if (current === null || "device" in place) return;
    setState({ kind: "sending" });
    const outcome = await sendAttachment(current.id, current.blob, place);
    if (outcome.ok) {
      attempt.current = null;
      setState({ kind: "idle" });
      onStored(outcome.value.id);
      return;
    }
    const { code } = outcome.error;
    if (code === "UNAVAILABLE") stop("offline", true);
    else if (code === "UNAUTHENTICATED") stop("signedOut", true);
    else if (code === "NOT_ALLOWED_NOW" || code === "NOT_FOUND") stop("closed", false);
    else if (code === "UNSUPPORTED_FILE" || code === "TOO_LARGE") stop("refused", false);
    else stop("failed", true);
  }

  return { state, choose, retry: send };
}
