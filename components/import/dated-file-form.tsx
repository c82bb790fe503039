"use client";

import { useId, useState } from "react";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { sendCommand } from "@/lib/client/command/send-command";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { FileForm, type FileFormWords } from "./file-form";
import { sendFile } from "./send-file";
import { useFileUpload } from "./use-file-upload";

const MAX_BYTES = 20 * 1_048_576;

/** What the browser itself can see wrong. */
export type DatedFileFault = "none" | "tooLarge" | "oldXls" | "other" | "noDate";

export interface DatedFileFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  /** What asks for the check, with the file's id and its day. */
  readonly command: "match.start" | "reply.start";
  /** What the upload is told that the file is for, and of what; absent where the duty says it. */
  readonly use?: string;
  readonly of?: string;
  /** Below it stands the page of the file. */
  readonly path: string;
  readonly words: FileFormWords &
    Readonly<Record<"date" | "dateHint" | "oldXls" | "IN_FUTURE" | "CONTENT_NOT_READY", string>> & {
      /** Where the file answers something that has a day. */
      readonly BEFORE_PACKAGE?: string;
    };
  readonly dateLabels: DateLabels;
  readonly faults: Readonly<Record<DatedFileFault, string>>;
}

function faultOf(chosen: File): DatedFileFault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  if (/\.xls$/i.test(chosen.name)) return "oldXls";
  return /\.(xlsx|csv|txt)$/i.test(chosen.name) ? null : "other";
}

/** Chooses a reply and the day of its letter, uploads it and asks for its check. */
export function DatedFileForm(props: DatedFileFormProps) {
  const { grantId, regencyCode, command, use, of, path, words, dateLabels, faults } = props;
  const id = useId();
  const [repliedOn, setRepliedOn] = useState("");
  const upload = useFileUpload<DatedFileFault>({
    faultOf,
    lacking: () => (repliedOn === "" ? "noDate" : null),
    async deliver(file, { uploadId, operationId }) {
      const stored = await sendFile(`/api/uploads/${uploadId}`, file, grantId, use, of);
      const input = { regencyCode, id: uploadId, repliedOn };
      return stored.ok ? sendCommand(command, input, { grantId, operationId }) : stored;
    },
    hrefOf: ({ uploadId }) => `${path}/${formatPublicId(regencyCode, uploadId)}`,
  });
  const lacksDate = upload.trouble !== null && "fault" in upload.trouble && upload.trouble.fault === "noDate";
  return (
    <FileForm
      upload={upload}
      words={words}
      faults={faults}
      accept=".csv,.txt,.xlsx"
      reasonOf={({ info, fields }) => {
        if (fields?.[0]?.detail === "IN_FUTURE") return words.IN_FUTURE;
        if (fields?.[0]?.detail === "BEFORE_PACKAGE") return words.BEFORE_PACKAGE;
        if (info?.["reason"] === "CONTENT_NOT_READY") return words.CONTENT_NOT_READY;
        return info?.["reason"] === "OLD_XLS" ? words.oldXls : undefined;
      }}
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
