"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { Outcome, Refusal } from "@/lib/domain/error/error-code";
import { MAX_FILE_BYTES, MAX_WORKBOOK_BYTES } from "@/lib/domain/extract/load";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { sendPieces } from "./send-pieces";

/** What the browser itself sees wrong, in the order in which it is told. */
export type LoadFault = "none" | "tooLarge" | "workbookTooLarge" | "oldXls" | "other" | "noRegency" | "noDate" | "noSource";

export interface LoadFields {
  readonly regencyCode: string;
  readonly conditionDate: string;
  readonly rankedOn: string;
  readonly source: string;
}

export type LoadTrouble = { readonly fault: LoadFault } | { readonly refusal: Refusal };

const LEAST_SOURCE = 3;

function isWorkbook(file: File): boolean {
  return /\.xlsx$/i.test(file.name);
}

function fileFault(file: File): LoadFault | null {
  if (/\.xls$/i.test(file.name)) return "oldXls";
  if (!/\.(xlsx|csv|txt)$/i.test(file.name)) return "other";
  if (isWorkbook(file) && file.size > MAX_WORKBOOK_BYTES) return "workbookTooLarge";
  return file.size > MAX_FILE_BYTES ? "tooLarge" : null;
}

function faultOf(files: readonly File[], fields: LoadFields): LoadFault | null {
  if (files.length === 0) return "none";
  const wrong = files.map(fileFault).find((fault) => fault !== null);
  if (wrong !== undefined) return wrong;
  if (fields.regencyCode === "") return "noRegency";
  if (fields.conditionDate === "") return "noDate";
  return fields.source.trim().length < LEAST_SOURCE ? "noSource" : null;
}

/** An extract on its way to the portal: announced, sent piece by piece, then checked. */
export function useLoadUpload(grantId: string) {
  const router = useRouter();
  const loadId = useRef("");
  const [sent, setSent] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [trouble, setTrouble] = useState<LoadTrouble | null>(null);

  async function send(files: readonly File[], fields: LoadFields): Promise<void> {
    if (sent !== null) return;
    const fault = faultOf(files, fields);
    setTrouble(fault === null ? null : { fault });
    if (fault !== null) return;
    const total = files.reduce((sum, { size }) => sum + size, 0);
    setSent({ done: 0, total });
    loadId.current = uuidv7();
    const outcome = await deliver(loadId.current, files, fields, (done) => setSent({ done, total }));
    if (outcome.ok) return router.push(`/muatan/${formatPublicId(fields.regencyCode, loadId.current)}`);
    setSent(null);
    setTrouble({ refusal: outcome.error });
  }

  async function deliver(
    id: string,
    files: readonly File[],
    { regencyCode, conditionDate, rankedOn, source }: LoadFields,
    told: (done: number) => void,
  ): Promise<Outcome<object>> {
    const send = (name: string, input: object) =>
      sendCommand<object>(name, { regencyCode, id, ...input }, { grantId, operationId: newOperationId() });
    const parts = files.map((file) => ({ file, id: uuidv7() }));
    const opened = await send("extract.open", {
      conditionDate,
      rankedOn: rankedOn === "" ? null : rankedOn,
      source: source.trim(),
      files: parts.map(({ file, id }) => ({ id, kind: isWorkbook(file) ? "xlsx" : "csv", size: file.size })),
    });
    if (!opened.ok) return opened;
    let before = 0;
    for (const part of parts) {
      const arrived = await sendPieces(part.file, { fileId: part.id, regencyCode, grantId }, (bytes) => told(before + bytes));
      if (!arrived.ok) return arrived;
      before += part.file.size;
    }
    return send("extract.start", {});
  }

  return { sent, trouble, send, forget: () => setTrouble(null) };
}
