"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { type PaperFields, type PaperKind, paperProblems } from "@/lib/domain/delivery/paper";
import type { PaperWords } from "./paper-words";

const NOBODY = { institution: "", name: "", position: "" };

export interface PaperOptions {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly packageId: string;
  /** YYYY-MM-DD in the regency. */
  readonly today: string;
  /** What was filled in last for this receiver. */
  readonly before: PaperFields | null;
  readonly words: PaperWords;
}

/** A paper while it is filled in, what is missing, and the step that issues it. */
export function usePaper({ grantId, regencyCode, packageId, today, before, words }: PaperOptions) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [kind, setKind] = useState<PaperKind>("bast");
  const [isTried, setTried] = useState(false);
  const [fields, setFields] = useState<PaperFields>({
    letterNumber: "",
    madeOn: today,
    place: before?.place ?? "",
    giver: before?.giver ?? NOBODY,
    receiver: before?.receiver ?? NOBODY,
    method: before?.method ?? "upload",
    validTo: null,
    mayReshare: before?.mayReshare ?? false,
  });
  // One issue, however often it is pressed.
  const id = useRef(uuidv7());
  const asked = { ...fields, validTo: kind === "bast" ? null : fields.validTo };
  const problems = paperProblems(kind, asked);
  const texts = [asked.letterNumber, asked.madeOn, asked.place];
  const people = [asked.giver, asked.receiver].flatMap((party) => Object.values(party));
  const isWhole = problems.length === 0 && [...texts, ...people].every((text) => text.trim() !== "");

  const change = (part: Partial<PaperFields>) => {
    clear();
    setFields((now) => ({ ...now, ...part }));
  };
  const errorOf = (path: string, text: string) => {
    if (!isTried) return undefined;
    const found = problems.find((one) => one.path === path)?.detail;
    if (found === "IDENTITY_NUMBER") return words.identity;
    if (found === "END_BEFORE") return words.endBefore;
    if (found === "END_MISSING") return words.endMissing;
    return text.trim() === "" ? words.missing : undefined;
  };
  const issue = async () => {
    setTried(true);
    if (!isWhole) return;
    const input = { id: id.current, regencyCode, packageId, kind, fields: asked };
    const issued = await send("delivery.issue-paper", input);
    // Also after a refusal: the paper may be there since an earlier press whose answer was lost, and is to be seen.
    router.refresh();
    if (issued === null) return;
    id.current = uuidv7();
    setTried(false);
    showToast(words.done);
  };
  return { kind, setKind, fields, change, errorOf, issue, busy, problem };
}
