"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { FileForm, type FileFormWords } from "@/components/import/file-form";
import { sendFile } from "@/components/import/send-file";
import type { Trouble } from "@/components/import/use-file-upload";
import { Alert } from "@/components/ui/alert";
import { type CarriedIn, HANDOVER_USE, MAX_HANDOVER_BYTES, type PartsRead } from "@/lib/domain/field/handover-file";

type Fault = "none" | "tooLarge" | "other" | "empty";

export interface CarryInProps {
  readonly grantId: string;
  readonly words: FileFormWords & Readonly<Record<"doneTitle", string>>;
  readonly faults: Readonly<Record<Fault, string>>;
  /** Why the server refuses a file, by the reason it gives, or by its code. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Each count in words, with `{count}` for the number, in the order of telling. */
  readonly counts: Readonly<Record<CountKey, string>>;
  readonly aside: string;
  /** How far a hand-over in several parts was read, with `{number}`, `{of}` and `{missing}`. */
  readonly parts: Readonly<Record<"whole" | "missing", string>>;
}

const COUNTS = ["taken", "known", "replaced", "conflicts", "waiting", "later", "photos", "photosLeft"] as const;
type CountKey = (typeof COUNTS)[number];

function faultOf(file: File): Fault | null {
  if (file.size > MAX_HANDOVER_BYTES) return "tooLarge";
  if (file.size === 0) return "empty";
  return /\.dtsen$/i.test(file.name) ? null : "other";
}

function isCarriedIn(value: object): value is CarriedIn {
  return "taken" in value && "isAside" in value;
}

function needsSomebody({ isAside, waiting, parts }: CarriedIn): boolean {
  return isAside || waiting > 0 || (parts !== null && parts.missing.length > 0);
}

function partsText(words: CarryInProps["parts"], { number, of, missing }: PartsRead): string {
  return (missing.length === 0 ? words.whole : words.missing)
    .replace("{number}", String(number))
    .replace("{of}", String(of))
    .replace("{missing}", missing.join(", "));
}

/** Reads in what a device could not send itself, and says what became of it. */
export function CarryIn({ grantId, words, faults, reasons, counts, aside, parts }: CarryInProps) {
  const router = useRouter();
  const upload = useRef(uuidv7());
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Trouble<Fault> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<CarriedIn | null>(null);

  const choose = (chosen: File | null) => {
    if (isBusy) return;
    upload.current = uuidv7();
    setFile(chosen);
    setResult(null);
    const fault = chosen === null ? null : faultOf(chosen);
    setTrouble(fault === null ? null : { fault });
  };
  const send = async () => {
    if (isBusy) return;
    const fault = file === null ? "none" : faultOf(file);
    if (fault !== null || file === null) return setTrouble({ fault: fault ?? "none" });
    setBusy(true);
    setTrouble(null);
    const outcome = await sendFile(`/api/uploads/${upload.current}`, file, grantId, HANDOVER_USE);
    setBusy(false);
    if (!outcome.ok) return setTrouble({ refusal: outcome.error });
    if (!isCarriedIn(outcome.value)) return setTrouble({ refusal: { code: "INTERNAL" } });
    setFile(null);
    setResult(outcome.value);
    router.refresh();
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      <FileForm
        upload={{ file, trouble, isBusy, choose, send }}
        words={words}
        faults={faults}
        accept=".dtsen"
        reasonOf={({ code, info }) => reasons[String(info?.["reason"] ?? code)]}
      />
      {result === null ? null : (
        <Alert
          tone={needsSomebody(result) ? "attention" : "success"}
          live="polite"
          title={words.doneTitle.replace("{device}", result.label).replace("{name}", result.ownerName)}
        >
          {result.isAside ? <p>{aside}</p> : null}
          {result.parts === null ? null : <p>{partsText(parts, result.parts)}</p>}
          <ul className="list-disc ps-5">
            {COUNTS.filter((key) => result[key] > 0 || key === "taken").map((key) => (
              <li key={key}>{counts[key].replace("{count}", String(result[key]))}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
