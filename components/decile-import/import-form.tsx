"use client";

import { useId, useState } from "react";
import { FileForm, type FileFormWords } from "@/components/import/file-form";
import { sendFile } from "@/components/import/send-file";
import { useFileUpload } from "@/components/import/use-file-upload";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { sendCommand } from "@/lib/client/command/send-command";
import { DECILE_USE } from "@/lib/domain/decile-import/import-view";
import { quarterOf } from "@/lib/domain/dynamics/snapshot";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

const MAX_BYTES = 20 * 1_048_576;
const LEAST_SOURCE = 3;

/** What the browser itself can see wrong. */
export type DecileFault = "none" | "tooLarge" | "oldXls" | "other" | "noDate" | "noSource";

export interface DecileFormProps {
  readonly grantId: string;
  /** Shelf of the coach's region. */
  readonly regencyCode: string;
  readonly words: FileFormWords &
    Readonly<
      Record<
        "rankedOn" | "rankedOnHint" | "source" | "sourceHint" | "oldXls" | "IN_FUTURE" | "SNAPSHOT_DIFFERS",
        string
      >
    >;
  readonly dateLabels: DateLabels;
  readonly faults: Readonly<Record<DecileFault, string>>;
}

function faultOf(chosen: File): DecileFault | null {
  if (chosen.size > MAX_BYTES) return "tooLarge";
  if (/\.xls$/i.test(chosen.name)) return "oldXls";
  return /\.(xlsx|csv|txt)$/i.test(chosen.name) ? null : "other";
}

/** Chooses a file of deciles and says which ranking it is, uploads it and asks for its check. */
export function DecileForm({ grantId, regencyCode, words, dateLabels, faults }: DecileFormProps) {
  const id = useId();
  const [rankedOn, setRankedOn] = useState("");
  const [source, setSource] = useState("");
  const upload = useFileUpload<DecileFault>({
    faultOf,
    lacking: () => (rankedOn === "" ? "noDate" : source.trim().length < LEAST_SOURCE ? "noSource" : null),
    async deliver(file, { uploadId, operationId }) {
      const stored = await sendFile(`/api/uploads/${uploadId}`, file, grantId, DECILE_USE);
      const input = { regencyCode, id: uploadId, snapshotId: quarterOf(rankedOn), rankedOn, source: source.trim() };
      return stored.ok ? sendCommand("decile.start", input, { grantId, operationId }) : stored;
    },
    hrefOf: ({ uploadId }) => `/mutu/potret/${formatPublicId(regencyCode, uploadId)}`,
  });
  const lacks = (fault: DecileFault) =>
    upload.trouble !== null && "fault" in upload.trouble && upload.trouble.fault === fault;
  return (
    <FileForm
      upload={upload}
      words={words}
      faults={faults}
      accept=".csv,.txt,.xlsx"
      reasonOf={({ info, fields }) => {
        const detail = fields?.[0]?.detail;
        if (detail === "IN_FUTURE" || detail === "SNAPSHOT_DIFFERS") return words[detail];
        return info?.["reason"] === "OLD_XLS" ? words.oldXls : undefined;
      }}
    >
      <DateInput
        id={`${id}-date`}
        legend={words.rankedOn}
        hint={words.rankedOnHint}
        value={rankedOn}
        onChange={setRankedOn}
        labels={dateLabels}
        error={lacks("noDate") ? faults.noDate : undefined}
      />
      <Field
        id={`${id}-source`}
        label={words.source}
        hint={words.sourceHint}
        error={lacks("noSource") ? faults.noSource : undefined}
      >
        {(control) => (
          <TextInput {...control} value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
        )}
      </Field>
    </FileForm>
  );
}
