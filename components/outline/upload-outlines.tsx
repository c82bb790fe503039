"use client";

import { FileForm, type FileFormWords } from "@/components/import/file-form";
import { sendFile } from "@/components/import/send-file";
import { useFileUpload } from "@/components/import/use-file-upload";
import { OUTLINE_USE } from "@/lib/domain/map/outline-use";

const MAX_BYTES = 10 * 1_048_576;

/** What the browser itself can see wrong. */
type Fault = "none" | "tooLarge" | "other";

export interface UploadOutlinesProps {
  readonly grantId: string;
  readonly words: FileFormWords;
  readonly faults: Readonly<Record<Fault, string>>;
  /** Why the server refuses a file, by the reason it gives. */
  readonly reasons: Readonly<Record<string, string>>;
}

function faultOf(chosen: File): Fault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  return /\.(json|geojson|topojson)$/i.test(chosen.name) ? null : "other";
}

/** Chooses a file of outlines and uploads it; its page then says what is right and what is not. */
export function UploadOutlines({ grantId, words, faults, reasons }: UploadOutlinesProps) {
  const upload = useFileUpload<Fault>({
    faultOf,
    deliver: (file, { uploadId }) => sendFile(`/api/uploads/${uploadId}`, file, grantId, OUTLINE_USE),
    hrefOf: ({ uploadId }) => `/akses/garis/${uploadId}`,
  });
  return (
    <FileForm
      upload={upload}
      words={words}
      faults={faults}
      accept=".json,.geojson,.topojson"
      reasonOf={({ info }) => reasons[String(info?.["reason"] ?? "")]}
    />
  );
}
