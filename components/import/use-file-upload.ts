"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { newOperationId } from "@/lib/client/command/send-command";
import type { Outcome, Refusal } from "@/lib/domain/error/error-code";

/** Ids of one chosen file: kept until it is taken, so that a repeat after a lost connection or a new sign-in is the same file. */
export interface UploadAttempt {
  readonly uploadId: string;
  readonly recordId: string;
  readonly operationId: string;
}

/** What stands in the way: seen by the browser itself, or said by the server. */
export type Trouble<Fault extends string> = { readonly fault: Fault } | { readonly refusal: Refusal };

export interface FileUploadParts<Fault extends string> {
  /** What the browser sees wrong in a file; null for a file as it should be. */
  readonly faultOf: (file: File) => Fault | null;
  /** What is missing beside the file when it is sent. */
  readonly lacking?: () => Fault | null;
  /** Sends it, and what asks for its check. */
  readonly deliver: (file: File, attempt: UploadAttempt) => Promise<Outcome<unknown>>;
  /** Where it is read afterwards. */
  readonly hrefOf: (attempt: UploadAttempt) => string;
}

function newAttempt(): UploadAttempt {
  return { uploadId: uuidv7(), recordId: uuidv7(), operationId: newOperationId() };
}

/** A chosen file on its way to the server. */
export function useFileUpload<Fault extends string>(parts: FileUploadParts<Fault | "none">) {
  const router = useRouter();
  const attempt = useRef(newAttempt());
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Trouble<Fault | "none"> | null>(null);
  const [isBusy, setBusy] = useState(false);

  function tell(fault: Fault | "none" | null): boolean {
    setTrouble(fault === null ? null : { fault });
    return fault !== null;
  }

  function choose(chosen: File | null) {
    if (isBusy) return;
    attempt.current = newAttempt();
    setFile(chosen);
    tell(chosen === null ? null : parts.faultOf(chosen));
  }

  async function send() {
    if (isBusy) return;
    const fault = file === null ? "none" : (parts.faultOf(file) ?? parts.lacking?.() ?? null);
    if (tell(fault) || file === null) return;
    setBusy(true);
    const outcome = await parts.deliver(file, attempt.current);
    if (outcome.ok) return router.push(parts.hrefOf(attempt.current));
    setBusy(false);
    setTrouble({ refusal: outcome.error });
  }

  return { file, trouble, isBusy, choose, send };
}
