"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { sendFile } from "@/components/import/send-file";
import { showToast } from "@/components/ui/toast-store";
import { compressPhoto } from "@/lib/client/attachment/compress-photo";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode, Refusal } from "@/lib/domain/error/error-code";
import { MAX_COPY_BYTES, SIGNED_COPY_USE } from "@/lib/domain/meeting/signed-copy";

export type CopyTrouble =
  | { readonly kind: "tooLarge" | "unreadable" | "same" }
  | { readonly kind: "refused"; readonly code: ErrorCode };

interface Attempt {
  readonly file: File;
  readonly reason: string | null;
  readonly uploadId: string;
  readonly id: string;
  readonly operationId: string;
}

export interface CopyOptions {
  readonly villageCode: string;
  readonly minutesId: string;
  readonly grantId: string;
  /** What the person reads when it is kept. */
  readonly done: string;
}

/** A signed paper on its way: sent as bytes, then kept by a command. The same file and reason keep their ids. */
export function useCopy({ villageCode, minutesId, grantId, done }: CopyOptions) {
  const router = useRouter();
  const attempt = useRef<Attempt | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<CopyTrouble | null>(null);

  async function keep(file: File, reason: string | null): Promise<CopyTrouble | null> {
    const isPaper = file.type === "application/pdf";
    if (isPaper && file.size > MAX_COPY_BYTES) return { kind: "tooLarge" };
    const blob = isPaper ? file : await compressPhoto(file);
    if (blob === null) return { kind: "unreadable" };
    const last = attempt.current;
    if (last === null || last.file !== file || last.reason !== reason)
      attempt.current = { file, reason, uploadId: uuidv7(), id: uuidv7(), operationId: newOperationId() };
    const { uploadId, id, operationId } = attempt.current ?? { uploadId: "", id: "", operationId: "" };
    const sent = await sendFile(`/api/uploads/${uploadId}`, blob, grantId, SIGNED_COPY_USE);
    if (!sent.ok) return troubleOf(sent.error);
    const input = { id, villageCode, minutesId, uploadId, reason };
    const kept = await sendCommand("meeting.keep-copy", input, { grantId, operationId });
    return kept.ok ? null : troubleOf(kept.error);
  }

  async function send(file: File, reason: string | null): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setTrouble(null);
    const found = await keep(file, reason);
    setBusy(false);
    setTrouble(found);
    if (found !== null) return;
    attempt.current = null;
    showToast(done);
    router.refresh();
  }

  return { isBusy, trouble, send };
}

function troubleOf({ code, info }: Refusal): CopyTrouble {
  if (code === "TOO_LARGE" || info?.["reason"] === "PAPER_TOO_LARGE") return { kind: "tooLarge" };
  if (code === "UNSUPPORTED_FILE") return { kind: "unreadable" };
  return info?.["reason"] === "SAME_FILE" ? { kind: "same" } : { kind: "refused", code };
}
