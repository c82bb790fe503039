"use client";

import { FileForm, type FileFormWords } from "@/components/import/file-form";
import { sendFile } from "@/components/import/send-file";
import { useFileUpload } from "@/components/import/use-file-upload";
import { ROSTER_USE } from "@/lib/domain/roster/roster-row";

const MAX_BYTES = 5 * 1_048_576;

/** What the browser itself can see wrong. */
type Fault = "none" | "tooLarge" | "other";

export interface UploadRosterProps {
  readonly grantId: string;
  readonly words: FileFormWords;
  readonly faults: Readonly<Record<Fault, string>>;
  /** Why the server refuses a file, by the reason it gives. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Names of the columns, for a reason that is about one. */
  readonly columns: Readonly<Record<string, string>>;
}

function faultOf(chosen: File): Fault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  return /\.(xlsx|xls|csv|txt)$/i.test(chosen.name) ? null : "other";
}

/** Chooses a roster and uploads it; its page then says what is right and what is not. */
export function UploadRoster({ grantId, words, faults, reasons, columns }: UploadRosterProps) {
  const upload = useFileUpload<Fault>({
    faultOf,
    deliver: (file, { uploadId }) => sendFile(`/api/uploads/${uploadId}`, file, grantId, ROSTER_USE),
    hrefOf: ({ uploadId }) => `/akses/impor/${uploadId}`,
  });
  return (
    <FileForm
      upload={upload}
      words={words}
      faults={faults}
      accept=".csv,.txt,.xlsx"
      reasonOf={({ info }) =>
        reasons[String(info?.["reason"] ?? "")]?.replace("{column}", columns[String(info?.["column"] ?? "")] ?? "")
      }
    />
  );
}
