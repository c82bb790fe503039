"use client";

import { useId, useState } from "react";
import { FileForm, type FileFormWords } from "@/components/import/file-form";
import { sendFile } from "@/components/import/send-file";
import { useFileUpload } from "@/components/import/use-file-upload";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { sendCommand } from "@/lib/client/command/send-command";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

const MAX_BYTES = 20 * 1_048_576;

/** What the browser itself can see wrong. */
export type ReplyFault = "none" | "tooLarge" | "oldXls" | "other" | "noDate";

export interface ReplyFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly words: FileFormWords & Readonly<Record<"date" | "dateHint" | "oldXls", string>>;
  readonly dateLabels: DateLabels;
  readonly faults: Readonly<Record<ReplyFault, string>>;
}

function faultOf(chosen: File): ReplyFault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  if (/\.xls$/i.test(chosen.name)) return "oldXls";
  return /\.(xlsx|csv|txt)$/i.test(chosen.name) ? null : "other";
}

/** Chooses a reply and its day, uploads it and asks for its check. */
export function ReplyForm({ grantId, regencyCode, words, dateLabels, faults }: ReplyFormProps) {
  const id = useId();
  const [repliedOn, setRepliedOn] = useState("");
  const upload = useFileUpload<ReplyFault>({
    faultOf,
    lacking: () => (repliedOn === "" ? "noDate" : null),
    async deliver(file, { uploadId, operationId }) {
      const stored = await sendFile(`/api/uploads/${uploadId}`, file, grantId);
      const input = { regencyCode, id: uploadId, repliedOn };
      return stored.ok ? sendCommand("match.start", input, { grantId, operationId }) : stored;
    },
    hrefOf: ({ uploadId }) => `/padan/${formatPublicId(regencyCode, uploadId)}`,
  });
  const lacksDate = upload.trouble !== null && "fault" in upload.trouble && upload.trouble.fault === "noDate";
  return (
    <FileForm
      upload={upload}
      words={words}
      faults={faults}
      accept=".csv,.txt,.xlsx"
      reasonOf={({ info }) => (info?.["reason"] === "OLD_XLS" ? words.oldXls : undefined)}
    >
      <DateInput
        id={`${id}-date`}
        legend={words.date}
        hint={words.dateHint}
        value={repliedOn}
        onChange={setRepliedOn}
        labels={dateLabels}
        error={lacksDate ? faults.noDate : undefined}
      />
    </FileForm>
  );
}
