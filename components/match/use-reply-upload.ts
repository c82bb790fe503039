"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { sendFile } from "@/components/import/send-file";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { Refusal } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

const MAX_BYTES = 20 * 1_048_576;

/** What the browser itself can see wrong. */
export type ReplyFault = "none" | "tooLarge" | "oldXls" | "other" | "noDate";
export type ReplyTrouble = { readonly fault: ReplyFault } | { readonly refusal: Refusal };

function newAttempt() {
  return { id: uuidv7(), operationId: newOperationId() };
}

/** A chosen reply on its way; the ids of one file stay until it is taken, so that a repeat brings no second import. */
export function useReplyUpload(grantId: string, regencyCode: string) {
  const router = useRouter();
  const attempt = useRef(newAttempt());
  const [file, setFile] = useState<File | null>(null);
  const [repliedOn, setRepliedOn] = useState("");
  const [trouble, setTrouble] = useState<ReplyTrouble | null>(null);
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
    const fault = file === null ? "none" : (faultOf(file) ?? (repliedOn === "" ? "noDate" : null));
    setTrouble(fault === null ? null : { fault });
    if (file === null || fault !== null) return;
    setBusy(true);
    const { id, operationId } = attempt.current;
    const stored = await sendFile(`/api/uploads/${id}`, file, grantId);
    const outcome = stored.ok
      ? await sendCommand("match.start", { regencyCode, id, repliedOn }, { grantId, operationId })
      : stored;
    if (outcome.ok) return router.push(`/padan/${formatPublicId(regencyCode, id)}`);
    setBusy(false);
    setTrouble({ refusal: outcome.error });
  }

  return { file, repliedOn, setRepliedOn, trouble, isBusy, choose, send };
}

function faultOf(chosen: File): ReplyFault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  if (/\.xls$/i.test(chosen.name)) return "oldXls";
  return /\.(xlsx|csv|txt)$/i.test(chosen.name) ? null : "other";
}
