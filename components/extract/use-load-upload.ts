"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode, Outcome, Refusal } from "@/lib/domain/error/error-code";
import { MAX_FILE_BYTES, MAX_WORKBOOK_BYTES } from "@/lib/domain/extract/load";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { sendPieces } from "./send-pieces";

/** What the browser itself sees wrong. */
export type LoadFault =
  | "none"
  | "tooLarge"
  | "workbookTooLarge"
  | "oldXls"
  | "other"
  | "noRegency"
  | "noDate"
  | "noSource";

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

/** Refusals that another try with the same file meets again. */
const OF_THE_FILE: readonly ErrorCode[] = ["UNSUPPORTED_FILE", "INVALID_INPUT", "TOO_LARGE"];

/** How much of all files is there. */
export interface Sent {
  readonly done: number;
  readonly total: number;
}

interface Part {
  readonly id: string;
  readonly file: File;
}

/** Sends the files of an announced load, each from where the portal has it, and asks for its check. */
export async function sendParts(
  parts: readonly Part[],
  { regencyCode, id, grantId }: { readonly regencyCode: string; readonly id: string; readonly grantId: string },
  told: (done: number) => void,
): Promise<Outcome<object>> {
  let before = 0;
  for (const part of parts) {
    const target = { fileId: part.id, regencyCode, grantId };
    const arrived = await sendPieces(part.file, target, (bytes) => told(before + bytes));
    if (!arrived.ok) return arrived;
    before += part.file.size;
  }
  return sendCommand<object>("extract.start", { regencyCode, id }, { grantId, operationId: newOperationId() });
}

/** An extract on its way to the portal: announced, sent piece by piece, then checked. */
export function useLoadUpload(grantId: string) {
  const router = useRouter();
  const [sent, setSent] = useState<Sent | null>(null);
  const [trouble, setTrouble] = useState<LoadTrouble | null>(null);

  async function send(files: readonly File[], fields: LoadFields): Promise<void> {
    if (sent !== null) return;
    const fault = faultOf(files, fields);
    setTrouble(fault === null ? null : { fault });
    if (fault !== null) return;
    const total = files.reduce((sum, { size }) => sum + size, 0);
    setSent({ done: 0, total });
    const load = { id: uuidv7(), regencyCode: fields.regencyCode, grantId };
    const parts = files.map((file) => ({ file, id: uuidv7() }));
    const opened = await announce(load, parts, fields);
    if (!opened.ok) {
      setSent(null);
      return setTrouble({ refusal: opened.error });
    }
    const outcome = await sendParts(parts, load, (done) => setSent({ done, total }));
    if (!outcome.ok && OF_THE_FILE.includes(outcome.error.code)) {
      setSent(null);
      return setTrouble({ refusal: outcome.error });
    }
    // A cut line is gone on with from the load's own page.
    router.push(`/muatan/${formatPublicId(fields.regencyCode, load.id)}`);
  }

  return { sent, trouble, send, forget: () => setTrouble(null) };
}

function announce(
  { id, regencyCode, grantId }: { readonly id: string; readonly regencyCode: string; readonly grantId: string },
  parts: readonly Part[],
  { conditionDate, rankedOn, source }: LoadFields,
): Promise<Outcome<object>> {
  const files = parts.map(({ id: fileId, file }) => ({
    id: fileId,
    kind: isWorkbook(file) ? "xlsx" : "csv",
    size: file.size,
  }));
  const input = {
    regencyCode,
    id,
    conditionDate,
    rankedOn: rankedOn === "" ? null : rankedOn,
    source: source.trim(),
    files,
  };
  return sendCommand<object>("extract.open", input, { grantId, operationId: newOperationId() });
}
