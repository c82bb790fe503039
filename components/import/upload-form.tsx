"use client";

import { sendCommand } from "@/lib/client/command/send-command";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { FileForm, type FileFormWords } from "./file-form";
import { sendFile } from "./send-file";
import { useFileUpload } from "./use-file-upload";

const MAX_BYTES = 20 * 1_048_576;

/** What the browser itself can see wrong in a file. */
export type FileFault = "none" | "tooLarge" | "oldXls" | "notXlsx";

export interface UploadFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly words: FileFormWords;
  readonly faults: Readonly<Record<FileFault, string>>;
  /** Why the server refuses a file, by the reason it gives. */
  readonly reasons: Readonly<Record<string, string>>;
}

function faultOf(chosen: File): FileFault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  if (/\.xls$/i.test(chosen.name)) return "oldXls";
  return /\.(xlsx|csv|txt)$/i.test(chosen.name) ? null : "notXlsx";
}

/** Chooses a workbook, uploads it and asks for its check. */
export function UploadForm({ grantId, regencyCode, words, faults, reasons }: UploadFormProps) {
  const upload = useFileUpload<FileFault>({
    faultOf,
    async deliver(file, { uploadId, recordId, operationId }) {
      const stored = await sendFile(`/api/uploads/${uploadId}`, file, grantId);
      return stored.ok ? sendCommand("import.start", { id: recordId, uploadId }, { grantId, operationId }) : stored;
    },
    hrefOf: ({ recordId }) => `/impor/${formatPublicId(regencyCode, recordId)}`,
  });
  return (
    <FileForm
      upload={upload}
      words={words}
      faults={faults}
      reasonOf={({ info }) => reasons[String(info?.["reason"] ?? "")]}
    />
  );
}
