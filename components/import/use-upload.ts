"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { Refusal } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { sendFile } from "./send-file";

const MAX_BYTES = 20 * 1_048_576;

/** What the browser itself can see wrong in a file. */
export type FileFault = "none" | "tooLarge" | "oldXls" | "notXlsx";

export type Trouble = { readonly fault: FileFault } | { readonly refusal: Refusal };

function newAttempt() {
  return { uploadId: uuidv7(), importId: uuidv7(), operationId: newOperationId() };
}

/**
 * A chosen file on its way. The ids of one file are kept until it is taken, so that a repeat after a lost connection or
 * a new sign-in brings no second import.
 */
export function useUpload(grantId: string, regencyCode: string) {
  const router = useRouter();
  const attempt = useRef(newAttempt());
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  function choose(chosen: File | null) {
    if (isBusy) return;
    attempt.current = newAttempt();
    setFile(chosen);
    const fault = chosen === null ? null : faultOf(chosen);
    setTrouble(fault === null ? null : { fault });
  }

  async function send() {
    if (isBusy) return;
    const fault = file === null ? "none" : faultOf(file);
    setTrouble(fault === null ? null : { fault });
    if (file === null || fault !== null) return;
    setBusy(true);
    const { uploadId, importId, operationId } = attempt.current;
    const stored = await sendFile(`/api/uploads/${uploadId}`, file, grantId);
    const outcome = stored.ok
      ? await sendCommand("import.start", { id: importId, uploadId }, { grantId, operationId })
      : stored;
    if (outcome.ok) return router.push(`/impor/${formatPublicId(regencyCode, importId)}`);
    setBusy(false);
    setTrouble({ refusal: outcome.error });
  }

  return { file, trouble, isBusy, choose, send };
}

function faultOf(chosen: File): FileFault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  if (/\.xls$/i.test(chosen.name)) return "oldXls";
  return /\.xlsx$/i.test(chosen.name) ? null : "notXlsx";
}
